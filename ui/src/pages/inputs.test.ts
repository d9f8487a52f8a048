import { beforeEach, describe, expect, it } from 'vitest';
import { words } from '../words/words.svelte.ts';
import type { Assumption } from '../generated/Assumption.ts';
import type { InputView } from '../generated/InputView.ts';
import { inputNow, shownValue, tickValue, usualInput } from './inputs.ts';

describe('the value of an input', () => {
  beforeEach(() => (words.language = 'en'));

  it('leaves out what only a division has written, and nothing that somebody wrote', () => {
    expect(shownValue('quantity', '308.571428571428')).toBe('308.57');
    expect(shownValue('number', '0.225')).toBe('0.225');
    expect(shownValue('quantity', '1234.5678')).toBe('1,234.5678');
    expect(shownValue('percent', '0.085')).toBe('8.5%');
  });

  it('is as short on its axis as on every other, and never another figure', () => {
    const users = { kind: 'quantity' } as InputView;
    expect(['0', '0.25', '8000', '20000', '10200', '10000000'].map((value) => tickValue(users, value))).toEqual(['0', '0.25', '8K', '20K', '10.2K', '10M']);
    words.language = 'zh-CN';
    expect(['8000', '20000', '10200', '10000000'].map((value) => tickValue(users, value))).toEqual(['8000', '2万', '1.02万', '1000万']);
  });
});

describe('the inputs of the map', () => {
  const known = (path: string, kind: Assumption['kind'] = 'percent') => ({ path, kind }) as Assumption;
  const fast = [known('scenarios.fast.usage.dau.start', 'quantity'), known('scenarios.fast.changes."cash.opening"', 'money'), known('options.year.billing.discount')];
  const document = { cash: { opening: '1' }, plans: [{ id: 'pro', charges: [{ id: 'fee', price: { amount: '9' } }] }] };

  it('are the same ones under another scenario, and none when the study has them no more', () => {
    expect(inputNow(null, fast, document)).toBeNull();
    expect(inputNow('scenarios.base.usage.dau.start', fast, document)).toBe('scenarios.fast.usage.dau.start');
    expect(inputNow('cash.opening', fast, document)).toBe('scenarios.fast.changes."cash.opening"');
    expect(inputNow('plans.pro.charges.fee.price.amount', fast, document)).toBe('plans.pro.charges.fee.price.amount');
    expect(inputNow('scenarios.base.usage.gone.start', fast, document)).toBeNull();
    expect(inputNow('plans.gone.charges.fee.price.amount', fast, document)).toBeNull();
  });

  it('begin with usage, else with what the cheapest option is given off', () => {
    expect(usualInput(fast, 'year')).toBeNull();
    expect(usualInput(fast.slice(1), 'year')).toBe('options.year.billing.discount');
    expect(usualInput(fast.slice(1), 'month')).toBeNull();
  });
});
