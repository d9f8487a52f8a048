/** A place of the study in the names of what leads to it: “Package · Base fee · Price · Amount”. */
import { nameOf, type Editing } from '../../state/editing.svelte.ts';
import { isTree, join, split } from '../../state/path.ts';
import { fieldName } from '../../words/fields.ts';
import { words } from '../../words/words.svelte.ts';

export function placeName(editing: Editing, path: string): string {
  const said: string[] = [];
  let here = '';
  for (const key of split(path)) {
    here = here === '' ? key : join(here, key);
    const value = editing.value(here);
    if (Array.isArray(value)) continue;
    if (isTree(value) && 'id' in value) said.push(words.name(nameOf(value, key)));
    else said.push(/^\d+$/.test(key) ? String(Number(key) + 1) : fieldName('', key));
  }
  return said.join(' · ');
}
