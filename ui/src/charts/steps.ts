/** Cumulative amounts as stairs: a month's amount falls due at its start and stands to its end. */
import { area, curveStepAfter, line } from 'd3-shape';
import type { Scale } from './scale.ts';

type Point = [number, number];

const stairs = (values: readonly number[], end = values.at(-1) ?? 0): Point[] => [
  ...values.map((value, month): Point => [month, value]),
  [values.length, values.at(-1) ?? 0],
  ...(end === (values.at(-1) ?? 0) ? [] : [[values.length, end] satisfies Point]),
];

/** `end` is where the line comes to rest when more falls due after the last month. */
export function stepLine(values: readonly number[], x: Scale, y: Scale, end?: number): string {
  const path = line<Point>((point) => x(point[0]), (point) => y(point[1])).curve(curveStepAfter).digits(1);
  return path([[0, 0], ...stairs(values, end)]) ?? '';
}

/** The area between two stairs where the first is the lower one. */
export function advantage(lower: readonly number[], other: readonly number[], x: Scale, y: Scale): string {
  const rows = stairs(lower).map(([month, value]): [number, number, number] => {
    const beside = other[Math.min(month, other.length - 1)] ?? 0;
    return [month, value, Math.max(value, beside)];
  });
  const path = area<[number, number, number]>()
    .x((row) => x(row[0]))
    .y0((row) => y(row[1]))
    .y1((row) => y(row[2]))
    .curve(curveStepAfter)
    .digits(1);
  return path(rows) ?? '';
}

/** The height at which two stairs cross at the start of a month. */
export function crossing(month: number, a: readonly number[], b: readonly number[]): number {
  const span = (values: readonly number[]): [number, number] => {
    const [before, after] = [month > 0 ? (values[month - 1] ?? 0) : 0, values[month] ?? 0];
    return [Math.min(before, after), Math.max(before, after)];
  };
  const [spanA, spanB] = [span(a), span(b)];
  const [low, high] = [Math.max(spanA[0], spanB[0]), Math.min(spanA[1], spanB[1])];
  return (low + high) / 2;
}

/** What stands through each month, as its upper edge and as the area down to zero. */
export function levels(values: readonly number[], x: Scale, y: Scale): { line: string; area: string } {
  const edge = values.map((value, month) => `V${y(value).toFixed(1)}H${x(month + 1).toFixed(1)}`).join('');
  const [start, foot] = [x(0).toFixed(1), y(0).toFixed(1)];
  return { line: `M${start} ${y(values[0] ?? 0).toFixed(1)}${edge}`, area: `M${start} ${foot}${edge}V${foot}Z` };
}
