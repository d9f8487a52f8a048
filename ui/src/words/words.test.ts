import { describe, expect, it, vi } from 'vitest';
import { learn } from './bundles.ts';
import { words } from './words.svelte.ts';

learn('en', `
told = { $who } saves { $amount } ({ $share }) from { $month }
way = paid { $how }
yearly = by the year
`);

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
    expect(words.say(told)).toBe('Prepaid saves −¥12.50 (9%) from Mar 2027');
    expect(words.parts(told).map((part) => part.of)).toEqual(['name', undefined, 'money', undefined, 'percent', undefined, 'month']);
    expect(words.parts(told).map((part) => part.text).join('')).toBe(words.say(told));
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
