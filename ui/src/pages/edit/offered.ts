/** Texts of the format that are chosen rather than written: periods and currencies. */
import { last, split } from '../../state/path.ts';
import { words } from '../../words/words.svelte.ts';

/** Currencies that are offered; any other is written into the file. */
export const currencies = ['CNY', 'USD', 'EUR', 'GBP', 'JPY', 'HKD', 'TWD', 'SGD', 'KRW', 'INR', 'AUD', 'CAD', 'CHF'] as const;

const usual = ['month', 'quarter', '6 months', 'year', '24 months', '36 months'];
const periods: Readonly<Record<string, readonly string[]>> = {
  cycle: usual,
  true_up: usual,
  running_total: usual,
  settlement: ['hour', 'day', ...usual],
  reset: ['day', 'month', 'quarter'],
};

function periodName(period: string): string {
  const months = /^(\d+) months$/.exec(period)?.[1];
  return months === undefined ? words.t(`period-${period}`) : words.t('n-months', { n: Number(months) });
}

/** What may stand at a place; null where anything may be written. */
export function offered(path: string): { value: string; label: string }[] | null {
  const key = last(path);
  if (key === 'currency') return currencies.map((code) => ({ value: code, label: words.currencyName(code) }));
  const found = key === 'cadence' ? (split(path).includes('charges') ? [...usual, 'once'] : usual) : periods[key];
  return found?.map((period) => ({ value: period, label: periodName(period) })) ?? null;
}
