import { describe, expect, it } from 'vitest';
import { foreseen } from './changes.ts';

describe('what comes next', () => {
  it('is as far from the value as that was from the one before', () => {
    expect(foreseen({ a: '9.05%', b: '1' }, { a: '9.1%', b: '1' })).toEqual({ a: '9.15%', b: '1' });
    expect(foreseen({ a: '1200' }, { a: '1100' })).toEqual({ a: '1000' });
    expect(foreseen({ a: '-0.5' }, { a: '0' })).toEqual({ a: '0.5' });
  });

  it('is unknown after a first step, two values at once, no step, and what is no number', () => {
    expect(foreseen({}, { a: '1' })).toBeNull();
    expect(foreseen({ a: '1', b: '1' }, { a: '2', b: '2' })).toBeNull();
    expect(foreseen({ a: '1' }, { a: '1' })).toBeNull();
    expect(foreseen({ a: '1' }, { a: '2%' })).toBeNull();
    expect(foreseen({ a: '1' }, { a: '8k to 20k' })).toBeNull();
    expect(foreseen({ a: '2026-01' }, { a: '2026-02' })).toBeNull();
  });
});
