/** Places of the study in words. */
import { nameOf } from '../../state/called.ts';
import type { Editing } from '../../state/editing.svelte.ts';
import { isTree, join, split } from '../../state/path.ts';
import { fieldName } from '../../words/fields.ts';
import { words } from '../../words/words.svelte.ts';

/** Tables whose keys are the ids of a list. */
const keyed: Readonly<Record<string, string>> = { usage: 'meters', quantities: 'meters', actuals: 'meters', plus: 'meters', scores: 'criteria' };

export function keyName(key: string, above: string | undefined, editing: Editing): string {
  const list = keyed[above ?? ''];
  if (list !== undefined) return words.name(nameOf(editing.value(join(list, key)), key));
  return /^\d+$/.test(key) ? String(Number(key) + 1) : fieldName('', key);
}

/** A place in the names of what leads to it: “Package · Base fee · Price · Amount”. */
export function placeName(editing: Editing, path: string): string {
  const said: string[] = [];
  let here = '';
  const keys = split(path);
  for (const [n, key] of keys.entries()) {
    here = here === '' ? key : join(here, key);
    const value = editing.value(here);
    if (Array.isArray(value)) continue;
    if (isTree(value) && 'id' in value) said.push(words.name(nameOf(value, key)));
    else said.push(keyName(key, keys[n - 1], editing));
  }
  return said.join(' · ');
}
