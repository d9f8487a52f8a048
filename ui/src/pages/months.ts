/** The columns of the month table: what an option costs by month, without those that are all zero. */
import type { Basis } from '../generated/Basis.ts';
import type { BooksView } from '../generated/BooksView.ts';
import type { MonthsView } from '../generated/MonthsView.ts';
import type { OptionView } from '../generated/OptionView.ts';
import type { Flow } from '../state/view.svelte.ts';
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
  /** What its figures are called where they are explained (`monthFigure`); empty for payments, none for what has no trace. */
  figure: string | null;
}

const column = (name: string, key: string, cells: readonly string[], how: Partial<Column> = {}): Column => ({
  name, key, cells, total: sum(cells), later: null, part: false, leading: false, figure: name, ...how,
});

/** What has come together up to each month. */
export const running = (cells: readonly string[]): string[] => {
  let reached = '0';
  return cells.map((cell) => (reached = sum([reached, cell])));
};

const moves = ({ cells }: Column): boolean => cells.some((cell) => !isZero(cell));

/** Balances stand at a month's end; movements of the books add up. */
const books = (found: BooksView | null, names: readonly string[], how: Partial<Column>): Column[] =>
  names.flatMap((name) => {
    const one = found?.columns.find((column) => column.name === name);
    return one ? [column(name, one.title.key, one.amounts, { figure: name === 'closing' ? name : null, ...how })] : [];
  });

/** An option whose amounts by month are there. */
export type ByMonth = OptionView & { months: MonthsView };

export const hasMonths = (option: OptionView | null | undefined): option is ByMonth => Boolean(option?.months);

export function columns(option: ByMonth, flow: Flow, found: BooksView | null): Column[] {
  const { months } = option;
  const paid = column('paid', 'column-paid', months.paid, { later: option.later.paid });
  const balance = { total: null };
  switch (flow) {
    case 'cash':
    case 'accrual':
      return payments(option, flow);
    case 'balance': {
      const debts = books(found, ['prepaid_current', 'prepaid_non_current', 'prepaid_lapsing', 'fixed_assets', 'intangible_assets', 'input_vat', 'receivable_current', 'receivable_non_current', 'payable', 'accrued'], balance);
      return [...debts.filter(moves), ...books(found, ['closing'], { ...balance, leading: true })];
    }
    case 'tax':
      return [
        column('tax', 'kind-tax', months.tax, { leading: true, later: option.later.tax }),
        ...[...books(found, ['vat_paid', 'vat_recovered'], {}), ...books(found, ['input_vat'], balance)].filter(moves),
        paid,
      ];
    case 'present':
      return [
        paid,
        column('present', 'column-present', months.present_value, { leading: true, later: option.later.present_value }),
        column('present-reached', 'column-present-reached', running(months.present_value), { ...balance, figure: null }),
      ];
    case 'own':
      return [
        paid,
        column('cumulative', 'column-cumulative', option.cumulative.paid, { ...balance, figure: 'paid-so-far' }),
        column('cash', 'column-cash', months.cash_left ?? [], { ...balance, leading: true }),
      ];
  }
}

function payments(option: ByMonth, basis: Basis): Column[] {
  const { months } = option;
  const parts = kinds
    .map((kind) => column(kind, kindKeys[kind], months[kind], { part: true, later: option.later[kind] }))
    .filter(({ cells, later }) => [...cells, later ?? '0'].some((cell) => !isZero(cell)));
  const reached = option.cumulative[basis === 'cash' ? 'paid' : 'spread'];
  return [
    ...(parts.length > 1 ? parts : []),
    column('paid', 'column-paid', months.paid, { leading: basis === 'cash', later: option.later.paid }),
    column('spread', 'column-spread', months.spread, { leading: basis === 'accrual' }),
    column('balance', 'column-balance', months.balance, { total: null }),
    column('cumulative', 'column-cumulative', reached, { total: null, figure: basis === 'cash' ? 'paid-so-far' : 'cost-so-far' }),
    column('present', 'column-present', months.present_value, { later: option.later.present_value }),
    ...(months.cash_left ? [column('cash', 'column-cash', months.cash_left, { total: null })] : []),
  ].filter((one) => one.name === 'paid' || moves(one));
}
