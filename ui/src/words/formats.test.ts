/** The window prints what the application's own reports print: one list holds both. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as format from './format.ts';
import type { Language } from './format.ts';

interface Printed {
  kind: string;
  value: string;
  currency?: string;
  decimals?: number;
  language: Language;
  expected: string;
}

const list = new URL('../../../tests/formats.json', import.meta.url);

function printed({ kind, value, currency, decimals, language }: Printed): string {
  switch (kind) {
    case 'money':
      return format.money(language, { code: currency ?? 'CNY', decimals: decimals ?? 2 }, value);
    case 'quantity':
      return format.quantity(language, value);
    case 'percent':
      return format.percent(language, value);
    case 'month':
      return format.month(language, value);
    case 'date':
      return format.date(language, value);
    default:
      throw new Error(`no way to print “${kind}”`);
  }
}

describe.skipIf(!existsSync(list))('figures of the common list', () => {
  const all = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Printed[]) : [];
  it.each(all)('$language $kind $value $currency', (one) => {
    expect(printed(one)).toBe(one.expected);
  });
});
