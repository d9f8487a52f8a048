/** Building and editing: which part of the study is on the stage, and every change to it. */
import type { Edit } from '../generated/Edit.ts';
import type { IssueView } from '../generated/IssueView.ts';
import type { Label } from '../generated/Label.ts';
import type { MeterQuantity } from '../generated/MeterQuantity.ts';
import type { Sentence } from '../generated/Sentence.ts';
import { fieldName } from '../words/fields.ts';
import { words } from '../words/words.svelte.ts';
import { above, at, isTree, itemsAt, join, last, split, type Tree } from './path.ts';
import { blank, schemaAt, shapeOf, type Schema } from './schema.ts';
import type { OpenStudy } from './session.svelte.ts';

/** What the stage shows while editing: an item by its path (the study itself for none), or a page. */
export type Page = 'item' | 'new' | 'history' | 'book' | 'import';

/** The lists of a study, as the outline shows them. */
export const lists = ['meters', 'scenarios', 'plans', 'options'] as const;
export type List = (typeof lists)[number];

/** An item's name in words, else its id. */
export function nameOf(item: unknown, fallback: string): Label {
  if (!isTree(item)) return fallback;
  const { name, id } = item;
  if (typeof name === 'string' && name !== '') return name;
  if (isTree(name) && Object.keys(name).length > 0) return name as Label;
  for (const key of ['pack', 'plan', 'kind', 'from']) {
    const word = item[key];
    if (id === undefined && typeof word === 'string' && word !== '') return word;
  }
  return typeof id === 'string' && id !== '' ? id : fallback;
}

export class Editing {
  page = $state<Page>('item');
  schema = $state.raw<Schema | null>(null);
  #path = $state('');
  #study: OpenStudy;

  constructor(study: OpenStudy) {
    this.#study = study;
  }

  get document(): Tree {
    const document = this.#study.session?.document;
    return isTree(document) ? document : {};
  }

  /** The item on the stage; what has gone gives way to what is above it. */
  get path(): string {
    let path = this.#path;
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

  /** The issues of one place, and those about a key that is missing there. */
  issues(path: string): IssueView[] {
    const own = last(path);
    const table = above(path);
    return (this.#study.evaluation?.issues ?? []).filter((issue) => {
      if (issue.path === path) return true;
      const key = issue.message.args['key'];
      return issue.code === 'missing-key' && issue.path === table && key?.type === 'text' && key.value === own;
    });
  }

  /** Whether anything at or below a place is wrong. */
  troubled(path: string): boolean {
    return (this.#study.evaluation?.issues ?? []).some((issue) => issue.severity === 'error' && (issue.path === path || issue.path.startsWith(`${path}.`)));
  }

  refused(path: string): Sentence | null {
    return this.#study.fieldErrors[path] ?? null;
  }

  /** “Professional package · Price”, for the step back. */
  #title(path: string): Label {
    const said = (language: 'en' | 'zh-CN') => {
      const item = this.#itemOf(path);
      const name = item === '' ? '' : words.name(nameOf(at(this.document, item), last(item)), language);
      if (item === path) return name;
      const table = shapeOf(this.schema ?? {}, schemaAt(this.schema ?? {}, this.document, above(path)) ?? {});
      const key = fieldName('table' in table ? table.table : '', last(path), language);
      return name === '' ? key : `${name} · ${key}`;
    };
    return { en: said('en'), 'zh-CN': said('zh-CN') };
  }

  /** The nearest list item at or above a place. */
  #itemOf(path: string): string {
    let item = path;
    while (item !== '' && !Array.isArray(at(this.document, above(item)))) item = above(item);
    return item;
  }

  #sentence(key: string, path: string, to?: string): Sentence {
    const what = { type: 'name' as const, value: this.#title(path) };
    return to === undefined ? { key, args: { what } } : { key, args: { what, to: { type: 'text', value: to } } };
  }

  /** “Seats: 40 → 60”, or “Seats: 60” where nothing stood. */
  #set(path: string, to: string): Sentence {
    const sentence = this.#sentence('edit-set', path, to);
    const from = this.value(path);
    if (from === '' || !['string', 'number'].includes(typeof from)) return sentence;
    return { key: 'edit-set-from', args: { ...sentence.args, from: { type: 'text', value: String(from).slice(0, 60) } } };
  }

  /** A number or count as typed. Nothing typed takes the field out. */
  type(path: string, text: string, whole: boolean): Promise<boolean> {
    if (text.trim() === '') return this.clear(path);
    return this.#study.edit([{ edit: 'type', path, text, whole }], this.#set(path, text.trim()), path);
  }

  put(path: string, value: unknown): Promise<boolean> {
    const shown = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
    const sentence = shown === undefined || shown === '' ? this.#sentence('edit-changed', path) : this.#set(path, shown.slice(0, 60));
    return this.#study.edit([{ edit: 'put', path, value }], sentence, path);
  }

  /** Takes an optional field out. */
  clear(path: string): Promise<boolean> {
    if (this.value(path) === undefined) return Promise.resolve(true);
    return this.#study.edit([{ edit: 'remove', path }], this.#sentence('edit-cleared', path), path);
  }

  /** Takes an item or a section out. */
  async remove(path: string): Promise<void> {
    await this.#study.edit([{ edit: 'remove', path }], this.#sentence('edit-removed', path), path);
  }

  /** Adds an item to a list, new or as a copy, and gives its path. */
  async insert(list: string, item: unknown, index: number | null = null, label = 'edit-added'): Promise<string | null> {
    const before = new Set(itemsAt(this.document, list).map(({ path }) => path));
    const what: Label = nameOf(item, fieldName('', last(list)));
    const edit: Edit = { edit: 'insert', list, at: index, item };
    const done = await this.#study.edit([edit], { key: label, args: { what: { type: 'name', value: what } } }, list);
    if (!done) return null;
    return itemsAt(this.document, list).find(({ path }) => !before.has(path))?.path ?? null;
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
    const sentence = this.#sentence('edit-renamed', path, id);
    const done = await this.#study.edit([{ edit: 'rename', path, id: id.trim() }], sentence, join(path, 'id'));
    if (done && this.#path.startsWith(path)) this.#path = join(above(path), id.trim());
    return done;
  }

  move(path: string, to: number): Promise<boolean> {
    return this.#study.edit([{ edit: 'move', path, to }], this.#sentence('edit-moved', path), path);
  }

  /** What a text at `path` may name, when it names an item of the study. */
  named(path: string): { id: string; name: Label }[] | null {
    const [first, own, ...rest] = split(path);
    const key = rest.filter((segment) => !/^\d+$/.test(segment)).at(-1) ?? own ?? first ?? '';
    const plan = first === 'plans' ? `plans.${own}` : first === 'options' ? `plans.${String(this.value(`options.${own}.plan`))}` : '';
    const list = namedLists(key, first ?? '', rest.includes('derive'), rest.length === 1, plan);
    if (list === null) return null;
    return itemsAt(this.document, list)
      .filter((one) => one.path !== `${first}.${own}` || list !== first)
      .map(({ path: place, item }) => ({ id: last(place), name: nameOf(item, last(place)) }));
  }
}

function namedLists(key: string, first: string, derived: boolean, own: boolean, plan: string): string | null {
  switch (key) {
    case 'meter':
    case 'usage':
    case 'quantities':
    case 'times':
    case 'plus':
      return 'meters';
    case 'from':
      return derived ? 'meters' : own && first === 'scenarios' ? 'scenarios' : null;
    case 'plan':
    case 'upgrade_to':
    case 'downgrade_to':
      return 'plans';
    case 'baseline':
      return 'options';
    case 'scores':
      return 'criteria';
    case 'of':
    case 'charge':
      return plan === '' ? null : join(plan, 'charges');
    case 'module':
    case 'modules':
      return plan === '' ? null : join(plan, 'modules');
    case 'pack':
      return plan === '' ? null : join(plan, 'packs');
    default:
      return null;
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
