import { describe, expect, it } from 'vitest';
import { words } from '../words/words.svelte.ts';
import { editable, finer, keyed, sent, shown } from './written.ts';

describe('a value in a field', () => {
  it('reads well', () => {
    words.language = 'en';
    expect(shown('percent', '0.08')).toBe('8%');
    expect(shown('quantity', '12000')).toBe('12,000');
    // 12,000 more in 23 steps.
    expect(shown('quantity', '521.739130434783')).toBe('521.74');
    expect(editable('quantity', '521.739130434783')).toBe('521.739130434783');
    expect(shown('quantity', '1.2345')).toBe('1.2345');
    expect(shown('number', '0.000035')).toBe('0.000035');
    expect(shown('months', '1')).toBe('1 month');
    expect(shown('months', '36')).toBe('36 months');
    expect(shown('money', '15290')).toBe('¥15,290');
    expect(shown('money', '0.05')).toBe('¥0.05');
  });

  it('is edited and sent as digits', () => {
    expect(editable('percent', '0.085')).toBe('8.5%');
    expect(editable('quantity', '12000')).toBe('12000');
  });

  it('goes out as it was typed', () => {
    expect(sent('quantity', ' 1.2万 ')).toBe('1.2万');
    expect(sent('quantity', '１２０００')).toBe('１２０００');
    expect(sent('quantity', '+10%')).toBe('+10%');
    expect(sent('percent', '8')).toBe('8%');
    expect(sent('percent', '８')).toBe('８%');
    expect(sent('percent', '8％')).toBe('8％');
    expect(sent('percent', '+10%')).toBe('+10%');
    // What is left to pay, by tenths or by hundredths.
    expect(['85折', '8.5折', '9折', '９５ 折'].map((left) => sent('percent', left))).toEqual(['15%', '15%', '10%', '5%']);
    expect(sent('quantity', '85折')).toBe('85折');
  });

  it('moves by keys, finer with Alt except whole months', () => {
    expect(keyed('ArrowUp', '300', '0', '5000', '50')).toBe('350');
    expect(keyed('PageDown', '300', '0', '5000', '50')).toBe('0');
    expect(keyed('End', '300', '0', '5000', '50')).toBe('5000');
    expect(keyed('x', '300', '0', '5000', '50')).toBeUndefined();
    expect(finer('percent', '0.005')).toBe('0.0005');
    expect(finer('months', '1')).toBe('1');
  });
});
