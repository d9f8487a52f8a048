import { expect, test } from 'vitest';
import { evaluation, start } from '../testing/fixture.ts';
import { standing } from './standing.ts';

const comparison = evaluation(start).cash;
if (!comparison) throw new Error('the fixture has no comparison');
const row = comparison.rows.find(({ measure }) => measure === 'total');
const money = (amount: string) => ({ kind: 'money' as const, amount, difference: null, best: false, trace: null });
const six = ['a', 'b', 'c', 'd', 'e', 'f'];
const given = {
  ...comparison,
  baseline: 'f',
  verdict: { ...comparison.verdict, option: 'c' },
  rows: row ? [{ ...row, cells: ['500', '90', '80', '400', '200', '900'].map(money) }] : [],
};

test('four or fewer all stand', () => {
  expect([...standing(six.slice(0, 4), given, [])]).toEqual(['a', 'b', 'c', 'd']);
});

test('the baseline and the cheapest, then the nearest by amount', () => {
  expect([...standing(six, given, [])]).toEqual(['f', 'c', 'b', 'e']);
});

test('pinned ones take the place of the nearest, the newest first', () => {
  expect([...standing(six, given, ['a'])]).toEqual(['f', 'c', 'a', 'b']);
  expect([...standing(six, given, ['a', 'd', 'b'])]).toEqual(['f', 'c', 'b', 'd']);
  expect([...standing(six, given, ['gone', 'c'])]).toEqual(['f', 'c', 'b', 'e']);
});
