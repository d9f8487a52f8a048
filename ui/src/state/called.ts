/** What items and places of a study are called. */
import type { Label } from '../generated/Label.ts';
import { fieldName, itemName } from '../words/fields.ts';
import type { Language } from '../words/format.ts';
import { words } from '../words/words.svelte.ts';
import { above, at, isTree, last, type Tree } from './path.ts';
import { schemaAt, shapeOf, type Schema } from './schema.ts';

/** An item's name in words, else its id. */
export function nameOf(item: unknown, fallback: string): Label {
  if (!isTree(item)) return fallback;
  const { name, id } = item;
  if (typeof name === 'string' && name !== '') return name;
  if (isTree(name) && Object.values(name).some(Boolean)) return name as Label;
  for (const key of ['pack', 'plan', 'kind', 'from']) {
    const word = item[key];
    if (id === undefined && typeof word === 'string' && word !== '') return word;
  }
  return typeof id === 'string' && id !== '' ? id : fallback;
}

/** What the items of a list are called; plans of one name are told apart by their vendors. */
export function namesOf(items: readonly { path: string; item: Tree }[]): string[] {
  const names = items.map(({ path, item }) => words.name(nameOf(item, last(path))));
  return names.map((name, n) => {
    const vendor = items[n]?.item['vendor'] as Label | undefined;
    return vendor === undefined || names.indexOf(name) === names.lastIndexOf(name) ? name : `${words.name(vendor)} · ${name}`;
  });
}

/** The type of what stands at a place; empty for what is no table. */
export function tableAt(document: Tree, schema: Schema, path: string): string {
  const shape = shapeOf(schema, schemaAt(schema, document, path) ?? {});
  return 'table' in shape ? shape.table : '';
}

/** The nearest list item at or above a place. */
function itemOf(document: Tree, path: string): string {
  let item = path;
  while (item !== '' && !Array.isArray(at(document, above(item)))) item = above(item);
  return item;
}

/** “Professional package · Price”, or “Calls · Cell 2 · Unit price” where an item has no name of its own. */
export function titleOf(document: Tree, schema: Schema, path: string): Label {
  /** By its name, else by its number in what it is part of. */
  const called = (item: string, language: Language): string[] => {
    if (item === '') return [];
    const list = above(item);
    const [name, number] = [words.name(nameOf(at(document, item), ''), language), Number(last(item)) + 1];
    if (name !== '' || Number.isNaN(number)) return [name || last(item)];
    return [...called(itemOf(document, list), language), `${itemName(tableAt(document, schema, above(list)), last(list), language)} ${number}`];
  };
  const said = (language: Language) => {
    const item = itemOf(document, path);
    const own = item === path ? '' : fieldName(tableAt(document, schema, above(path)), last(path), language);
    return [...called(item, language), own].filter((part) => part !== '').join(' · ');
  };
  return { en: said('en'), 'zh-CN': said('zh-CN') };
}
