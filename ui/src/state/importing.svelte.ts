/** Usage from a file: how it is read, which rows are left out, and what it would bring. */
import type { ImportMapping } from '../generated/ImportMapping.ts';
import type { ImportRequest } from '../generated/ImportRequest.ts';
import type { ImportView } from '../generated/ImportView.ts';
import type { Host } from '../host/host.ts';
import type { OpenStudy } from './session.svelte.ts';
import { Work } from './work.svelte.ts';

/** What is asked, before it has a number. */
type Asked<One = ImportRequest> = One extends ImportRequest ? Omit<One, 'work'> : never;

export class Importing {
  /** The file as it is read now; none while no file is chosen. */
  view = $state.raw<ImportView | null>(null);
  leftOut = $state.raw<readonly number[]>([]);
  /** Whether the scenario's forecast shall follow the trend. */
  forecast = $state(false);
  /** A long file takes its time. */
  work: Work;
  #study: OpenStudy;
  /** How the newest question reads the file, whose answer may be on its way; none while that is being found. */
  #mapping: ImportMapping | null = null;
  /** The newest question; answers to older ones come too late. */
  #asked = 0;
  /** Settles when the newest question has its answer. */
  #answered: Promise<unknown> = Promise.resolve();

  constructor(study: OpenStudy, host: Host) {
    this.#study = study;
    this.work = new Work(host);
  }

  /** True while nothing stands against the import. */
  get ready(): boolean {
    return this.view !== null && this.view.fault_count === 0 && this.view.readings.some(({ months }) => months.length > 0);
  }

  /** True when any meter has a trend. */
  get trends(): boolean {
    return this.view?.readings.some(({ trend }) => trend !== null) ?? false;
  }

  /** Lets the user choose a file; true when one was read. */
  async open(): Promise<boolean> {
    if (!(await this.#ask({ ask: 'open' }))) return false;
    this.leftOut = [];
    this.forecast = false;
    return true;
  }

  /** A file that was read already, such as one that was dropped. */
  begin(view: ImportView): void {
    this.#asked += 1;
    this.#show(view);
    this.leftOut = [];
    this.forecast = false;
  }

  /** Reads rows that were copied from a spreadsheet. */
  async paste(text: string): Promise<boolean> {
    if (text.trim() === '' || !(await this.#ask({ ask: 'paste', text }))) return false;
    this.leftOut = [];
    this.forecast = false;
    return true;
  }

  /** Back to the choice of a file; nothing was imported. */
  close(): void {
    this.#asked += 1;
    this.#show(null);
  }

  /** Another sheet, read from the beginning. */
  async sheet(sheet: string): Promise<void> {
    this.leftOut = [];
    await this.#ask({ ask: 'look', sheet, mapping: null, left_out: [] });
  }

  async map(change: Partial<ImportMapping>): Promise<void> {
    if (!this.#mapping) return;
    await this.#look({ ...this.#mapping, ...change });
  }

  /** Says which meter a column is for; each meter has one column at most. */
  async assign(column: number, meter: string): Promise<void> {
    if (!this.#mapping) return;
    const others = this.#mapping.meters.filter((one) => one.column !== column && one.meter !== meter);
    await this.map({ meters: meter === '' ? others : [...others, { column, meter }] });
  }

  /** Leaves rows out of the import, or takes them in again. */
  async leave(rows: readonly number[], out = true): Promise<void> {
    if (!this.#mapping) return;
    const others = this.leftOut.filter((row) => !rows.includes(row));
    this.leftOut = out ? [...others, ...rows].sort((one, other) => one - other) : others;
    await this.#look(this.#mapping);
  }

  /** Brings the months into the study as it was chosen last: one undo step. True when it was done. */
  async take(): Promise<boolean> {
    await this.#answered;
    if (!this.view || !this.ready) return false;
    const { file_name: name } = this.view;
    const file = name === '' ? { type: 'word' as const, value: 'import-pasted' } : { type: 'text' as const, value: name };
    const label = { key: 'edit-imported', args: { file } };
    const forecast = this.forecast && this.trends;
    const what = { mapping: this.view.mapping, left_out: [...this.leftOut], forecast, label };
    const done = await this.work.run((work) => this.#study.takeUsage({ ...what, work }));
    if (done) this.#show(null);
    return done;
  }

  #show(view: ImportView | null): void {
    this.view = view;
    this.#mapping = view?.mapping ?? null;
  }

  async #look(mapping: ImportMapping): Promise<void> {
    await this.#ask({ ask: 'look', sheet: this.view?.sheet ?? null, mapping, left_out: [...this.leftOut] });
  }

  /** True when the answer is what is shown now. */
  async #ask(ask: Asked): Promise<boolean> {
    // What is being read for an older question is not wanted any more.
    this.work.stop();
    this.#asked += 1;
    const turn = this.#asked;
    // The next choice adds to this one, whether or not its answer is here.
    this.#mapping = ask.ask === 'look' ? ask.mapping : null;
    const answer = this.work.run((work) => this.#study.ask({ command: 'import', ...ask, work }));
    this.#answered = answer;
    const reply = await answer;
    if (turn !== this.#asked) return false;
    this.#show(reply?.reply === 'import' ? reply : this.view);
    return reply?.reply === 'import';
  }
}
