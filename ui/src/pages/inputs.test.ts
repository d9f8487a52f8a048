import { beforeEach, describe, expect, it } from 'vitest';
import { words } from '../words/words.svelte.ts';
import { shownValue } from './inputs.ts';

describe('the value of an input', () => {
  beforeEach(() => (words.language = 'en'));

  it('leaves out what only a division has written, and nothing that somebody wrote', () => {
    expect(shownValue('quantity', '308.571428571428')).toBe('308.57');
    expect(shownValue('number', '0.225')).toBe('0.225');
    expect(shownValue('quantity', '1234.5678')).toBe('1,234.5678');
    expect(shownValue('percent', '0.085')).toBe('8.5%');
  });
});
