/** How far a date can be moved among the others of its study, so that the study's check takes it. */
import { above } from '../../state/path.ts';
import { byDays, byMonths, type Mark } from './dated.ts';

/** Keys of one table that stand in this order, and the days between them at least: `end`, `to` and `until` are the last that count, `off` is the first that does not. */
const pairs: Readonly<Record<string, number>> = { 'start end': 0, 'start in_use_from': 0, 'on off': 1, 'from to': 0, 'from until': 0 };

/** What must lie in the study: where an option begins, changes its plan and buys a pack. */
const inStudy = /^options\.("[^"]*"|[^.]+)\.(start|(changes|packs)\.\d+\.on)$/;

/** The days from one date to another at least; null when neither waits for the other. */
function between(early: Mark, late: Mark): number | null {
  const table = above(early.path);
  if (table === above(late.path)) return pairs[`${early.key} ${late.key}`] ?? null;
  if (late.path === `${table}.upgrade.on`) return 1;
  if (early.key === 'start') return late.path.startsWith(`${table}.`) && inStudy.test(late.path) ? 0 : null;
  const [, changes, n] = /^(.*\.changes)\.(\d+)\.on$/.exec(early.path) ?? [];
  return changes !== undefined && late.path === `${changes}.${Number(n) + 1}.on` ? 0 : null;
}

/** The first and the last date a mark can be moved to, where there are such; `start` is the study's first month. */
export function reach(mark: Mark, others: readonly Mark[], start: string, months: number): [string | null, string | null] {
  const least = others.flatMap((other) => { const days = between(other, mark); return days === null ? [] : [byDays(other.date, days)]; });
  const most = others.flatMap((other) => { const days = between(mark, other); return days === null ? [] : [byDays(other.date, -days)]; });
  if (inStudy.test(mark.path)) {
    least.push(`${start}-01`);
    most.push(byDays(byMonths(`${start}-01`, months), -1));
  }
  return [least.sort().at(-1) ?? null, most.sort()[0] ?? null];
}
