/** Which of a chart's series the keys have led to, and what stands under the crosshair. */
import { words } from '../words/words.svelte.ts';
import type { Row } from './Readout.svelte';

/** A series of amounts by month, as it is named and read aloud. */
export interface Read {
  kind: string;
  label: string;
  amounts: readonly string[];
}

export interface Now {
  listed: readonly Read[];
  months: readonly string[];
  /** The selected month, and the one under the crosshair. */
  month: number | null;
  crosshair: number | null;
  /** The series that stands out while the keys have chosen none. */
  leading?: string;
}

export class Reading {
  /** The kind of the series that Up and Down have led to. */
  focused = $state<string | null>(null);

  #now: () => Now;

  constructor(now: () => Now) {
    this.#now = now;
  }

  get rows(): Row[] {
    const { listed, crosshair, leading } = this.#now();
    if (crosshair === null) return [];
    return listed.map((one) => ({ id: one.kind, name: one.label, amount: words.money(one.amounts[crosshair] ?? '0'), strong: one.kind === (this.focused ?? leading) }));
  }

  /** The selected month in words: all series, or the one the keys have led to. */
  get spoken(): string {
    const { listed, months, month } = this.#now();
    if (month === null) return '';
    const told = listed.filter((one) => this.focused === null || one.kind === this.focused);
    return [words.numberedMonth(month, months), ...told.map((one) => `${one.label} ${words.heardMoney(one.amounts[month] ?? '0')}`)].join(words.t('list-comma'));
  }

  /** To the series above (−1) or below (1), from the last to the first. */
  move(by: number): void {
    const { listed } = this.#now();
    const at = listed.findIndex((one) => one.kind === this.focused);
    this.focused = listed[at < 0 ? (by > 0 ? 0 : listed.length - 1) : (at + by + listed.length) % listed.length]?.kind ?? null;
  }
}
