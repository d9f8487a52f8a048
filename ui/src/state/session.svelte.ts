/**
 * The open study: what the application last said about it, and every way to change it.
 * Changes are asked one after the other; previews run beside them and only the newest counts.
 */
import type { AppError } from '../generated/AppError.ts';
import type { BookPlan } from '../generated/BookPlan.ts';
import type { Detail } from '../generated/Detail.ts';
import type { Evaluation } from '../generated/Evaluation.ts';
import type { Exported } from '../generated/Exported.ts';
import type { ImportMapping } from '../generated/ImportMapping.ts';
import type { ImportView } from '../generated/ImportView.ts';
import type { MeterQuantity } from '../generated/MeterQuantity.ts';
import type { RecentStudy } from '../generated/RecentStudy.ts';
import type { Sentence } from '../generated/Sentence.ts';
import type { Session } from '../generated/Session.ts';
import type { Settings } from '../generated/Settings.ts';
import type { Target } from '../generated/Target.ts';
import { asAppError, type Host, type Reply, type Request } from '../host/host.ts';
import { plainly } from '../words/plainly.ts';
import { words } from '../words/words.svelte.ts';
import { edited, listed, opensAnother, without, type Changes, type Edits } from './changes.ts';
import type { Circumstances } from './figure.ts';
import { Preview, type Frames } from './preview.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';
import { Work } from './work.svelte.ts';

export class OpenStudy {
  session = $state.raw<Session | null>(null);
  /** Values under way, by path. */
  pending = $state.raw<Changes>({});
  /** Why a value was refused, by path. */
  fieldErrors = $state.raw<Readonly<Record<string, Sentence>>>({});
  /** The last refusal that came with issues, such as a file that is no study. */
  refusal = $state.raw<AppError | null>(null);
  /** How often everything that was tried out was taken back. */
  resets = $state(0);
  /** How often another study was opened. */
  opened = $state(0);

  /** What the page shows of each option; lines alone make a preview half as long. */
  detail = (): Detail => 'months';

  /** A picture, a table or a report that is being made. */
  readonly exporting: Work;

  #host: Host;
  #toasts: Toasts;
  #queue: Promise<void> = Promise.resolve();
  /** Whether amounts shall be hidden, while that is on its way. */
  #hiding: boolean | null = null;
  #hidings = 0;
  /** Settings that are on their way; an older reply does not take them back. */
  #wanted: Settings | null = null;
  #preview: Preview;

  constructor(host: Host, toasts: Toasts, frames?: Frames) {
    this.#host = host;
    this.exporting = new Work(host);
    this.#toasts = toasts;
    this.#preview = new Preview({ ask: (changes) => this.#priced(changes), kept: () => this.session?.evaluation ?? null }, frames);
  }

  /** The study priced with values that are still being dragged or typed. */
  get preview(): Evaluation | null {
    return this.#preview.drawn;
  }

  /** What drawings show: the preview while there is one. */
  get evaluation(): Evaluation | null {
    return this.preview ?? this.session?.evaluation ?? null;
  }

  /** The same for figures and words, which follow the drawings. */
  get told(): Evaluation | null {
    return this.#preview.told;
  }

  get scenario(): string {
    return this.session?.scenario ?? '';
  }

  start(): Promise<boolean> {
    return this.#change({ command: 'start' });
  }

  select(scenario: string): Promise<boolean> {
    return this.#change({ command: 'select', scenario });
  }

  undo(): Promise<boolean> {
    return this.#change({ command: 'undo', scenario: this.scenario });
  }

  redo(): Promise<boolean> {
    return this.#change({ command: 'redo', scenario: this.scenario });
  }

  openSample(id: string): Promise<boolean> {
    return this.#change({ command: 'open-sample', id });
  }

  /** The studies that were open before; none while amounts are hidden, for each has its total. */
  async recent(): Promise<RecentStudy[]> {
    if (this.session?.amounts_hidden) return [];
    // Amounts may have been hidden meanwhile, and nobody asked for the list.
    const reply = await this.glance({ command: 'recent' });
    return reply?.reply === 'recent' ? reply.studies : [];
  }

  openRecent(id: number): Promise<boolean> {
    return this.#change({ command: 'open-recent', id });
  }

  /** Takes in what another program wrote into the study's file; asked when the window comes to the front. */
  refresh(): Promise<boolean> {
    return this.#change({ command: 'refresh', scenario: this.scenario });
  }

  openFile(): Promise<boolean> {
    return this.#change({ command: 'open-file' });
  }

  /** Opens the file that was dropped; when it is usage, gives what the import begins with. */
  async openDropped(work: number): Promise<ImportView | null> {
    let usage: ImportView | null = null;
    await this.#change({ command: 'open-dropped', work }, undefined, (reply) => {
      if (reply.reply === 'import') usage = reply;
    });
    return usage;
  }

  async save(as = false): Promise<boolean> {
    const done = await this.#change({ command: as ? 'save-as' : 'save', scenario: this.scenario }, (error) => {
      // Where this file cannot be written, another can.
      const elsewhere = error.code === 'write-failed' || error.code === 'file-changed';
      this.#refused(error, elsewhere ? 'file-save-as' : undefined);
    });
    if (done && this.session?.written) this.#toasts.written(this.session.written);
    return done;
  }

  async set(settings: Partial<Settings>): Promise<boolean> {
    if (!this.session) return false;
    const wanted = { ...this.session.settings, ...settings };
    this.session = { ...this.session, settings: wanted };
    this.#wanted = wanted;
    words.follow(wanted);
    const done = await this.#change({ command: 'set-settings', scenario: this.scenario, settings: wanted });
    if (this.#wanted === wanted) this.#wanted = null;
    return done;
  }

  /** Lets an option stand out among many, here and in pictures, or no longer. */
  togglePin(option: string): Promise<boolean> {
    return this.#change(() => {
      const pinned = this.session?.pinned ?? [];
      const options = pinned.includes(option) ? pinned.filter((id) => id !== option) : [...pinned, option];
      return { command: 'pin', scenario: this.scenario, options };
    });
  }

  /** The other way round than what was asked last, so that two quick turns are two. */
  toggleHidden(): Promise<boolean> {
    return this.hideAmounts(!(this.#hiding ?? this.session?.amounts_hidden ?? false));
  }

  /** From now on the application says no amounts, or says them again. */
  async hideAmounts(hidden: boolean): Promise<boolean> {
    this.#hiding = hidden;
    const turn = (this.#hidings += 1);
    if (hidden) {
      // Nothing that is on its way with amounts may still be shown.
      words.hidden = true;
      this.#preview.drop();
      this.#toasts.clear();
    }
    const done = await this.#change({ command: 'hide-amounts', scenario: this.scenario, hidden });
    if (turn === this.#hidings) this.#hiding = null;
    this.#again();
    return done;
  }

  /** Takes back everything that was only tried out. */
  reset(): void {
    this.resets += 1;
    this.#preview.drop();
    this.pending = {};
    this.fieldErrors = {};
    this.#preview.clear();
  }

  /** Shows what a value would do, keeping nothing; the field is told when to `show` it. */
  tryOut(path: string, value: string, show?: () => void): void {
    this.pending = { ...this.pending, [path]: value };
    this.#preview.push(this.pending, show);
  }

  /** What a value may come to next, most likely first: priced ahead, while the hand rests. */
  expect(path: string, values: readonly string[]): void {
    this.#preview.expect(values.map((value) => ({ ...this.pending, [path]: value })));
  }

  /** Asks anew what the values under way would do, for a page that shows more of it. */
  lookAgain(): void {
    this.#preview.clear();
    this.#again();
  }

  #again(): void {
    if (Object.keys(this.pending).length > 0) this.#preview.push(this.pending);
  }

  /** Tries a value and waits until what it does can be seen. */
  async tried(path: string, value: string): Promise<boolean> {
    this.tryOut(path, value);
    await this.#preview.idle();
    return true;
  }

  #untry(path: string): void {
    this.pending = without(this.pending, [path]);
    this.fieldErrors = without(this.fieldErrors, [path]);
  }

  /** Takes back a value that was only tried out. */
  giveUp(path: string): void {
    this.#untry(path);
    this.#preview.drop();
    this.#preview.clear();
    this.#again();
  }

  /** Keeps a value: one undo step. A refused one is told at its field. */
  async keep(path: string, value: string, label: Sentence): Promise<boolean> {
    this.#preview.drop();
    this.#untry(path);
    const request: Request = { command: 'commit', scenario: this.scenario, changes: listed({ [path]: value }), label };
    const done = await this.#change(request, (error) => {
      const at = error.issues.find((issue) => issue.path === path) ?? error.issues[0];
      this.refuse(path, at?.message ?? error.message);
    });
    this.#again();
    return done;
  }

  /** Changes what the study consists of: one undo step. What is refused is told at `place`. */
  edit(edits: Edits, label: Sentence, place: string): Promise<boolean> {
    return this.editIn(this.scenario, edits, label, place);
  }

  /** The same, with another scenario selected afterwards. */
  editIn(scenario: string, edits: Edits, label: Sentence, place: string): Promise<boolean> {
    this.fieldErrors = without(this.fieldErrors, [place]);
    return this.#change(edited(scenario, edits, label), (error) => this.refuse(place, error.issues[0]?.message ?? error.message));
  }

  /** Keeps a value that was tried out at `path` by other edits than replacing it there. */
  keepAs(edits: Edits, path: string, label: Sentence, scenario: string): Promise<boolean> {
    this.#preview.drop();
    this.#untry(path);
    return this.editIn(scenario, edits, label, path);
  }

  /** Tells at its place why something cannot be done. */
  refuse(place: string, why: Sentence): void {
    this.fieldErrors = { ...this.fieldErrors, [place]: plainly(why) };
  }

  /** Opens a new study, with plans of the price book; a value that cannot be read is given back. */
  async create(document: unknown, plans: BookPlan[] = []): Promise<AppError | null> {
    let refusal: AppError | null = null;
    await this.#change({ command: 'create', document, plans }, (error) => (refusal = error));
    return refusal;
  }

  /** Puts a plan of the price book into the study, with an option on it. */
  addFromBook(entry: string, plan: string, quantities: MeterQuantity[]): Promise<boolean> {
    return this.#change({ command: 'price-book', ask: 'add', scenario: this.scenario, entry, plan, quantities });
  }

  /** Brings usage from the file that was looked at into the study and its scenario. */
  takeUsage(what: { mapping: ImportMapping; left_out: number[]; forecast: boolean; label: Sentence; work: number }): Promise<boolean> {
    return this.#change({ command: 'import', ask: 'take', scenario: this.scenario, ...what });
  }

  restore(step: number): Promise<boolean> {
    return this.#change({ command: 'history', ask: 'restore', scenario: this.scenario, step });
  }

  /** Asks for something that changes nothing; null when it was refused, which is told. */
  async ask(request: Request): Promise<Reply | null> {
    try {
      return await this.#asked(request);
    } catch (thrown) {
      this.#refused(asAppError(thrown));
      return null;
    }
  }

  /** The same about a part of the study that may be unfinished, or gone by now: a refusal is no news. */
  glance(request: Request): Promise<Reply | null> {
    return this.#asked(request).catch(() => null);
  }

  async #asked(request: Request): Promise<Reply> {
    await this.#queue;
    return this.#host.call(request);
  }

  /** A picture or a table of what is shown, with the values that are only tried out. */
  async export(what: Exported, to: Target, { scenario = this.scenario, changes = [] }: Circumstances = {}): Promise<void> {
    const asked = { scenario, what, to, changes: [...listed(this.pending), ...changes] };
    await this.exporting.run((work) => this.#leave({ command: 'export', ...asked, work }));
  }

  /** Waits until all that was asked is done. */
  async settled(): Promise<void> {
    let last;
    do {
      last = this.#queue;
      await last;
    } while (last !== this.#queue);
  }

  /** Asks for a file and writes the copy; true when it was written. */
  saveCustomerCopy(): Promise<boolean> {
    return this.#leave({ command: 'customer-copy', scenario: this.scenario, save: true });
  }

  /** Something leaves the window, and it is told where to; false when the user thought better of it. */
  async #leave(request: Request): Promise<boolean> {
    try {
      const reply = await this.#host.call(request);
      if (reply.reply !== 'exported') return false;
      const { file } = reply;
      if (file === null) this.#toasts.show({ key: 'copied', args: {} });
      else this.#toasts.written(file);
      return true;
    } catch (thrown) {
      this.#refused(asAppError(thrown));
      return false;
    }
  }

  /** A half-typed value is no news, nor one that leaves an option without a price; it is told when it is kept. */
  async #priced(changes: Changes): Promise<Evaluation | null> {
    await this.#queue;
    const request: Request = { command: 'preview', scenario: this.scenario, changes: listed(changes), detail: this.detail() };
    const reply = await this.#host.call(request).catch(() => null);
    if (reply?.reply !== 'evaluation') return null;
    const priced = new Set(reply.options.map(({ id }) => id));
    return this.session?.evaluation.options.every(({ id }) => priced.has(id)) ? reply : null;
  }

  /** Queues a request that answers with a session; true when it was done. One that depends on the study is made at its turn, none when nothing is left to do. */
  #change(wanted: Request | (() => Request | null), refused = (error: AppError) => this.#refused(error), other?: (reply: Reply) => void): Promise<boolean> {
    const turn = this.#queue.then(async () => {
      try {
        const before = this.session;
        const request = typeof wanted === 'function' ? wanted() : wanted;
        if (request === null) return true;
        const reply = await this.#host.call(request);
        other?.(reply);
        const done = this.#take(reply);
        if (done) this.#toasts.changed(request.command, before, this.session);
        if (done && opensAnother(request, before, this.session)) this.opened += 1;
        return done;
      } catch (thrown) {
        this.#preview.clear();
        refused(asAppError(thrown));
        return false;
      }
    });
    this.#queue = turn.then(() => undefined);
    return turn;
  }

  #take(reply: Reply): boolean {
    if (reply.reply !== 'session') return false;
    const settings = this.#wanted ?? reply.settings;
    this.session = { ...reply, settings };
    this.#preview.clear();
    // Another language or theme is no answer to a refusal.
    if (!this.#wanted) this.refusal = null;
    words.follow(settings);
    words.currency = reply.evaluation.currency;
    // A reply to something asked before shows nothing again while amounts are being hidden.
    words.hidden = reply.amounts_hidden || this.#hiding === true;
    if (reply.notice) this.#toasts.show(reply.notice);
    return true;
  }

  #refused(error: AppError, command?: string): void {
    // What the user has cancelled himself is no trouble.
    if (error.code === 'unwanted') return this.#toasts.show({ key: 'cancelled', args: {} });
    this.#toasts.show(error.message, 'refusal', { command });
    if (error.issues.length > 0) this.refusal = error;
  }
}
