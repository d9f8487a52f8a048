/** What differs between two versions, in words: “Professional package · Price · Amount”. */
import type { DifferenceLine } from '../../generated/DifferenceLine.ts';
import type { Label } from '../../generated/Label.ts';
import { nameOf, type Editing } from '../../state/editing.svelte.ts';
import { join, last } from '../../state/path.ts';
import { unitOf } from '../../state/units.ts';
import { fieldName } from '../../words/fields.ts';
import { words } from '../../words/words.svelte.ts';
import { unitText } from './unit-text.ts';

/** Tables whose keys are the ids of a list. */
const keyed: Readonly<Record<string, string>> = { usage: 'meters', quantities: 'meters', actuals: 'meters', plus: 'meters', scores: 'criteria' };

function keyName(key: string, above: string | undefined, editing: Editing): string {
  const list = keyed[above ?? ''];
  if (list !== undefined) return words.name(nameOf(editing.value(join(list, key)), key));
  return /^\d+$/.test(key) ? String(Number(key) + 1) : fieldName('', key);
}

export const placeOf = (line: DifferenceLine, editing: Editing): string =>
  [...line.items.map((item) => words.name(item)), ...line.keys.map((key, n) => keyName(key, line.keys[n - 1], editing))].join(' · ');

/** A value as it was or is written, a number with its unit. */
export function saidOf(value: Label | null, path: string, editing: Editing): string {
  if (value === null) return words.t('edit-not-set');
  const text = words.name(value);
  return /^-?\d+(\.\d+)?$/.test(text) ? `${words.quantity(text)} ${unitText(editing, path, unitOf('', last(path)))}`.trim() : text;
}
