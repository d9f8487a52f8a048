import { describe, expect, it } from 'vitest';
import * as format from './format.ts';

const cny = { code: 'CNY', decimals: 2 };

describe('printed figures', () => {
  it('prints money without passing it through a float', () => {
    expect(format.money('en', cny, '90071992547409931234.56')).toBe('¥90,071,992,547,409,931,234.56');
    expect(format.money('zh-CN', cny, '1234.5')).toBe('¥1,234.50');
    expect(format.money('zh-CN', { code: 'USD', decimals: 2 }, '1')).toBe('US$1.00');
    expect(format.money('en', { code: 'JPY', decimals: 0 }, '1234')).toBe('¥1,234');
  });

  it('writes a true minus, and a plus only when asked', () => {
    expect(format.money('en', cny, '-1234.5')).toBe('−¥1,234.50');
    expect(format.money('en', cny, '12', { signed: true, bare: true })).toBe('+12.00');
    expect(format.money('en', cny, '0.00', { signed: true })).toBe('¥0.00');
    expect(format.money('en', cny, '-0.00')).toBe('¥0.00');
  });

  it('rounds only when told how', () => {
    expect(format.money('en', cny, '17410.5', { decimals: 0 })).toBe('¥17,411');
  });

  it('prints shares, quantities and short figures', () => {
    expect(format.percent('en', '0.15')).toBe('15%');
    expect(format.percent('en', '0.0825')).toBe('8.25%');
    expect(format.quantity('en', '12000')).toBe('12,000');
    expect(format.quantity('zh-CN', '0.8')).toBe('0.8');
    expect(format.short('en', 12300)).toBe('12.3K');
    expect(format.short('zh-CN', 12300)).toBe('1.2万');
  });

  it('prints months and dates', () => {
    expect(format.month('en', '2028-02')).toBe('Feb 2028');
    expect(format.month('zh-CN', '2028-02')).toBe('2028年2月');
    expect(format.shortMonth('en', '2026-09')).toBe('Sep 26');
    expect(format.shortMonth('zh-CN', '2026-09')).toBe('26/09');
    expect(format.date('en', '2027-12-01')).toBe('1 Dec 2027');
    expect(format.date('zh-CN', '2027-12-01')).toBe('2027年12月1日');
  });

  it('prints a moment by its day and, where it is known, its time', () => {
    expect(['2027-12-01T12:04:59', '2027-12-01'].map((moment) => format.moment('en', moment))).toEqual(['1 Dec 2027 12:04', '1 Dec 2027']);
    expect(format.moment('zh-CN', '2027-12-01T12:04:59')).toBe('2027年12月1日 12:04');
  });

  it('prints a day as far as it is known', () => {
    expect(['2027', '2027-12', '2027-12-01'].map((day) => format.known('en', day))).toEqual(['2027', 'Dec 2027', '1 Dec 2027']);
    expect(['2027', '2027-12', '2027-12-01'].map((day) => format.known('zh-CN', day))).toEqual(['2027年', '2027年12月', '2027年12月1日']);
  });
});
