/**
 * Scenarios that are agreed, what is tried on them, and ranges.
 *
 * A draft is an ordinary scenario that departs from the locked one, with a mark. So it is
 * priced, explained, kept and taken back like any other, and nothing of it can get lost.
 * It is internal, so that a customer's copy does not tell what was tried.
 */
import type { Assumption } from '../generated/Assumption.ts';
import type { Edit } from '../generated/Edit.ts';
import type { Label } from '../generated/Label.ts';
import type { Sentence } from '../generated/Sentence.ts';
import { words } from '../words/words.svelte.ts';
import { nameOf } from './called.ts';
import { above, at, isTree, itemsAt, join, last, split, type Tree } from './path.ts';
import type { OpenStudy } from './session.svelte.ts';

export interface Draft {
  id: string;
  /** The scenario it is tried on. */
  from: string;
}

const scenarioPath = (id: string) => join('scenarios', id);

/** Where a value is stated when `to` says it instead of `from`, or instead of the study. */
export function moved(path: string, from: string, to: string): string {
  const [first, scenario, ...rest] = split(path);
  if (first !== 'scenarios') return join(join(scenarioPath(to), 'changes'), path);
  return scenario === from ? rest.reduce(join, scenarioPath(to)) : path;
}

/** What makes the draft's values those of the scenario it is tried on, and ends it. */
function applied(document: Tree, { id, from }: Draft): Edit[] {
  const draft = at(document, scenarioPath(id));
  const own = isTree(draft) ? draft : {};
  const edits: Edit[] = [];
  for (const [meter, forecast] of Object.entries(isTree(own['usage']) ? own['usage'] : {})) {
    for (const [field, value] of Object.entries(isTree(forecast) ? forecast : {})) {
      edits.push({ edit: 'put', path: [meter, field].reduce(join, join(scenarioPath(from), 'usage')), value });
    }
  }
  for (const [path, value] of Object.entries(isTree(own['changes']) ? own['changes'] : {})) {
    const stated = join(join(scenarioPath(from), 'changes'), path);
    // What the scenario does not say otherwise is the study's own value.
    const place = at(document, stated) === undefined && at(document, path) !== undefined ? path : stated;
    edits.push({ edit: 'put', path: place, value: typeof at(document, place) === 'number' ? Number(value) : value });
  }
  return [...edits, { edit: 'remove', path: scenarioPath(id) }];
}

export class Drafts {
  #study: OpenStudy;

  constructor(study: OpenStudy) {
    this.#study = study;
  }

  get #document(): Tree {
    const document = this.#study.session?.document;
    return isTree(document) ? document : {};
  }

  #scenario(id: string): Tree {
    const found = at(this.#document, scenarioPath(id));
    return isTree(found) ? found : {};
  }

  locked(id: string): boolean {
    return this.#scenario(id)['locked'] === true;
  }

  /** The locked scenario that a place is part of. */
  lockedAt(path: string): string | null {
    const [first, id, field] = split(path);
    const said = field !== undefined && ['usage', 'changes', 'from'].includes(field);
    return first === 'scenarios' && id !== undefined && said && this.locked(id) ? id : null;
  }

  /** The selected scenario as a draft, when it is one. */
  get current(): Draft | null {
    const id = this.#study.scenario;
    const { draft, from } = this.#scenario(id);
    return draft === true && typeof from === 'string' ? { id, from } : null;
  }

  name(id: string): Label {
    return nameOf(this.#scenario(id), id);
  }

  /** A scenario's name in a sentence of both languages. */
  #said(key: string, id: string, more: Readonly<Record<string, string>> = {}): Label {
    const name = this.name(id);
    const said = (language: 'en' | 'zh-CN') => words.t(key, { name: words.name(name, language), ...more }, language);
    return { en: said('en'), 'zh-CN': said('zh-CN') };
  }

  #free(wanted: string): string {
    const taken = itemsAt(this.#document, 'scenarios').map(({ path }) => last(path));
    let id = wanted;
    for (let n = 2; taken.includes(id); n += 1) id = `${wanted}-${n}`;
    return id;
  }

  /** Where a value of `scenario` is stated in `to`, which is the same one or a draft of it. */
  #stated(path: string, scenario: string, to: string): string {
    if (to !== scenario) return moved(path, scenario, to);
    const draft = this.current;
    return draft && split(path)[1] !== draft.id ? moved(path, draft.from, draft.id) : path;
  }

  /** Keeps a value of the selected scenario; on a locked one as a draft. */
  async keep(path: string, text: string, label: Sentence): Promise<boolean> {
    const { scenario } = this.#study;
    if (this.locked(scenario)) {
      // A draft may be on its way, and takes this value too.
      await this.#study.settled();
      return this.#study.scenario === scenario ? this.#begin(scenario, [path, text, label]) : this.keep(path, text, label);
    }
    const draft = this.current;
    if (!draft) return this.#study.keep(path, text, label);
    const place = this.#stated(path, scenario, scenario);
    return this.#study.keepAs([{ edit: 'type', path: place, text, whole: false }], path, label, draft.id);
  }

  /** A column of values into assumptions one below the other, as one step. */
  paste(into: readonly Assumption[], texts: readonly string[]): Promise<boolean> {
    const { scenario } = this.#study;
    const place = into[0]?.path ?? '';
    const n = { type: 'count' as const, value: texts.length };
    if (texts.length > into.length) {
      this.#study.refuse(place, { key: 'edit-paste-too-many', args: { n, room: { type: 'count', value: into.length } } });
      return Promise.resolve(false);
    }
    const locked = this.locked(scenario);
    const id = locked ? this.#free(`${scenario}-draft`) : scenario;
    const edits = texts.flatMap((text, at): Edit[] => {
      const one = into[at];
      return one ? [{ edit: 'type', path: this.#stated(one.path, scenario, id), text, whole: false }] : [];
    });
    return this.#study.keepAs(locked ? [this.#fresh(scenario, id), ...edits] : edits, place, { key: 'edit-pasted', args: { n } }, id);
  }

  /** A draft without any change yet; gives its id. */
  async begin(scenario: string): Promise<string | null> {
    const id = this.#free(`${scenario}-draft`);
    const label: Sentence = { key: 'edit-drafted', args: { what: { type: 'name', value: this.name(scenario) } } };
    return (await this.#study.editIn(id, [this.#fresh(scenario, id)], label, scenarioPath(scenario))) ? id : null;
  }

  #fresh(scenario: string, id: string): Edit {
    return { edit: 'insert', list: 'scenarios', at: null, item: { id, name: this.#said('edit-draft-of', scenario), draft: true, internal: true, from: scenario, usage: {} } };
  }

  #begin(scenario: string, [path, text, label]: [string, string, Sentence]): Promise<boolean> {
    const id = this.#free(`${scenario}-draft`);
    const edits: Edit[] = [this.#fresh(scenario, id), { edit: 'type', path: moved(path, scenario, id), text, whole: false }];
    return this.#study.keepAs(edits, path, label, id);
  }

  #end(key: string, { id, from }: Draft, edits: Edit[], scenario: string): Promise<boolean> {
    const label: Sentence = { key, args: { what: { type: 'name', value: this.name(from) } } };
    return this.#study.editIn(scenario, edits, label, scenarioPath(id));
  }

  discard(draft: Draft): Promise<boolean> {
    return this.#end('edit-draft-discarded', draft, [{ edit: 'remove', path: scenarioPath(draft.id) }], draft.from);
  }

  apply(draft: Draft): Promise<boolean> {
    return this.#end('edit-draft-applied', draft, applied(this.#document, draft), draft.from);
  }

  keepAsScenario(draft: Draft): Promise<boolean> {
    const own = scenarioPath(draft.id);
    const marks = ['draft', 'internal'].filter((mark) => this.#scenario(draft.id)[mark] !== undefined);
    const edits: Edit[] = [
      ...marks.map((mark): Edit => ({ edit: 'remove', path: join(own, mark) })),
      { edit: 'put', path: join(own, 'name'), value: this.#said('edit-branch-of', draft.from) },
    ];
    return this.#end('edit-draft-kept', draft, edits, draft.id);
  }

  lock(id: string, locked: boolean): Promise<boolean> {
    const path = join(scenarioPath(id), 'locked');
    const label: Sentence = { key: locked ? 'edit-locked-now' : 'edit-unlocked', args: { what: { type: 'name', value: this.name(id) } } };
    return this.#study.editIn(this.#study.scenario, [locked ? { edit: 'put', path, value: true } : { edit: 'remove', path }], label, path);
  }

  /** Usage that was typed as a range at `path` grows from one end to the other by equal steps; on a locked scenario in a draft. */
  grow(path: string, [low, high]: readonly [string, string], step: string): Promise<boolean> {
    const { scenario } = this.#study;
    const locked = this.locked(scenario);
    const id = locked ? this.#free(`${scenario}-draft`) : scenario;
    const start = this.#stated(path, scenario, id);
    const forecast = above(start);
    const edits: Edit[] = [
      { edit: 'type', path: start, text: low, whole: false },
      { edit: 'put', path: join(forecast, 'growth'), value: { model: 'linear', per_month: step } },
    ];
    const [, , , meter = ''] = split(path);
    const what = nameOf(at(this.#document, join('meters', meter)), meter);
    const label: Sentence = { key: 'edit-grown', args: { what: { type: 'name', value: what }, low: { type: 'text', value: low }, high: { type: 'text', value: high } } };
    return this.#study.keepAs(locked ? [this.#fresh(scenario, id), ...edits] : edits, path, label, id);
  }

  /** A scenario for each end of a range that was typed at `path`. */
  branchEnds(path: string, ends: readonly [string, string]): Promise<boolean> {
    const { scenario } = this.#study;
    const edits = ends.flatMap((end): Edit[] => {
      const id = this.#free(`${scenario}-${end.replaceAll(/[^\p{L}\p{N}]+/gu, '')}`);
      const item = { id, name: this.#said('edit-end-of', scenario, { end }), from: scenario, usage: {} };
      return [{ edit: 'insert', list: 'scenarios', at: null, item }, { edit: 'type', path: moved(path, scenario, id), text: end, whole: false }];
    });
    const label: Sentence = { key: 'edit-branched-ends', args: { what: { type: 'name', value: this.name(scenario) }, low: { type: 'text', value: ends[0] }, high: { type: 'text', value: ends[1] } } };
    return this.#study.editIn(scenario, edits, label, path);
  }
}
