/**
 * Ends of sliders that last. The application puts them about the value as it is kept; taken over with
 * each step, a handle would leap as soon as it is let go beyond the middle.
 */
import type { Assumption } from '../generated/Assumption.ts';
import { positionOf } from '../words/decimal.ts';

export type Ends = Pick<Assumption, 'min' | 'max' | 'step'>;

/** From 0 to 1: nearer to the upper end than this there is no room to go on, nearer to the lower one the steps are too coarse. */
const ROOM = 0.05;

export class Lasting {
  #held = new Map<string, Ends & Pick<Assumption, 'kind'>>();

  /** The ends at a place: those it had, while the value lies well between them, or at the lower one, from where there must be a way back. */
  of(place: string, { value, kind, min, max, step }: Ends & Pick<Assumption, 'value' | 'kind'>): Ends {
    const held = this.#held.get(place);
    if (held?.kind === kind) {
      const at = positionOf(value, held.min, held.max);
      if ((at === 0 || at >= ROOM) && at <= 1 - ROOM) return held;
    }
    const found = { min, max, step, kind };
    this.#held.set(place, found);
    return found;
  }
}
