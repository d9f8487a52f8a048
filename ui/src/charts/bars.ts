/** Bars by month, stacked above and below zero. */
import { stack, stackOffsetDiverging } from 'd3-shape';

export interface Stack {
  kind: string;
  label: string;
  amounts: readonly string[];
}

export interface Segment {
  month: number;
  from: number;
  to: number;
}

/**
 * For each kind the piece of every month's bar that is its. Empty pieces are left out,
 * save those of the first kind: bars grow from them when the kinds change.
 */
export function segments(stacks: readonly Stack[], months: number): Segment[][] {
  const rows = Array.from({ length: months }, (_, month) =>
    Object.fromEntries(stacks.map((one) => [one.kind, Number(one.amounts[month] ?? 0)])),
  );
  const stacked = stack<Record<string, number>>()
    .keys(stacks.map((one) => one.kind))
    .offset(stackOffsetDiverging)(rows);
  return stacked.map((pieces, kind) =>
    pieces.flatMap(([from, to], month) => (from === to && kind > 0 ? [] : [{ month, from, to }])),
  );
}

/** Top and bottom of every month's bar. */
export function extents(pieces: readonly (readonly Segment[])[], months: number): { low: number[]; high: number[] } {
  const [low, high] = [new Array<number>(months).fill(0), new Array<number>(months).fill(0)];
  for (const { month, from, to } of pieces.flat()) {
    low[month] = Math.min(low[month] ?? 0, from, to);
    high[month] = Math.max(high[month] ?? 0, from, to);
  }
  return { low, high };
}

/** The height of a usual month's bar: the middle of those that have one. */
export function usualMonth(high: readonly number[]): number {
  const some = high.filter((value) => value > 0).toSorted((a, b) => a - b);
  return some[Math.floor((some.length - 1) / 2)] ?? 0;
}

/** The months whose bars stand far above the usual one and above their neighbours, high enough to be seen, and so deserve their figure: six at most. */
export function peaks(high: readonly number[]): number[] {
  const usual = high.toSorted((a, b) => a - b);
  const middle = usual[Math.floor(usual.length / 2)] ?? 0;
  const seen = Math.max(...high) / 8;
  const tall = high.flatMap((value, month) => (value > seen && value > middle * 1.8 && value > 1.5 * Math.max(high[month - 1] ?? 0, high[month + 1] ?? 0) ? [month] : []));
  return tall.length <= 6 ? tall : [];
}
