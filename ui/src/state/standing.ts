/** Which options stand in colour when there are more than can be told apart. */
import type { ComparisonView } from '../generated/ComparisonView.ts';
import { compare } from '../words/decimal.ts';

/** Columns side by side, and lines in colour. */
export const most = 4;

/**
 * The baseline and the cheapest, then what is pinned (the newest first), then what costs
 * least; all of them when there are no more than four. `options` are ids in the order of
 * the comparison's cells.
 */
export function standing(options: readonly string[], comparison: ComparisonView, pinned: readonly string[]): ReadonlySet<string> {
  if (options.length <= most) return new Set(options);
  const totals = comparison.rows.find((row) => row.measure === 'total')?.cells ?? [];
  const total = (id: string) => {
    const cell = totals[options.indexOf(id)];
    return cell?.kind === 'money' ? cell.amount : '0';
  };
  const nearest = [...options].sort((a, b) => compare(total(a), total(b)));
  const ranked = [comparison.baseline, comparison.verdict.option, ...[...pinned].reverse(), ...nearest];
  return new Set([...new Set(ranked)].filter((id) => options.includes(id)).slice(0, most));
}
