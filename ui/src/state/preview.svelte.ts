/**
 * The study priced with values under way. Drawings show it at once; figures and words follow a
 * frame later, for WebKit paints a few changed places by themselves but all that lies between many.
 * What is known when a step is made is drawn before the slider shows it: a frame earlier than with it.
 */
import type { Evaluation } from '../generated/Evaluation.ts';
import { foreseen, same, type Changes } from './changes.ts';
import { afterFrame, Latest, onFrame, type Frame } from './latest.ts';
import { paintSoon } from './paint.ts';

/** Milliseconds between steps of a hand that moves on, and between the figures it is shown. */
const MOVING = 40;
const READ = 100;

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

/** An answer to values; null while it is on its way. */
interface Answer {
  changes: Changes;
  found: Evaluation | null;
}

export class Preview {
  /** None while nothing is under way. */
  drawn = $state.raw<Evaluation | null>(null);

  /** What figures and words still show while a frame with newer drawings is being painted. */
  #behind = $state.raw<Evaluation | null>(null);
  /** The values under way, and what comes next when the hand goes on as it did. */
  #changes: Changes = {};
  #next: Changes | null = null;
  /** That, asked for while the hand rests between two steps. */
  #ahead: (Answer & { coming: Promise<Evaluation | null> }) | null = null;
  /** What is drawn, and what the last step has left: a hand may turn back. */
  #here: Answer | null = null;
  #left: Answer | null = null;
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
      const found = await this.#answer(changes);
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
    this.#next = foreseen(this.#changes, changes);
    this.#changes = changes;
    const known = show && this.#latest.resting ? this.#atHand(changes) : null;
    if (known) return this.#draw(changes, known, show);
    show?.();
    this.#latest.push(changes);
    // The slider's own new place is painted while the answer is on its way, not with it.
    setTimeout(paintSoon, 0);
  }

  #atHand(changes: Changes): Evaluation | null {
    const answer = [this.#ahead, this.#left].find((one) => one?.found && same(one.changes, changes));
    return answer?.found ?? null;
  }

  /** Resolves when nothing is on its way. */
  idle(): Promise<void> {
    return this.#latest.idle();
  }

  /** Forgets what is on its way; what is shown stays. */
  drop(): void {
    this.#foreseeNothing();
    this.#latest.drop();
  }

  /** Shows the study as it is kept. */
  clear(): void {
    this.#foreseeNothing();
    this.drawn = null;
    this.#behind = null;
  }

  #foreseeNothing(): void {
    [this.#next, this.#ahead, this.#here, this.#left] = [null, null, null, null];
  }

  /** What was asked for ahead is drawn once the slider's own new place is painted: the two together take WebKit twice as long. */
  async #answer(changes: Changes): Promise<Evaluation | null> {
    const ahead = this.#ahead;
    if (!ahead || !same(ahead.changes, changes)) return this.#ask(changes);
    paintSoon();
    await new Promise<void>((painted) => this.#painted(painted));
    return ahead.coming;
  }

  #draw(changes: Changes, found: Evaluation, show?: () => void): void {
    const behind = this.told;
    this.#left = this.#here;
    this.#here = { changes, found };
    // The same months are the same list, so that what stands at them is not placed anew.
    if (behind?.months.join() === found.months.join()) found.months = behind.months;
    this.drawn = found;
    this.#behind = behind;
    paintSoon();
    this.#painted(() => {
      if (show) {
        show();
        paintSoon();
      }
      this.#follow();
    });
  }

  /** At once after a single step; ten times a second while one follows another. */
  #follow(): void {
    if (this.#next && this.#latest.resting) this.#askAhead(this.#next);
    clearTimeout(this.#later);
    const now = performance.now();
    const moving = now - this.#steppedAt < MOVING;
    this.#steppedAt = now;
    this.#later = setTimeout(() => this.#tell(), moving && now - this.#toldAt < READ ? MOVING : 0);
  }

  #askAhead(changes: Changes): void {
    const coming = this.#ask(changes);
    const ahead = { changes, coming, found: null as Evaluation | null };
    this.#ahead = ahead;
    void coming.then((found) => (ahead.found = found));
  }

  #tell(): void {
    this.#toldAt = performance.now();
    this.#behind = null;
  }
}
