/** Building and editing: which part of the study is on the stage, and every change to it. */
import type { Arg } from '../generated/Arg.ts';
import type { Edit } from '../generated/Edit.ts';
import type { IssueView } from '../generated/IssueView.ts';
import type { Label } from '../generated/Label.ts';
import type { MeterQuantity } from '../generated/MeterQuantity.ts';
import type { Sentence } from '../generated/Sentence.ts';
import { fieldName, itemName } from '../words/fields.ts';
import type { Remedy } from '../words/remedy.ts';
import { words } from '../words/words.svelte.ts';
import type { Drafts } from './drafts.svelte.ts';
import { above, at, isTree, itemsAt, join, last, split, type Tree } from './path.ts';
import type { Edits } from './changes.ts';
import { nameOf, namesOf, tableAt, titleOf } from './called.ts';
import { comesTo, namedLists } from './named.ts';
import { blank, schemaAt, shapeOf, type Schema } from './schema.ts';
import type { OpenStudy } from './session.svelte.ts';

/** What the stage shows while editing: an item by its path (the study itself for none), or a page. */
export type Page = 'item' | 'new' | 'history' | 'book' | 'import';

/** The lists of a study, as the outline shows them. */
export const lists = ['meters', 'scenarios', 'plans', 'options'] as const;
export type List = (typeof lists)[number];

export class Editing {
  page = $state<Page>('item');
  schema = $state.raw<Schema | null>(null);
  #path = $state('');
  /** Where the item on the stage will be once its new name is taken. */
  #renamed = $state('');
  /** What was added last, where typing begins with its name. */
  #new = '';
  #study: OpenStudy;
  #drafts: Drafts;

  constructor(study: OpenStudy, drafts: Drafts) {
    this.#study = study;
    this.#drafts = drafts;
  }

  get document(): Tree {
    const document = this.#study.session?.document;
    return isTree(document) ? document : {};
  }

  /** The item on the stage; what has gone gives way to what is above it. */
  get path(): string {
    const gone = at(this.document, this.#path) === undefined;
    let path = gone && this.#renamed !== '' ? this.#renamed : this.#path;
    while (path !== '' && at(this.document, path) === undefined) path = above(path);
    return lists.includes(path as List) ? '' : path;
  }

  open(path: string): void {
    this.#path = path;
    this.page = 'item';
    void this.prepare();
  }

  /** The part of the study in which a place is edited: its plan, option, …, else the study itself. */
  openAround(path: string): void {
    const [list = '', id] = split(path);
    this.open(id !== undefined && lists.includes(list as List) ? join(list, id) : '');
  }

  show(page: Page): void {
    this.page = page;
    void this.prepare();
  }

  /** Gets what forms are made from, once. */
  async prepare(): Promise<void> {
    if (this.schema) return;
    const reply = await this.#study.ask({ command: 'schema' });
    if (reply?.reply === 'schema' && isTree(reply.schema)) this.schema = reply.schema;
  }

  value(path: string): unknown {
    return at(this.document, path);
  }

  /** What a place of a scenario's forecast is taken from the scenario it departs from. */
  inherited(path: string): unknown {
    const [first, id = '', field, ...rest] = split(path);
    if (first !== 'scenarios' || field !== 'usage') return undefined;
    const seen = [id];
    for (;;) {
      const from = at(this.document, `${join('scenarios', seen.at(-1) ?? '')}.from`);
      if (typeof from !== 'string' || seen.includes(from)) return undefined;
      const value = at(this.document, ['usage', ...rest].reduce(join, join('scenarios', from)));
      if (value !== undefined) return value;
      seen.push(from);
    }
  }

  /** The issues of one place, and those about a key that is missing there. */
  issues(path: string): IssueView[] {
    return (this.#study.evaluation?.issues ?? []).filter((issue) => {
      const key = issue.code === 'missing-key' ? issue.message.args['key'] : undefined;
      if (key?.type !== 'text') return issue.path === path;
      // A field that stands in the form says itself that it is needed.
      return this.#shows(issue.path, key.value) ? join(issue.path, key.value) === path : issue.path === path;
    });
  }

  /** Whether the form of a table shows a field though nothing is in it. */
  #shows(table: string, key: string): boolean {
    const root = this.schema;
    const schema = root ? schemaAt(root, this.document, table) : null;
    const shape = root && schema ? shapeOf(root, schema) : null;
    if (shape?.kind === 'table') return shape.fields.some((field) => field.key === key && field.required);
    const value = this.value(table);
    if (shape?.kind !== 'union' || !isTree(value)) return false;
    const variant = shape.variants.find(({ word }) => word === value[shape.tag]);
    return variant?.fields.some((field) => field.key === key && field.required) ?? false;
  }

  /** Whether anything at or below a place is wrong. */
  troubled(path: string): boolean {
    return (this.#study.evaluation?.issues ?? []).some((issue) => issue.severity === 'error' && (issue.path === path || issue.path.startsWith(`${path}.`)));
  }

  refused(path: string): Sentence | null {
    return this.#study.fieldErrors[path] ?? null;
  }

  /** The way out of a refusal: a scenario for each end of a range or growth from one to the other, a draft of what is locked. */
  remedy(path: string): Remedy | null {
    const why = this.refused(path);
    const { low, high, step } = why?.args ?? {};
    if (why?.key === 'error-range' && low?.type === 'text' && high?.type === 'text') {
      const ends = [low.value, high.value] as const;
      const said = { low: ends[0], high: ends[1] };
      const branch: Remedy = { label: words.t('edit-branch-ends', said), run: () => this.#drafts.branchEnds(path, ends) };
      if (step?.type !== 'text') return branch;
      return { ...branch, other: { label: words.t('edit-grow', said), run: () => this.#drafts.grow(path, ends, step.value) } };
    }
    const locked = this.#drafts.lockedAt(path);
    return locked === null ? null : { label: words.t('edit-draft-begin'), run: () => this.draft(locked) };
  }

  /** A draft of a locked scenario, with the same part of it on the stage. */
  async draft(scenario: string): Promise<boolean> {
    const id = await this.#drafts.begin(scenario);
    if (id !== null && this.#path === join('scenarios', scenario)) this.#path = join('scenarios', id);
    return id !== null;
  }

  /** Refuses a change inside a locked scenario; true when it was one. */
  #closed(path: string): boolean {
    const locked = this.#drafts.lockedAt(path);
    if (locked === null) return false;
    this.#study.giveUp(path);
    this.#study.refuse(path, { key: 'edit-is-locked', args: { what: { type: 'name', value: this.#drafts.name(locked) } } });
    return true;
  }

  /** Changes the study at a place, unless that is locked. */
  #edit(edits: Edits, label: Sentence, path: string): Promise<boolean> {
    return this.#closed(path) ? Promise.resolve(false) : this.#study.keepAs(edits, path, label, this.#study.scenario);
  }

  /** A column of values into fields one below the other, as one step; more values than fields are refused. */
  paste(fields: readonly { path: string; whole: boolean }[], texts: readonly string[], place: string): Promise<boolean> {
    const what = { n: { type: 'count' as const, value: texts.length }, room: { type: 'count' as const, value: fields.length } };
    if (texts.length > fields.length) {
      this.#study.refuse(place, { key: 'edit-paste-too-many', args: what });
      return Promise.resolve(false);
    }
    const edits = texts.flatMap((text, n): Edit[] => (fields[n] ? [{ edit: 'type', ...fields[n], text }] : []));
    return this.#edit(edits, { key: 'edit-pasted', args: { n: what.n } }, place);
  }

  #sentence(key: string, path: string, to?: string): Sentence {
    const what = { type: 'name' as const, value: titleOf(this.document, this.schema ?? {}, path) };
    return to === undefined ? { key, args: { what } } : { key, args: { what, to: this.#said(path, to) } };
  }

  /** A value as it is told: what it names by its name, else as it is written. */
  #said(path: string, value: string): Arg {
    const list = this.#listNamedAt(path);
    const item = list === null ? undefined : this.value(join(list, value));
    return isTree(item) ? { type: 'name', value: nameOf(item, value) } : { type: 'text', value: value.slice(0, 60) };
  }

  /** “Seats: 40 → 60”, or “Seats: 60” where nothing stood. */
  #set(path: string, to: string): Sentence {
    const sentence = this.#sentence('edit-set', path, to);
    const from = this.value(path);
    if (from === '' || !['string', 'number'].includes(typeof from)) return sentence;
    return { key: 'edit-set-from', args: { ...sentence.args, from: this.#said(path, String(from)) } };
  }

  /** A number or count as typed. Nothing typed takes the field out. */
  type(path: string, text: string, whole: boolean): Promise<boolean> {
    if (text.trim() === '') return this.clear(path);
    return this.#edit([{ edit: 'type', path, text, whole }], this.#set(path, text.trim()), path);
  }

  put(path: string, value: unknown): Promise<boolean> {
    const shown = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
    const sentence = shown === undefined || shown === '' ? this.#sentence('edit-changed', path) : this.#set(path, shown);
    return this.#edit([{ edit: 'put', path, value }], sentence, path);
  }

  /** Changes what stands at a place into what `next` makes of it; nothing takes it out. */
  alter(path: string, next: (now: unknown) => unknown): Promise<boolean> {
    const edits = (): Edit[] => {
      const value = next(this.value(path));
      if (value !== undefined) return [{ edit: 'put', path, value }];
      return this.value(path) === undefined ? [] : [{ edit: 'remove', path }];
    };
    return this.#edit(edits, this.#sentence('edit-changed', path), path);
  }

  /** Takes an optional field out. */
  clear(path: string): Promise<boolean> {
    if (this.value(path) === undefined) return Promise.resolve(true);
    return this.#edit([{ edit: 'remove', path }], this.#sentence('edit-cleared', path), path);
  }

  /** Takes an item or a section out; an option that the others are held against, with its being so. */
  async remove(path: string): Promise<void> {
    const baseline = this.value('baseline');
    const also: Edit[] = typeof baseline === 'string' && path === join('options', baseline) ? [{ edit: 'remove', path: 'baseline' }] : [];
    await this.#edit([...also, { edit: 'remove', path }], this.#sentence('edit-removed', path), path);
  }

  /** Adds an item to a list, new or as a copy, and gives its path. */
  async insert(list: string, item: unknown, index: number | null = null, label = 'edit-added'): Promise<string | null> {
    const before = new Set(itemsAt(this.document, list).map(({ path }) => path));
    const unnamed = (language: 'en' | 'zh-CN') => itemName(tableAt(this.document, this.schema ?? {}, above(list)), last(list), language);
    const what: Label = nameOf(item, '') || { en: unnamed('en'), 'zh-CN': unnamed('zh-CN') };
    const edit: Edit = { edit: 'insert', list, at: index, item };
    const done = await this.#edit([edit], { key: label, args: { what: { type: 'name', value: what } } }, list);
    if (!done) return null;
    this.#new = itemsAt(this.document, list).find(({ path }) => !before.has(path))?.path ?? '';
    return this.#new === '' ? null : this.#new;
  }

  isNew(path: string): boolean {
    return path !== '' && path === this.#new;
  }

  /** Adds a new item and opens it. */
  async add(list: string): Promise<string | null> {
    await this.prepare();
    const place = await this.insert(list, this.fresh(list));
    if (place !== null) this.open(place);
    return place;
  }

  /** Whether an option comes to a plan, at once or by a change. */
  taken(plan: string): boolean {
    const others = itemsAt(this.document, 'plans').filter(({ path }) => last(path) !== plan);
    return [...itemsAt(this.document, 'options'), ...others].some(({ item }) => comesTo(item, plan));
  }

  /** An option on each of these plans, as one step. */
  async compare(plans: readonly string[]): Promise<boolean> {
    const edits = plans.map((plan): Edit => ({ edit: 'insert', list: 'options', at: null, item: { id: plan, name: nameOf(this.value(join('plans', plan)), plan), plan } }));
    const what: Label = plans.length === 1 ? nameOf(this.value(join('plans', plans[0] ?? '')), plans[0] ?? '') : { en: fieldName('Study', 'options', 'en'), 'zh-CN': fieldName('Study', 'options', 'zh-CN') };
    return this.#study.edit(edits, { key: 'edit-added', args: { what: { type: 'name', value: what } } }, 'options');
  }

  /** A new item of a list, with what must be filled in. */
  fresh(list: string): unknown {
    if (!this.schema) return {};
    const schema = schemaAt(this.schema, this.document, list);
    const shape = schema ? shapeOf(this.schema, schema) : null;
    if (shape?.kind !== 'list') return {};
    const item = blank(this.schema, shape.item);
    if (!isTree(item)) return item;
    const started = { ...item, ...begun(last(list), this.document) };
    return 'id' in item ? { ...started, id: singular(last(list)) } : started;
  }

  async duplicate(path: string): Promise<string | null> {
    const item = this.value(path);
    if (!isTree(item)) return null;
    const index = itemsAt(this.document, above(path)).findIndex((one) => one.path === path);
    const name = nameOf(item, '');
    const copied = (language: 'en' | 'zh-CN') => words.t('edit-copy-of', { name: words.name(name, language) }, language);
    const named = { ...item, name: { en: copied('en'), 'zh-CN': copied('zh-CN') } };
    return this.insert(above(path), named, index + 1, 'edit-duplicated');
  }

  /** A scenario that departs from another one. */
  branch(path: string): Promise<string | null> {
    const from = last(path);
    const name = nameOf(this.value(path), from);
    const said = (language: 'en' | 'zh-CN') => words.t('edit-branch-of', { name: words.name(name, language) }, language);
    return this.insert('scenarios', { id: `${from}-2`, name: { en: said('en'), 'zh-CN': said('zh-CN') }, from, usage: {} }, null, 'edit-branched');
  }

  /** A plan of the price book with an option on it; gives the plan's path. */
  async addFromBook(entry: string, plan: string, quantities: MeterQuantity[]): Promise<string | null> {
    const before = new Set(itemsAt(this.document, 'plans').map(({ path }) => path));
    if (!(await this.#study.addFromBook(entry, plan, quantities))) return null;
    return itemsAt(this.document, 'plans').find(({ path }) => !before.has(path))?.path ?? null;
  }

  async rename(path: string, id: string): Promise<boolean> {
    const next = join(above(path), id.trim());
    if (this.#path.startsWith(path)) this.#renamed = next;
    const sentence = this.#sentence('edit-renamed', path, id);
    const done = await this.#edit([{ edit: 'rename', path, id: id.trim() }], sentence, join(path, 'id'));
    if (done && this.#renamed === next) this.#path = next;
    this.#renamed = '';
    return done;
  }

  /** Moves an item of a list so many places down, or up, as far as there are any. */
  move(path: string, by: number): Promise<boolean> {
    const edits = (): Edit[] => {
      const siblings = itemsAt(this.document, above(path));
      const from = siblings.findIndex((one) => one.path === path);
      const to = Math.min(siblings.length - 1, Math.max(0, from + by));
      return from < 0 || to === from ? [] : [{ edit: 'move', path, to }];
    };
    return this.#edit(edits, this.#sentence('edit-moved', path), path);
  }

  /** The list whose items a text at `path` may name; null where it names none. */
  #listNamedAt(path: string): string | null {
    const [first, own, ...rest] = split(path);
    const key = rest.filter((segment) => !/^\d+$/.test(segment)).at(-1) ?? own ?? first ?? '';
    const plan = first === 'plans' ? `plans.${own}` : first === 'options' ? `plans.${String(this.value(`options.${own}.plan`))}` : '';
    const names = rest.filter((segment) => !/^\d+$/.test(segment));
    return namedLists(key, names.at(-2) ?? '', first ?? '', rest.includes('derive'), rest.length === 1, plan);
  }

  /** What a text at `path` may name, when it names an item of the study. */
  named(path: string): { id: string; name: string }[] | null {
    const list = this.#listNamedAt(path);
    if (list === null) return null;
    const [first, own] = split(path);
    const items = itemsAt(this.document, list);
    const called = namesOf(items);
    return items
      .map(({ path: place }, n) => ({ place, id: last(place), name: called[n] ?? '' }))
      .filter(({ place }) => place !== `${first}.${own}` || list !== first);
  }
}

/** What a new item begins with beside what must be filled in. */
function begun(list: string, document: Tree): Tree {
  const first = (name: string) => itemsAt(document, name)[0]?.path.split('.').at(-1) ?? '';
  switch (list) {
    case 'options':
      return { plan: first('plans') };
    case 'plans':
      return { charges: [{ id: 'fee', price: { model: 'flat', amount: '0' } }] };
    case 'charges':
      return { price: { model: 'flat', amount: '0' } };
    case 'scenarios':
      return { usage: {} };
    case 'events':
      return { from: document['start'] ?? '', multiply: '100%' };
    default:
      return {};
  }
}

const singular = (list: string) => (list === 'criteria' ? 'criterion' : list.replace(/s$/, ''));
