/** Where a drag leads from a value, and where it may lead next. */
import type { AssumptionKind } from '../generated/AssumptionKind.ts';
import { onGrid, positionOf } from '../words/decimal.ts';
import { finer } from './written.ts';

export interface Range {
  kind: AssumptionKind;
  min: string;
  max: string;
  step: string;
}

/** Pixels from where a drag would be if it went on as it did, to where it may be then: the nearest first. */
const REACH = [0, ...Array.from({ length: 16 }, (_, n) => [n + 1, -n - 1]).flat()];

export class Pull {
  /** Where it begins, from 0 to 1. */
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

  /** The value so many pixels from where it began; ten times as many for the same way in fine steps. */
  at(distance: number, fine = false): string {
    const { kind, min, max, step } = this.#range;
    return onGrid(this.from + distance / (fine ? 10 * this.#pixels : this.#pixels), min, max, fine ? finer(kind, step) : step);
  }

  /** What may come next: as far again, or a little less or more, or a little back. */
  next(distance = 0, fine = false): string[] {
    const onwards = 2 * distance - this.#last;
    this.#last = distance;
    return [...new Set(REACH.map((pixels) => this.at(onwards + pixels, fine)))];
  }
}
