/**
 * The study priced with values under way. Drawings show it at once; figures and words follow a
 * frame later, for WebKit paints a few changed places by themselves but all that lies between many.
 * What is known when a step is made is drawn before the slider shows it: a frame earlier than with it.
 * What a hand may come to is asked for ahead, while it rests.
 */
import type { Evaluation } from '../generated/Evaluation.ts';
import type { Changes } from './changes.ts';
import { afterFrame, Latest, onFrame, type Frame } from './latest.ts';
import { paintSoon } from './paint.ts';

/** Milliseconds between steps of a hand that moves on, and between the figures it is shown. */
const MOVING = 40;
const READ = 100;

/** Milliseconds within which an answer must come for more to be asked for ahead: what is under way keeps a step waiting as long. */
const QUICK = 20;

interface Sources {
  /** Prices the study with some values replaced; null for values that cannot be read. */
  ask: (changes: Changes) => Promise<Evaluation | null>;
  /** The study as it is kept. */
  kept: () => Evaluation | null;
}

export interface Frames {
  /** When the next frame begins. */
  next: Frame;
  /** When the next frame was handed over. */
  painted: Frame;
}

/** So many answers are kept at hand: what a hand comes by that goes to and fro. */
const AT_HAND = 96;

export class Preview {
  /** None while nothing is under way. */
  drawn = $state.raw<Evaluation | null>(null);

  /** What figures and words still show while a frame with newer drawings is being painted. */
  #behind = $state.raw<Evaluation | null>(null);
  /** What was found under the same study and view, by the values, the latest last. */
  #known = new Map<string, Evaluation>();
  /** What may come next, most likely first; asked for while the hand rests between two steps. */
  #expected: readonly Changes[] = [];
  /** What of it is on its way. */
  #ahead: { values: string; coming: Promise<Evaluation | null> } | null = null;
  #painting = false;
  #toldAt = -Infinity;
  #steppedAt = -Infinity;
  #later: ReturnType<typeof setTimeout> | undefined;
  #ask: Sources['ask'];
  #kept: Sources['kept'];
  #painted: Frame;
  #latest: Latest<Changes>;

  constructor({ ask, kept }: Sources, { next, painted }: Frames = { next: onFrame, painted: afterFrame }) {
    this.#ask = ask;
    this.#kept = kept;
    this.#painted = painted;
    this.#latest = new Latest(async (changes, fresh) => {
      if (!fresh()) return;
      const ahead = this.#ahead;
      const found = await (ahead?.values === key(changes) ? ahead.coming : this.#ask(changes));
      if (!fresh()) return;
      if (found) this.#draw(changes, found);
      else this.clear();
    }, next);
  }

  /** What figures and words show. Derived, so that they rest while only drawings change. */
  readonly told = $derived.by(() => this.#behind ?? this.drawn ?? this.#kept());

  /**
   * Draws values as soon as they are priced. What they were changed by is told when to `show`
   * its new place: in the frame after the drawing, where that can be made at once.
   */
  push(changes: Changes, show?: () => void): void {
    const known = show && this.#latest.resting ? this.#known.get(key(changes)) : undefined;
    if (known) return this.#draw(changes, known, show);
    show?.();
    this.#latest.push(changes);
    // The slider's own new place is painted while the answer is on its way, not with it.
    setTimeout(paintSoon, 0);
  }

  /** What the hand may come to next, most likely first, in the place of what was expected before. */
  expect(changes: readonly Changes[]): void {
    this.#expected = changes;
    this.#askAhead();
  }

  /** Resolves when nothing is on its way. */
  idle(): Promise<void> {
    return this.#latest.idle();
  }

  /** Forgets what is on its way; what is shown stays. */
  drop(): void {
    this.#forget();
    this.#latest.drop();
  }

  /** Shows the study as it is kept. */
  clear(): void {
    this.#forget();
    this.drawn = null;
    this.#behind = null;
  }

  #forget(): void {
    this.#known = new Map();
    this.#expected = [];
    this.#ahead = null;
  }

  #draw(changes: Changes, found: Evaluation, show?: () => void): void {
    const behind = this.told;
    this.#remember(changes, found);
    // The same months are the same list, so that what stands at them is not placed anew.
    if (behind?.months.join() === found.months.join()) found.months = behind.months;
    this.drawn = found;
    this.#behind = behind;
    this.#painting = true;
    paintSoon();
    this.#painted(() => {
      this.#painting = false;
      if (show) {
        show();
        paintSoon();
      }
      this.#follow();
    });
  }

  /** At once after a single step; ten times a second while one follows another. */
  #follow(): void {
    this.#askAhead();
    clearTimeout(this.#later);
    const now = performance.now();
    const moving = now - this.#steppedAt < MOVING;
    this.#steppedAt = now;
    this.#later = setTimeout(() => this.#tell(), moving && now - this.#toldAt < READ ? MOVING : 0);
  }

  /** One after the other; not beside a step that is being priced or painted. */
  #askAhead(): void {
    if (this.#ahead || this.#painting || !this.#latest.resting) return;
    const at = this.#expected.findIndex((one) => !this.#known.has(key(one)));
    const next = this.#expected[at];
    if (!next) return;
    this.#expected = this.#expected.slice(at + 1);
    const ahead = { values: key(next), coming: this.#ask(next) };
    this.#ahead = ahead;
    const from = performance.now();
    void ahead.coming.then((found) => {
      if (this.#ahead !== ahead) return;
      this.#ahead = null;
      if (found) this.#remember(next, found);
      if (performance.now() - from <= QUICK) this.#askAhead();
    });
  }

  #remember(changes: Changes, found: Evaluation): void {
    const known = this.#known;
    known.delete(key(changes));
    known.set(key(changes), found);
    for (const oldest of known.keys()) {
      if (known.size <= AT_HAND) break;
      known.delete(oldest);
    }
  }

  #tell(): void {
    this.#toldAt = performance.now();
    this.#behind = null;
  }
}

const key = (changes: Changes): string => JSON.stringify(changes);
