import { expect, it } from 'vitest';
import { Lasting } from './lasting.ts';

const quantity = (value: string, max: string) => ({ kind: 'quantity' as const, value, min: '0', max, step: '500' });

it('the ends of a slider stay while its value lies well between them', () => {
  const ends = new Lasting();
  const max = (place: string, value: string, found: string) => ends.of(place, quantity(value, found)).max;
  expect(max('a', '38000', '100000')).toBe('100000');
  expect(max('a', '58600', '200000')).toBe('100000');
  expect(max('a', '95000', '200000')).toBe('100000');
  expect(max('b', '58600', '200000')).toBe('200000');
  expect(max('a', '95500', '200000')).toBe('200000');
  expect(max('a', '38000', '100000')).toBe('200000');
  // Less than a step of the old ones.
  expect(max('a', '300', '1000')).toBe('1000');
  // Who slides to the lower end can slide back.
  expect(max('a', '0', '1')).toBe('1000');
  // A share where there was a number.
  expect(ends.of('b', { ...quantity('0.5', '1'), kind: 'percent' }).max).toBe('1');
});
