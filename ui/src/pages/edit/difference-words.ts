/** What differs between two versions, in words: “Professional package · Price · Amount”. */
import type { DifferenceLine } from '../../generated/DifferenceLine.ts';
import type { Label } from '../../generated/Label.ts';
import type { Editing } from '../../state/editing.svelte.ts';
import { last } from '../../state/path.ts';
import { unitOf } from '../../state/units.ts';
import { words } from '../../words/words.svelte.ts';
import { keyName } from './place-name.ts';
import { unitText } from './unit-text.ts';

export const placeOf = (line: DifferenceLine, editing: Editing): string =>
  [...line.items.map((item) => words.name(item)), ...line.keys.map((key, n) => keyName(key, line.keys[n - 1], editing))].join(' · ');

/** A value as it was or is written, a number with its unit. */
export function saidOf(value: Label | null, path: string, editing: Editing): string {
  if (value === null) return words.t('edit-not-set');
  const text = words.name(value);
  return /^-?\d+(\.\d+)?$/.test(text) ? `${words.quantity(text)} ${unitText(editing, path, unitOf('', last(path)))}`.trim() : text;
}
