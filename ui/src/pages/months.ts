/** The columns of the month table: what an option costs by month, without those that are all zero. */
import type { Basis } from '../generated/Basis.ts';
import type { MonthView } from '../generated/MonthView.ts';
import type { OptionView } from '../generated/OptionView.ts';
import { isZero, sum } from '../words/decimal.ts';

/** The kinds of money in a month, in the order they are stacked. */
export const kinds = ['fixed', 'usage', 'one_time', 'financing', 'tax'] as const;
export type Kind = (typeof kinds)[number];

export const kindKeys: Readonly<Record<Kind, string>> = {
  fixed: 'kind-fixed',
  usage: 'kind-usage',
  one_time: 'kind-one-time',
  financing: 'kind-financing',
  tax: 'kind-tax',
};

export interface Column {
  name: string;
  key: string;
  cells: readonly string[];
  /** None for balances, which do not add up. */
  total: string | null;
  /** What falls due after the last month; none for what is no payment. */
  later: string | null;
  /** A part of the sum rather than the sum: zeros are dashes. */
  part: boolean;
  /** What the basis in view is about. */
  leading: boolean;
}

export function columns(option: OptionView, basis: Basis): Column[] {
  const of = (pick: (month: MonthView) => string) => option.months.map(pick);
  const column = (name: string, key: string, cells: readonly string[], how: Partial<Column> = {}): Column => ({
    name, key, cells, total: sum(cells), later: null, part: false, leading: false, ...how,
  });
  const parts = kinds
    .map((kind) => column(kind, kindKeys[kind], of((month) => month[kind]), { part: true, later: option.later[kind] }))
    .filter(({ cells, later }) => [...cells, later ?? '0'].some((cell) => !isZero(cell)));
  const paid = of((month) => month.paid);
  const spread = of((month) => month.spread);
  const running = basis === 'cash' ? of((month) => month.cumulative_paid) : of((month) => month.cumulative_spread);
  const cash = of((month) => month.cash_left ?? '');
  return [
    ...(parts.length > 1 ? parts : []),
    column('paid', 'column-paid', paid, { leading: basis === 'cash', later: option.later.paid }),
    column('spread', 'column-spread', spread, { leading: basis === 'accrual' }),
    column('balance', 'column-balance', of((month) => month.balance), { total: null }),
    column('cumulative', 'column-cumulative', running, { total: null }),
    column('present', 'column-present', of((month) => month.present_value), { later: option.later.present_value }),
    ...(cash.some((cell) => cell !== '') ? [column('cash', 'column-cash', cash, { total: null })] : []),
  ].filter(({ cells, name }) => name === 'paid' || cells.some((cell) => !isZero(cell)));
}
