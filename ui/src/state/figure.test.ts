import { describe, expect, it } from 'vitest';
import { asked, optionOf, under } from './figure.ts';

describe('a figure', () => {
  it('keeps its name where it is one of the study on screen', () => {
    expect(under('pro/total-cash', {})).toBe('pro/total-cash');
    expect(asked('pro/total-cash')).toEqual({ reference: 'pro/total-cash' });
  });

  it('carries its circumstances, whatever paths and values hold', () => {
    const changes = [{ path: 'scenarios.a&b.usage.dau?.start', value: '1,200' }, { path: 'options.x.discount', value: '-5' }];
    const figure = under('pro/total-cash', { scenario: '最坏', changes });
    expect(asked(figure)).toEqual({ reference: 'pro/total-cash', scenario: '最坏', changes });
    expect(optionOf(figure)).toBe('pro');
    const part = under('pro', { part: 0 });
    expect(asked(part)).toEqual({ reference: 'pro', part: 0, changes: [] });
    expect(asked(figure).part).toBeUndefined();
  });
});
