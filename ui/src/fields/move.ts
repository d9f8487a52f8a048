/** Where a key or a drag leads from a value, and where it may lead next. */
import type { AssumptionKind } from '../generated/AssumptionKind.ts';
import { onGrid, positionOf } from '../words/decimal.ts';
import { finer, keyed } from './written.ts';

export interface Range {
  kind: AssumptionKind;
  min: string;
  max: string;
  step: string;
}

export interface Move {
  to: string;
  /** What may come after it, most likely first. */
  next: string[];
}

/** A step by a key, which is likely to be pressed again; none for keys that make no step. */
export function byKey({ key, altKey }: KeyboardEvent, value: string, { kind, min, max, step }: Range): Move | null {
  const after = (now: string) => keyed(key, now, min, max, altKey ? finer(kind, step) : step);
  const to = after(value);
  return to === undefined ? null : { to, next: [after(to) ?? to] };
}

/** Pixels from where a drag would be if it went on as it did, to where it may be then: the nearest first. */
const REACH = [0, ...Array.from({ length: 16 }, (_, n) => [n + 1, -n - 1]).flat()];

/** A drag that begins where a value stands. */
export class Pull {
  /** That place, from 0 to 1. */
  readonly from: number;
  #range: Range;
  #pixels: number;
  #last = 0;

  /** `pixels`: the way from one end of the range to the other. */
  constructor(value: string, range: Range, pixels: number) {
    this.from = positionOf(value, range.min, range.max);
    this.#range = range;
    this.#pixels = pixels;
  }

  /** So many pixels from where it began; in fine steps the same way leads a tenth as far. */
  to(distance: number, fine: boolean): Move {
    const onwards = 2 * distance - this.#last;
    this.#last = distance;
    return { to: this.#at(distance, fine), next: this.#around(onwards, fine) };
  }

  /** What lies about the place where it begins. */
  near(): string[] {
    return this.#around(0, false);
  }

  #around(distance: number, fine: boolean): string[] {
    return [...new Set(REACH.map((pixels) => this.#at(distance + pixels, fine)))];
  }

  #at(distance: number, fine: boolean): string {
    const { kind, min, max, step } = this.#range;
    return onGrid(this.from + distance / (fine ? 10 * this.#pixels : this.#pixels), min, max, fine ? finer(kind, step) : step);
  }
}
