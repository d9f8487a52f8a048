/** What a lane of dates is called: “Events · Anniversary campaign”. */
import { nameOf } from '../../state/called.ts';
import type { Editing } from '../../state/editing.svelte.ts';
import { split } from '../../state/path.ts';
import { fieldName } from '../../words/fields.ts';
import { words } from '../../words/words.svelte.ts';
import type { Lane } from './dated.ts';

/** `path` is where the lanes were looked for, `table` what is written there. */
export function laneTitle(editing: Editing, lane: Lane, path: string, table: string): string {
  if (lane.path === path) return words.t('edit-whole-option');
  const within = split(lane.path).slice(split(path).length);
  const list = within.find((segment) => !/^\d+$/.test(segment)) ?? '';
  const name = words.name(nameOf(editing.value(lane.path), ''));
  return `${fieldName(table, list)}${name === '' ? '' : ` · ${name}`}`;
}
