/** Cumulative amounts as stairs: a month's amount falls due at its start and stands to its end. */
import type { Scale } from './scale.ts';

const tenth = (place: number) => Math.round(place * 10) / 10;

/** A path of level and upright pieces only, as short as it can be: a slider's step draws hundreds of them within a frame. */
class Stair {
  #drawn: string;
  #x: number;
  #y: number;
  /** Where the level piece under way has come to. */
  #to: number;

  constructor(x: number, y: number) {
    [this.#x, this.#y] = [tenth(x), tenth(y)];
    this.#to = this.#x;
    this.#drawn = `M${this.#x},${this.#y}`;
  }

  along(x: number): void {
    this.#to = tenth(x);
  }

  upright(y: number): void {
    const to = tenth(y);
    if (to === this.#y) return;
    this.#drawn = `${this.path}V${to}`;
    [this.#x, this.#y] = [this.#to, to];
  }

  get path(): string {
    return this.#to === this.#x ? this.#drawn : `${this.#drawn}H${this.#to}`;
  }
}

/** `end` is where the line comes to rest when more falls due after the last month. */
export function stepLine(values: readonly number[], x: Scale, y: Scale, end?: number): string {
  const stair = new Stair(x(0), y(0));
  for (const [month, value] of values.entries()) {
    stair.along(x(month));
    stair.upright(y(value));
  }
  stair.along(x(values.length));
  stair.upright(y(end ?? values.at(-1) ?? 0));
  return stair.path;
}

const below = (lower: readonly number[], other: readonly number[], month: number): boolean =>
  month < lower.length && (lower[month] ?? 0) < (other[month] ?? 0);

/** The area between two stairs where the first is the lower one, a piece for each run of such months. */
export function advantage(lower: readonly number[], other: readonly number[], x: Scale, y: Scale): string {
  const pieces: string[] = [];
  for (let month = 0; month < lower.length; month += 1) {
    if (!below(lower, other, month)) continue;
    const from = month;
    while (below(lower, other, month)) month += 1;
    const stair = new Stair(x(from), y(lower[from] ?? 0));
    for (let at = from; at < month; at += 1) {
      stair.upright(y(other[at] ?? 0));
      stair.along(x(at + 1));
    }
    for (let at = month - 1; at >= from; at -= 1) {
      stair.upright(y(lower[at] ?? 0));
      stair.along(x(at));
    }
    pieces.push(`${stair.path}Z`);
  }
  return pieces.join('');
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
