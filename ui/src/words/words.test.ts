import { describe, expect, it, vi } from 'vitest';
import { learn } from './bundles.ts';
import { words } from './words.svelte.ts';

learn('en', `
told = { $who } saves { $amount } ({ $share }) from { $month }
way = paid { $how }
yearly = by the year
ahead = { $who } stays ahead from month { $k } ({ $month }); last bill { $date }, { $n } months
`);
learn('zh-CN', '\nahead = { $who } 自第 { $k } 个月（{ $month }）起领先，末次 { $date }，{ $n } 个月合计\n');

describe('sentences', () => {
  it('prints every value by its type', () => {
    words.language = 'en';
    const told = {
      key: 'told',
      args: {
        who: { type: 'name' as const, value: { en: 'Prepaid', 'zh-CN': '预付' } },
        amount: { type: 'money' as const, value: '-12.5' },
        share: { type: 'percent' as const, value: '0.09' },
        month: { type: 'month' as const, value: '2027-03' },
      },
    };
    expect(words.say(told)).toBe('Prepaid saves −¥12.50 (9%) from Mar\u00A02027');
    expect(words.parts(told).map((part) => part.of)).toEqual(['name', undefined, 'money', undefined, 'percent', undefined, 'month']);
    expect(words.parts(told).map((part) => part.text).join('')).toBe(words.say(told));
  });

  it('keeps dates, and a month with its number, on one line', () => {
    const ahead = {
      key: 'ahead',
      args: {
        who: { type: 'name' as const, value: 'All 3 in one' },
        k: { type: 'count' as const, value: 31 },
        month: { type: 'month' as const, value: '2029-07' },
        date: { type: 'date' as const, value: '2029-12-01' },
        n: { type: 'count' as const, value: 36 },
      },
    };
    const pieces = (text: string) => text.split(' ');
    expect(pieces(words.say(ahead))).toEqual(['All', '3', 'in', 'one', 'stays', 'ahead', 'from', 'month\u00A031\u00A0(Jul\u00A02029);', 'last', 'bill', '1\u00A0Dec\u00A02029,', '36\u00A0months']);
    expect(pieces(words.say(ahead, 'zh-CN'))).toEqual(['All', '3', 'in', 'one', '自第\u00A031\u00A0个月（2029年7月）起领先，末次', '2029年12月1日，36\u00A0个月合计']);
    expect(pieces(words.numberedMonth(1, ['2029-06', '2029-07']))).toHaveLength(1);
    expect(pieces(words.month('2029-07'))).toHaveLength(1);
    expect(pieces(words.date('2029-12-01'))).toHaveLength(1);
  });

  it('lets counts select the plural', () => {
    expect(words.t('n-months', { n: 1 })).toBe('1 month');
    expect(words.t('n-months', { n: 36 })).toBe('36 months');
  });

  it('translates words inside sentences', () => {
    expect(words.say({ key: 'way', args: { how: { type: 'word', value: 'yearly' } } })).toBe('paid by the year');
  });

  it('shows a missing key instead of nothing', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(words.t('there-is-no-such-key')).toContain('there-is-no-such-key');
    expect(warn).toHaveBeenCalled();
    warn.mockRestore();
  });

  it('falls back to English, then to any wording of a name', () => {
    expect(words.name({ en: 'Base', 'zh-CN': '基准' }, 'zh-CN')).toBe('基准');
    expect(words.name({ en: 'Base' }, 'zh-CN')).toBe('Base');
    expect(words.name({ 'zh-CN': '基准' }, 'en')).toBe('基准');
    expect(words.name('Base', 'zh-CN')).toBe('Base');
  });
});
