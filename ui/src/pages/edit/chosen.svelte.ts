/**
 * Plans of the price book that a new study begins with: which they are, what is taken of them,
 * what they count, and in which currencies they are priced.
 */
import type { BookPlan } from '../../generated/BookPlan.ts';
import type { Label } from '../../generated/Label.ts';
import type { PriceBookEntry } from '../../generated/PriceBookEntry.ts';
import type { PriceBookMeter } from '../../generated/PriceBookMeter.ts';
import type { PriceBookModule } from '../../generated/PriceBookModule.ts';
import type { PriceBookPack } from '../../generated/PriceBookPack.ts';
import type { PriceBookPlan } from '../../generated/PriceBookPlan.ts';
import type { PriceBookRow } from '../../generated/PriceBookRow.ts';
import type { OpenStudy } from '../../state/session.svelte.ts';
import { words } from '../../words/words.svelte.ts';
import { wholeOf } from './pasted.ts';

/** A line of the form; its parts are empty until chosen. */
export interface Line {
  entry: string;
  plan: string;
  /** Modules that are on; what another plan has under the same id stays on there. */
  modules: readonly string[];
  /** How many of each pack, as it was typed. */
  packs: Readonly<Record<string, string>>;
}

/** What the buyer takes of a plan. */
export interface Taken {
  modules: PriceBookModule[];
  packs: { pack: PriceBookPack; count: string }[];
}

export interface ChosenPlan extends Taken {
  entry: PriceBookEntry;
  plan: PriceBookPlan;
}

export class ChosenPlans {
  /** Every product of the book; empty until it has been read. */
  book = $state.raw<readonly PriceBookRow[]>([]);
  /** One line of the form each. */
  lines = $state.raw<readonly Line[]>([nothing, nothing]);
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
    this.#put(line, { ...nothing, entry });
    if (entry === '') return;
    if (!this.#entries[entry]) {
      const reply = await this.#study.ask({ command: 'price-book', ask: 'show', id: entry });
      if (reply?.reply !== 'price-book-entry') return;
      this.#entries = { ...this.#entries, [entry]: reply };
    }
    if (this.lines[line]?.entry === entry) this.#put(line, { plan: this.#entries[entry]?.usual ?? '' });
  }

  choosePlan(line: number, plan: string): void {
    this.#put(line, { plan });
  }

  planOf(line: number): PriceBookPlan | null {
    const { entry, plan } = this.lines[line] ?? nothing;
    return this.plansOf(entry).find(({ id }) => id === plan) ?? null;
  }

  /** Switches a module on with those it needs and without those it rules out; off with those that need it. */
  switch(line: number, module: string, on: boolean): void {
    const known = this.planOf(line)?.modules ?? [];
    const now = new Set(this.lines[line]?.modules);
    const take = (id: string): void => {
      const found = known.find((one) => one.id === id);
      if (!found || now.has(id)) return;
      now.add(id);
      for (const one of known) if (found.excludes.includes(one.id) || one.excludes.includes(id)) leave(one.id);
      found.requires.forEach(take);
    };
    const leave = (id: string): void => {
      if (now.delete(id)) for (const one of known) if (one.requires.includes(id)) leave(one.id);
    };
    (on ? take : leave)(module);
    this.#put(line, { modules: [...now] });
  }

  buy(line: number, pack: string, count: string): void {
    this.#put(line, { packs: { ...this.lines[line]?.packs, [pack]: count } });
  }

  /** The packs of a line's plan that are of use with the modules that are on. */
  packsOf(line: number): PriceBookPack[] {
    const on = this.lines[line]?.modules ?? [];
    return (this.planOf(line)?.packs ?? []).filter(({ module }) => module === null || on.includes(module));
  }

  taken(line: number): Taken {
    const { modules, packs } = this.lines[line] ?? nothing;
    return {
      modules: (this.planOf(line)?.modules ?? []).filter(({ id }) => modules.includes(id)),
      packs: this.packsOf(line).flatMap((pack) => {
        const count = packs[pack.id]?.trim() ?? '';
        return count === '' || Number(wholeOf(count)) === 0 ? [] : [{ pack, count }];
      }),
    };
  }

  /** The first count of packs that is no whole number: its line, and the pack. */
  get badCount(): { line: number; pack: string } | null {
    for (const line of this.lines.keys()) {
      const bad = this.taken(line).packs.find(({ count }) => typeof wholeOf(count) !== 'number');
      if (bad) return { line, pack: bad.pack.id };
    }
    return null;
  }

  more(): void {
    this.lines = [...this.lines, nothing];
  }

  /** The lines that are filled in, each plan once with the same taken of it. */
  get plans(): ChosenPlan[] {
    const all = [...this.lines.keys()].flatMap((line) => {
      const entry = this.#entries[this.lines[line]?.entry ?? ''];
      const plan = this.planOf(line);
      return entry && plan ? [{ entry, plan, ...this.taken(line) }] : [];
    });
    const keys = all.map((one) => JSON.stringify(bookPlan(one)));
    return all.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
  }

  /** What they count, each meter once. */
  get meters(): PriceBookMeter[] {
    return once(this.#counted);
  }

  /** Those of which some plan looks at single days. */
  get byDays(): PriceBookMeter[] {
    return once(this.#counted.filter(({ by_days }) => by_days));
  }

  get #counted(): PriceBookMeter[] {
    const on = ({ modules }: ChosenPlan, meter: PriceBookMeter) => meter.modules.length === 0 || modules.some(({ id }) => meter.modules.includes(id));
    return this.plans.flatMap((one) => one.plan.meters.filter((meter) => on(one, meter)));
  }

  /** That of the first of them. */
  get currency(): string | null {
    return this.plans[0]?.entry.row.currency ?? null;
  }

  /** Their currencies other than the study's. */
  foreign(currency: string): string[] {
    return [...new Set(this.plans.map(({ entry }) => entry.row.currency))].filter((code) => code !== currency);
  }

  #put(line: number, to: Partial<Line>): void {
    this.lines = this.lines.map((one, at) => (at === line ? { ...one, ...to } : one));
  }
}

const once = (meters: PriceBookMeter[]) => meters.filter((meter, at) => meters.findIndex(({ id }) => id === meter.id) === at);

const nothing: Line = { entry: '', plan: '', modules: [], packs: {} };

/** As the application is asked for it. */
export const bookPlan = ({ entry, plan, modules, packs }: ChosenPlan): BookPlan => ({
  entry: entry.row.id,
  plan: plan.id,
  modules: modules.map(({ id }) => id),
  packs: packs.map(({ pack, count }) => ({ pack: pack.id, count: Number(wholeOf(count)) })),
});

type Name = (label: Label, language: 'en' | 'zh-CN') => string;

/** “Vendor · Plan” in each language and what is taken of it, as the option on it is called. */
export function nameOf({ entry, plan, modules, packs }: ChosenPlan, name: Name, language: 'en' | 'zh-CN'): string {
  const own = `${name(entry.row.vendor, language)} · ${name(plan.name, language)}`;
  const taken = [...modules.map((one) => one.name), ...packs.map(({ pack }) => pack.line.name)];
  const [first] = taken;
  if (first === undefined) return own;
  return taken.length === 1 ? words.t('option-with', { name: own, what: name(first, language) }, language) : words.t('option-with-more', { name: own, n: taken.length }, language);
}
