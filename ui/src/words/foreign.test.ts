import { describe, expect, it } from 'vitest';
import { foreign } from './foreign.ts';
import { money, needsCode } from './format.ts';

const yuan = { code: 'CNY', decimals: 2 };

describe('several currencies on screen', () => {
  it('are those the study has rates for, each once', () => {
    expect(foreign({ exchange: [{ currency: 'USD' }, { currency: 'USD' }, { currency: 'JPY' }] })).toEqual(['USD', 'JPY']);
    expect(foreign({})).toEqual([]);
    expect(foreign(undefined)).toEqual([]);
  });

  it('are told by their codes where a sign could mean another', () => {
    expect(needsCode('en', 'CNY', ['USD'])).toBe(true);
    expect(needsCode('en', 'CNY', [])).toBe(false);
    expect(needsCode('zh-CN', 'CNY', ['USD'])).toBe(false);
    expect(needsCode('zh-CN', 'CNY', ['JPY'])).toBe(true);
    expect(money('en', yuan, '-1234.5', { named: true })).toBe('−CNY\u00a01,234.50');
    expect(money('zh-CN', yuan, '1234.5', { named: true })).toBe('CNY\u00a01,234.50');
    expect(money('en', yuan, '1234.5')).toBe('¥1,234.50');
  });
});
