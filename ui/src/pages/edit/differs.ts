/** The differences of a scenario from the one it departs from, value by value. */
import { nameOf } from '../../state/editing.svelte.ts';
import { at, isTree, join, type Tree } from '../../state/path.ts';
import { words } from '../../words/words.svelte.ts';

export interface Difference {
  /** The meter and the fields, or the last part of a path. */
  what: string[];
  /** For a value outside the forecast: its path. */
  path: string | null;
  here: string;
  there: string;
  /** What to take out so that both are the same again. */
  remove: string;
}

/** A name stands in several languages and is said in the window's own. */
const isName = (value: Tree) => ['en', 'zh-CN'].some((language) => typeof value[language] === 'string');

/** Numbers by themselves stay as they are written, for who shows them with their unit. */
function written(value: unknown, within = false): string {
  if (value === undefined) return '–';
  if (Array.isArray(value)) return value.map((one) => written(one, true)).join('; ');
  if (isTree(value)) return isName(value) ? words.name(nameOf({ name: value }, '')) : Object.values(value).map((one) => written(one, true)).join(' · ');
  const text = String(value);
  if (/^\d{4}-\d{2}$/.test(text)) return words.month(text);
  return within && /^-?\d+(\.\d+)?$/.test(text) ? words.quantity(text) : text;
}

/** The scenarios above one, the nearest first; a circle ends. */
function ancestors(document: Tree, id: string): string[] {
  const found: string[] = [];
  let from = at(document, `scenarios.${id}.from`);
  while (typeof from === 'string' && !found.includes(from)) {
    found.push(from);
    from = at(document, `scenarios.${from}.from`);
  }
  return found;
}

function leaves(value: unknown, keys: string[] = []): [string[], unknown][] {
  if (!isTree(value)) return [[keys, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...keys, key]));
}

export function differences(document: Tree, id: string): Difference[] {
  const own = join('scenarios', id);
  const above = ancestors(document, id);
  /** The nearest statement of a place in the scenarios above. */
  const inherited = (place: string) => above.map((one) => at(document, `${join('scenarios', one)}.${place}`)).find((value) => value !== undefined);
  const found: Difference[] = [];
  const usage = at(document, join(own, 'usage'));
  for (const [meter, forecast] of Object.entries(isTree(usage) ? usage : {})) {
    for (const [field, value] of Object.entries(isTree(forecast) ? forecast : {})) {
      const place = ['usage', meter, field].reduce(join, '');
      const before = inherited(place);
      for (const [keys, here] of leaves(value)) {
        const there = keys.length === 0 ? before : at(before, keys.reduce(join, ''));
        if (JSON.stringify(here) === JSON.stringify(there)) continue;
        found.push({ what: [meter, field, ...keys], path: null, here: written(here), there: written(there), remove: `${own}.${place}` });
      }
    }
  }
  const changes = at(document, join(own, 'changes'));
  for (const [path, here] of Object.entries(isTree(changes) ? changes : {})) {
    const outer = above.map((one) => at(document, join(`${join('scenarios', one)}.changes`, path))).find((value) => value !== undefined);
    found.push({ what: [path], path, here: written(here), there: written(outer ?? at(document, path)), remove: join(join(own, 'changes'), path) });
  }
  return found;
}
