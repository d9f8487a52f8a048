/** The window prints what the application's own reports print: one list holds both. */
import { describe, expect, it } from 'vitest';
import * as format from './format.ts';
import type { Language } from './format.ts';

interface Printed {
  kind: string;
  value: string;
  currency?: string;
  decimals?: number;
  language: Language;
  accounting?: boolean;
  expected: string;
}

const files = import.meta.glob<Printed[]>('../../../tests/formats.json', { import: 'default', eager: true });
const all = Object.values(files).flat();

function printed({ kind, value, currency, decimals, language, accounting = false }: Printed): string {
  switch (kind) {
    case 'money':
      return format.money(language, { code: currency ?? 'CNY', decimals: decimals ?? 2 }, value, { accounting });
    case 'amount':
      return format.money(language, { code: currency ?? 'CNY', decimals: decimals ?? 2 }, value, { bare: true, accounting });
    case 'foreign':
      return format.foreign(language, currency ?? '', value);
    case 'quantity':
      return format.quantity(language, value);
    case 'percent':
      return format.percent(language, value);
    case 'month':
      return format.month(language, value);
    case 'axis-month':
      return format.shortMonth(language, value);
    case 'date':
      return format.date(language, value);
    default:
      throw new Error(`no way to print “${kind}”`);
  }
}

describe('figures of the common list', () => {
  it('are there', () => expect(all.length).toBeGreaterThan(100));

  it.each(all)('$language $kind $value $currency', (one) => {
    expect(printed(one)).toBe(one.expected);
  });
});
