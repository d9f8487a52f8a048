/** A number's unit in words, as it stands beside the field. */
import type { Editing } from '../../state/editing.svelte.ts';
import { isTree } from '../../state/path.ts';
import { currencyOf, meterOf, type Unit } from '../../state/units.ts';
import { words } from '../../words/words.svelte.ts';
import type { Label } from '../../generated/Label.ts';

export function unitText(editing: Editing, path: string, unit: Unit | null): string {
  const { document } = editing;
  const counted = () => {
    const id = meterOf(document, path);
    const meter = id === null ? undefined : editing.value(`meters.${id}`);
    return isTree(meter) && meter['unit'] !== undefined ? words.name(meter['unit'] as Label) : '';
  };
  switch (unit) {
    case null:
    // It is written with the number.
    case 'percent':
      return '';
    case 'money':
      return currencyOf(document, path);
    case 'rate':
      return `${currencyOf(document, path)} / ${counted() || words.t('unit-one')}`;
    case 'quantity':
      return counted();
    case 'months':
    case 'days':
    case 'hours':
      return words.t(`unit-${unit}`);
  }
}
