import { describe, expect, it } from 'vitest';
import { figure, moved, stepOf } from './figure.ts';

const step = (text: string, whole = false, fine = false) => {
  const found = figure(text);
  return found && stepOf(found, whole, fine);
};

describe('a written figure', () => {
  it('moves in steps of its size, and no finer than it is written', () => {
    const steps = { '1499': '10', '10000': '100', '300': '1', '5': '1', '0.22': '0.01', '0.0035': '0.0001', '20000.50': '100', '15%': '1', '1.2万': '0.1', '0': '1', '0.00': '0.01', '１０００': '10', '-40': '1' };
    for (const [text, wanted] of Object.entries(steps)) expect([text, step(text)]).toEqual([text, wanted]);
  });

  it('moves a tenth of that with Alt, and stays whole where it must', () => {
    expect([step('1499', false, true), step('0.22', false, true), step('5', false, true)]).toEqual(['1', '0.001', '0.1']);
    expect([step('36', true), step('36', true, true), step('12000', true, true)]).toEqual(['1', '1', '10']);
  });

  it('goes to the grid first, keeps its decimals and what stands behind it, and never below nothing', () => {
    expect(moved('1499', 1, '10')).toBe('1500');
    expect(moved('1499', -1, '10')).toBe('1490');
    expect(moved('0.80', 10, '0.01')).toBe('0.90');
    expect(moved('0.80', 20, '0.01')).toBe('1.00');
    expect(moved('15%', -3, '1')).toBe('12%');
    expect(moved('1.2万', 1, '0.1')).toBe('1.3万');
    expect(moved('５', 2, '1')).toBe('7');
    expect(moved('3', -9, '1')).toBe('0');
    expect(moved('-40', 50, '1')).toBe('10');
  });

  it('leaves other ways of writing alone', () => {
    for (const text of ['', '8k to 20k', '=3*4', '1,234', 'many', '1.2.3']) expect(figure(text)).toBeNull();
  });
});
