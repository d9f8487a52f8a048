/** An input's name and value as text. */
import type { AssumptionKind } from '../generated/AssumptionKind.ts';
import type { InputView } from '../generated/InputView.ts';
import { endless } from '../fields/written.ts';
import { placesOf, trim } from '../words/decimal.ts';
import { words } from '../words/words.svelte.ts';

export const inputName = (input: InputView): string =>
  input.group.key === 'group-meter' ? `${words.say(input.group)} · ${words.say(input.title)}` : words.say(input.title);

export const inputValue = (input: InputView, value: string): string => shownValue(input.kind, value);

/** The same on an axis, where round values stand: no decimals that are all noughts. */
export const tickValue = (input: InputView, value: string): string => (input.kind === 'money' ? words.money(value, { decimals: placesOf(trim(value)) }) : inputValue(input, value));

export function shownValue(kind: AssumptionKind, value: string): string {
  switch (kind) {
    case 'percent':
      return words.percent(value);
    case 'money':
      return words.money(value);
    case 'quantity':
    case 'number':
    case 'months':
      return words.quantity(value, endless(value) ? 2 : undefined);
  }
}

/** What an analysis is drawn over: a meter, or the paths of two inputs; no path up stands for the months. */
export interface Over {
  across: string;
  up: string;
}

/** A chosen id, while the study still has it. */
export const still = (chosen: string | null, there: readonly string[]): string | null => (chosen !== null && there.includes(chosen) ? chosen : null);
