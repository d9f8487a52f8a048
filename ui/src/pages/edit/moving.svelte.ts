/**
 * Dates under way along the study's months: dragged, or moved by the arrow keys, a month at a
 * time, with Alt a day. A date stops where the study would be refused beyond: a beginning at its
 * end, an end at its beginning. Meanwhile everything shows what they would do; released or left,
 * it is one change.
 */
import type { Editing } from '../../state/editing.svelte.ts';
import type { OpenStudy } from '../../state/session.svelte.ts';
import { byDays, byMonths, position, type Mark } from './dated.ts';
import { reach } from './order.ts';

/** Milliseconds without a key after which what keys have moved is kept. */
const RESTED = 700;

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 12, PageDown: -12 };

export class MovingDates {
  /** By path. */
  #moved = $state.raw<Readonly<Record<string, string>>>({});
  #settle: ReturnType<typeof setTimeout> | undefined;
  #drag: { mark: Mark; x: number; width: number; from: string } | null = null;
  #study: OpenStudy;
  #editing: Editing;
  #all: () => readonly Mark[];

  /** `all` are the dates that stand beside each other. */
  constructor(study: OpenStudy, editing: Editing, all: () => readonly Mark[]) {
    this.#study = study;
    this.#editing = editing;
    this.#all = all;
  }

  get start(): string {
    return String(this.#editing.document['start'] ?? '');
  }

  get months(): number {
    return this.#study.evaluation?.months.length ?? 0;
  }

  /** The date that is being moved; none while all rest. */
  get under(): string | null {
    return Object.values(this.#moved)[0] ?? null;
  }

  moves = (mark: Mark): boolean => this.#moved[mark.path] !== undefined;

  shown = (mark: Mark): string => this.#moved[mark.path] ?? mark.date;

  /** Where a mark stands among the months, from 0 to 1. A last month counts to its end. */
  share(mark: Mark): number {
    const at = position(this.shown(mark), this.start) + (mark.key === 'to' && mark.date.length === 7 ? 1 : 0);
    return Math.min(1, Math.max(0, at / Math.max(1, this.months)));
  }

  /** Between which dates it can be moved, the others as they are shown. */
  reach(mark: Mark): [string | null, string | null] {
    const others = this.#all().map((other) => ({ ...other, date: this.shown(other) }));
    return reach(mark, others, this.start, this.months);
  }

  /** The months from the first that it can be moved to, and to the last. */
  range(mark: Mark): [number, number] {
    const [least, most] = this.reach(mark);
    const month = (date: string) => Math.min(this.months, Math.max(0, Math.round(position(date, this.start))));
    return [least === null ? 0 : month(least), most === null ? this.months : month(most)];
  }

  #move(mark: Mark, wished: string): void {
    const [least, most] = this.reach(mark);
    const late = least !== null && wished < least ? least : wished;
    const date = most !== null && late > most ? most : late;
    if (date === this.shown(mark)) return;
    this.#moved = { ...this.#moved, [mark.path]: date };
    this.#study.tryOut(mark.path, date);
  }

  #forget(path: string): void {
    this.#moved = Object.fromEntries(Object.entries(this.#moved).filter(([place]) => place !== path));
  }

  keep(mark: Mark): void {
    clearTimeout(this.#settle);
    const date = this.#moved[mark.path];
    if (date === undefined) return;
    if (date === mark.date) this.#giveUp(mark);
    else void this.#editing.put(mark.path, date).then(() => this.#forget(mark.path));
  }

  #giveUp(mark: Mark): void {
    this.#drag = null;
    this.#forget(mark.path);
    this.#study.giveUp(mark.path);
  }

  key(event: KeyboardEvent, mark: Mark): void {
    if (event.key === 'Escape' && this.moves(mark)) {
      event.stopPropagation();
      clearTimeout(this.#settle);
      this.#giveUp(mark);
      return;
    }
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.#move(mark, event.altKey ? byDays(this.shown(mark), by) : byMonths(this.shown(mark), by));
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => this.keep(mark), RESTED);
  }

  grab(event: PointerEvent & { currentTarget: HTMLElement }, mark: Mark): void {
    if (event.button !== 0) return;
    const width = event.currentTarget.parentElement?.clientWidth ?? 1;
    this.#drag = { mark, x: event.clientX, width, from: this.shown(mark) };
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  pull(event: PointerEvent): void {
    if (!this.#drag) return;
    const { mark, x, width, from } = this.#drag;
    const at = position(from, this.start);
    // Beyond the study's months nothing can be seen of it.
    const by = Math.min(this.months - at, Math.max(-at, ((event.clientX - x) / width) * this.months));
    this.#move(mark, event.altKey ? byDays(from, Math.round(by * 30)) : byMonths(from, Math.round(by)));
  }

  release(): void {
    if (this.#drag) this.keep(this.#drag.mark);
    this.#drag = null;
  }
}
