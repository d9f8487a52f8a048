/** From figures to pixels. The only place where amounts become floats: for drawing. */
import { nice, ticks } from 'd3-array';
import { textWidth } from './labels.ts';

export interface Scale {
  (value: number): number;
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
}

export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const width = domain[1] - domain[0] || 1;
  const at = (value: number) => range[0] + ((value - domain[0]) / width) * (range[1] - range[0]);
  return Object.assign(at, { domain, range });
}

/** A domain over all values that holds zero and ends on round figures, with its ticks. */
export function moneyAxis(values: Iterable<number>, count: number): { domain: [number, number]; ticks: number[] } {
  let [low, high] = [0, 0];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  // Where nothing is, no amounts are marked.
  if (low === high) return { domain: [0, 1], ticks: [0] };
  const domain = nice(low, high, count) as [number, number];
  return { domain, ticks: ticks(domain[0], domain[1], count) };
}

/** Bars and levels by month: the plot of a given height, with room for what stands around it. */
export interface MonthPlot {
  ticks: readonly number[];
  /** Where the plot begins, right of the amounts. */
  left: number;
  y: Scale;
  /** Where the months lie in a drawing of a given width. */
  across: (width: number) => Scale;
}

export function monthPlot(values: readonly number[], months: number, height: number, flagged: boolean, label: (tick: number) => string): MonthPlot {
  const axis = moneyAxis(values, height < 240 ? 4 : 5);
  const left = Math.max(...axis.ticks.map((tick) => textWidth(label(tick), 11))) + 14;
  return {
    ticks: axis.ticks,
    left,
    y: linear(axis.domain, [height - 26, flagged ? 30 : 16]),
    across: (width) => linear([0, months], [left, width - 4]),
  };
}

const strides = [1, 2, 3, 6, 12, 24, 60, 120];

/** The months (from 0) that get a label: evenly spaced on the calendar, `room` pixels apart at least. */
export function monthTicks(months: readonly string[], width: number, room: number): number[] {
  const each = width / Math.max(1, months.length);
  const stride = strides.find((step) => step * each >= room) ?? months.length;
  const calendar = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  return months.flatMap((month, index) => (calendar(month) % stride === 0 ? [index] : []));
}

/** The month under a position of the plot, kept inside the study. */
export function monthAt(position: number, width: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor((position / width) * count)));
}
