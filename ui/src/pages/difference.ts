/** How the differences of a measure are meant: less is better for costs, more for own cash. */
import type { Measure } from '../generated/Measure.ts';
import type { RowView } from '../generated/RowView.ts';
import { compare, isNegative, isZero } from '../words/decimal.ts';

export type Meaning = 'saves' | 'more' | 'same' | 'neutral';

export function meaning(measure: Measure, difference: string): Meaning {
  if (isZero(difference)) return 'same';
  switch (measure) {
    case 'prepaid-at-end':
    case 'break-even':
    case 'given-up':
    case 'unserved':
      return 'neutral';
    case 'lowest-cash':
      return isNegative(difference) ? 'more' : 'saves';
    case 'total':
    case 'present-value':
    case 'monthly-equivalent':
    case 'day-one':
    case 'peak-month':
      return isNegative(difference) ? 'saves' : 'more';
  }
}

/** Whole units once amounts are large; the exact figure is in the tooltip then. */
export function roundsToUnits(rows: readonly RowView[]): boolean {
  return rows.some((row) =>
    row.cells.some((cell) => cell.kind === 'money' && compare(cell.amount.replace('-', ''), '10000') >= 0),
  );
}
