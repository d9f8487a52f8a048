import { describe, expect, it } from 'vitest';
import { written } from '../../testing/fixture.ts';
import { byDays, byMonths, lanes, position } from './dated.ts';
import { namesOf } from '../../state/called.ts';
import { words } from '../../words/words.svelte.ts';
import { guided, offers, questions } from './guided.ts';
import { column, isTable, pasteTiers } from './pasted.ts';

describe('pasting', () => {
  it('takes a column, a row or a list as values', () => {
    expect(column('100\r\n１２０\n\n1.2万\n')).toEqual(['100', '１２０', '1.2万']);
    expect(column('1\t2；3')).toEqual(['1', '2', '3']);
  });

  it('lays rows over tiers, passing over heads and signs of money', () => {
    const rows = 'up to\tprice\n１０００\t¥0.80\n5,000\t0.70 元\n∞\tUS$0.6';
    expect(pasteTiers([{ up_to: '1', unit_price: '9', flat_fee: '5' }], rows, 0, 'up_to')).toEqual([
      { up_to: '１０００', unit_price: '0.80', flat_fee: '5' },
      { up_to: '5,000', unit_price: '0.70' },
      { unit_price: '0.6' },
    ]);
    expect(pasteTiers([{ up_to: '10', unit_price: '1' }, { unit_price: '2' }], '3\n4', 0, 'unit_price')).toEqual([{ up_to: '10', unit_price: '3' }, { unit_price: '4' }]);
    expect([isTable('12'), isTable('12\n'), isTable('1\t2')]).toEqual([false, false, true]);
  });
});

describe('dates', () => {
  it('stand in lanes, one for each table that states them', () => {
    const option = written.options[1];
    expect(lanes(option, 'options.pro-yearly')).toEqual([
      { path: 'options.pro-yearly.modules.audit', marks: [
        { path: 'options.pro-yearly.modules.audit.on', key: 'on', date: '2027-06-01' },
        { path: 'options.pro-yearly.modules.audit.off', key: 'off', date: '2028-01-01' },
      ] },
    ]);
  });

  it('move by months and days, the month’s end kept inside', () => {
    expect(byMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(byMonths('2027-01', -1)).toBe('2026-12');
    expect(byDays('2027-12-31', 1)).toBe('2028-01-01');
    expect(byDays('2027-12', 1)).toBe('2028-01');
    expect(position('2028-02-15', '2027-01')).toBeCloseTo(13 + 14 / 29);
  });
});

it('every guided start asks for figures and uses each of them', () => {
  for (const kind of offers) {
    const answers = Object.fromEntries(questions[kind].map(({ key }, n) => [key, `${kind}-${n}`]));
    const study = JSON.stringify(guided(kind, answers, { said: (key) => key, title: 'T', currency: 'CNY', start: '2027-01', months: 36 }));
    for (const answer of Object.values(answers)) expect(study).toContain(`"${answer}"`);
  }
});

it('plans of one name are told apart by their vendors', () => {
  words.language = 'en';
  const plan = (id: string, item: object) => ({ path: `plans.${id}`, item: { id, ...item } });
  const named = [plan('a', { name: 'Pro', vendor: { en: 'Ours', 'zh-CN': '我们' } }), plan('b', { name: { en: 'Pro' }, vendor: 'Theirs' }), plan('c', { name: 'Free', vendor: 'Ours' }), plan('d', {})];
  expect(namesOf(named)).toEqual(['Ours · Pro', 'Theirs · Pro', 'Free', 'd']);
});
