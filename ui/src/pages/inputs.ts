/** An assumption's name and value as text, and which of them an analysis may be drawn over. */
import type { Assumption } from '../generated/Assumption.ts';
import type { InputView } from '../generated/InputView.ts';
import { compare } from '../words/decimal.ts';
import { words } from '../words/words.svelte.ts';

export const inputName = (input: InputView): string =>
  input.group.key === 'group-meter' ? `${words.say(input.group)} · ${words.say(input.title)}` : words.say(input.title);

export function inputValue(input: InputView, value: string): string {
  switch (input.kind) {
    case 'percent':
      return words.percent(value);
    case 'money':
      return words.money(value);
    case 'quantity':
    case 'number':
    case 'months':
      return words.quantity(value);
  }
}

/** What an analysis is drawn over: a meter, or the paths of two inputs; no path up stands for the months. */
export interface Over {
  across: string;
  up: string;
}

/** Inputs that have a range to be moved in. */
export const movable = (assumptions: readonly Assumption[]): Assumption[] => assumptions.filter(({ min, max }) => compare(min, max) < 0);

/** A chosen path or id, while the study still has it. */
export const still = (chosen: string | null, there: readonly string[]): string | null => (chosen !== null && there.includes(chosen) ? chosen : null);
