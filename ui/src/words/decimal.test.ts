import { describe, expect, it } from 'vitest';
import { compare, isDecimal, isZero, onGrid, positionOf, shift, stepped, sum } from './decimal.ts';

describe('decimal text', () => {
  it('adds exactly', () => {
    expect(sum(['0.1', '0.2'])).toBe('0.3');
    expect(sum(['99999999999999999999.99', '0.01'])).toBe('100000000000000000000.00');
    expect(sum(['5', '-7.25'])).toBe('-2.25');
    expect(sum([])).toBe('0');
  });

  it('compares across different numbers of places', () => {
    expect(compare('1.50', '1.5')).toBe(0);
    expect(compare('-1', '0.01')).toBeLessThan(0);
    expect(compare('10', '9.99')).toBeGreaterThan(0);
  });

  it('moves the point', () => {
    expect(shift('0.08', 2)).toBe('8');
    expect(shift('0.0825', 2)).toBe('8.25');
    expect(shift('8', -2)).toBe('0.08');
    expect(shift('1', 2)).toBe('100');
    expect(shift('-0.005', 2)).toBe('-0.5');
  });

  it('tells zero and numbers from words', () => {
    expect(isZero('0.00')).toBe(true);
    expect(isZero('-0.01')).toBe(false);
    expect(isDecimal('12k')).toBe(false);
    expect(isDecimal('.5')).toBe(true);
    expect(isDecimal('')).toBe(false);
  });

  it('finds the grid under a position', () => {
    expect(onGrid(0.5, '0', '0.2', '0.005')).toBe('0.1');
    expect(onGrid(0.333, '0', '100', '10')).toBe('30');
    expect(onGrid(-1, '5', '10', '1')).toBe('5');
    expect(onGrid(2, '0', '0.20', '0.03')).toBe('0.2');
  });

  it('steps to the grid first and stays between the ends', () => {
    expect(stepped('0.08', 1, '0', '0.2', '0.005')).toBe('0.085');
    expect(stepped('12345', 1, '0', '20000', '100')).toBe('12400');
    expect(stepped('12345', -1, '0', '20000', '100')).toBe('12300');
    expect(stepped('20000', 10, '0', '20000', '100')).toBe('20000');
    expect(stepped('50', -10, '0', '20000', '100')).toBe('0');
  });

  it('places a value between its ends', () => {
    expect(positionOf('5', '0', '10')).toBe(0.5);
    expect(positionOf('50', '0', '10')).toBe(1);
    expect(positionOf('5', '5', '5')).toBe(0);
  });
});
