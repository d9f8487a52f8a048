/**
 * Plans of the price book that a new study begins with: which they are, what they count, and
 * in which currencies they are priced.
 */
import type { BookPlan } from '../../generated/BookPlan.ts';
import type { Label } from '../../generated/Label.ts';
import type { PriceBookEntry } from '../../generated/PriceBookEntry.ts';
import type { PriceBookMeter } from '../../generated/PriceBookMeter.ts';
import type { PriceBookPlan } from '../../generated/PriceBookPlan.ts';
import type { PriceBookRow } from '../../generated/PriceBookRow.ts';
import type { OpenStudy } from '../../state/session.svelte.ts';

export interface ChosenPlan {
  entry: PriceBookEntry;
  plan: PriceBookPlan;
}

export class ChosenPlans {
  /** Every product of the book; empty until it has been read. */
  book = $state.raw<readonly PriceBookRow[]>([]);
  /** One line of the form each; its parts are empty until chosen. */
  lines = $state.raw<readonly BookPlan[]>([nothing, nothing]);
  #entries = $state.raw<Readonly<Record<string, PriceBookEntry>>>({});
  #study: OpenStudy;

  constructor(study: OpenStudy) {
    this.#study = study;
  }

  async read(): Promise<void> {
    if (this.book.length > 0) return;
    const reply = await this.#study.ask({ command: 'price-book', ask: 'list', filter: { search: '', mechanism: '', vendor: '', currency: '' } });
    if (reply?.reply === 'price-book') this.book = reply.entries;
  }

  plansOf(entry: string): readonly PriceBookPlan[] {
    return this.#entries[entry]?.plans ?? [];
  }

  /** Takes a product into a line, with the plan that the book calls usual. */
  async choose(line: number, entry: string): Promise<void> {
    this.#put(line, { entry, plan: '' });
    if (entry === '') return;
    if (!this.#entries[entry]) {
      const reply = await this.#study.ask({ command: 'price-book', ask: 'show', id: entry });
      if (reply?.reply !== 'price-book-entry') return;
      this.#entries = { ...this.#entries, [entry]: reply };
    }
    if (this.lines[line]?.entry === entry) this.#put(line, { entry, plan: this.#entries[entry]?.usual ?? '' });
  }

  choosePlan(line: number, plan: string): void {
    const entry = this.lines[line]?.entry ?? '';
    this.#put(line, { entry, plan });
  }

  more(): void {
    this.lines = [...this.lines, nothing];
  }

  /** The lines that are filled in, each plan once. */
  get plans(): ChosenPlan[] {
    const firsts = this.lines.filter((one, at) => this.lines.findIndex((other) => other.entry === one.entry && other.plan === one.plan) === at);
    return firsts.flatMap((line) => {
      const entry = this.#entries[line.entry];
      const plan = entry?.plans.find(({ id }) => id === line.plan);
      return entry && plan ? [{ entry, plan }] : [];
    });
  }

  /** What they count without any module, each meter once. */
  get meters(): PriceBookMeter[] {
    return once(this.#counted);
  }

  /** Those of which some plan looks at single days. */
  get byDays(): PriceBookMeter[] {
    return once(this.#counted.filter(({ by_days }) => by_days));
  }

  get #counted(): PriceBookMeter[] {
    return this.plans.flatMap(({ plan }) => plan.meters.filter(({ always }) => always));
  }

  /** That of the first of them. */
  get currency(): string | null {
    return this.plans[0]?.entry.row.currency ?? null;
  }

  /** Their currencies other than the study's. */
  foreign(currency: string): string[] {
    return [...new Set(this.plans.map(({ entry }) => entry.row.currency))].filter((code) => code !== currency);
  }

  #put(line: number, to: BookPlan): void {
    this.lines = this.lines.map((one, at) => (at === line ? to : one));
  }
}

const once = (meters: PriceBookMeter[]) => meters.filter((meter, at) => meters.findIndex(({ id }) => id === meter.id) === at);

const nothing: BookPlan = { entry: '', plan: '' };

/** “Vendor · Plan” in each language, as the option on it is called. */
export function nameOf({ entry, plan }: ChosenPlan, name: (label: Label, language: 'en' | 'zh-CN') => string, language: 'en' | 'zh-CN'): string {
  return `${name(entry.row.vendor, language)} · ${name(plan.name, language)}`;
}
