/** The dated things of an option or a forecast, and dates that move by months and days. */
import { isTree, join, segments } from '../../state/path.ts';

export interface Mark {
  /** Where the date stands. */
  path: string;
  key: string;
  date: string;
}

export interface Lane {
  /** The table the dates stand in. */
  path: string;
  marks: Mark[];
}

const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(value);
const notInTime = new Set(['as_of', 'url', 'id', 'name', 'note']);

/** One lane for each table that states dates, in the order written. */
export function lanes(value: unknown, path: string): Lane[] {
  if (Array.isArray(value)) {
    const names = segments(value);
    return value.flatMap((item, index) => lanes(item, join(path, names[index] ?? '')));
  }
  if (!isTree(value)) return [];
  const entries = Object.entries(value).filter(([key]) => !notInTime.has(key));
  const marks = entries.flatMap(([key, date]) => (isDate(date) ? [{ path: join(path, key), key, date }] : []));
  const below = entries.flatMap(([key, inner]) => lanes(inner, join(path, key)));
  return marks.length > 0 ? [{ path, marks }, ...below] : below;
}

const parts = (date: string) => ({ year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10) || '1'), whole: date.length === 7 });
const two = (n: number) => String(n).padStart(2, '0');
const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Months since the first month of the study, with days as a share; below 0 before it. */
export function position(date: string, start: string): number {
  const at = parts(date);
  const from = parts(start);
  return (at.year - from.year) * 12 + at.month - from.month + (at.day - 1) / daysIn(at.year, at.month);
}

/** The same day some months on; the month's last day where it has fewer. */
export function byMonths(date: string, months: number): string {
  const at = parts(date);
  const count = at.year * 12 + at.month - 1 + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  return at.whole ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(Math.min(at.day, daysIn(year, month)))}`;
}

export function byDays(date: string, days: number): string {
  const at = parts(date);
  if (at.whole) return byMonths(date, days);
  return new Date(Date.UTC(at.year, at.month - 1, at.day + days)).toISOString().slice(0, 10);
}
