/** An input's name and value as text. */
import type { Assumption } from '../generated/Assumption.ts';
import type { AssumptionKind } from '../generated/AssumptionKind.ts';
import type { InputView } from '../generated/InputView.ts';
import { endless } from '../fields/written.ts';
import { at, placeOf, split } from '../state/path.ts';
import { placesOf, trim } from '../words/decimal.ts';
import { words } from '../words/words.svelte.ts';

export const inputName = (input: InputView): string =>
  input.group.key === 'group-meter' ? `${words.say(input.group)} · ${words.say(input.title)}` : words.say(input.title);

export const inputValue = (input: InputView, value: string): string => shownValue(input.kind, value);

/** The same on an axis, where round values stand: no decimals that are all noughts, and large figures short as on every axis. */
export function tickValue(input: InputView, value: string): string {
  const number = Number(value);
  if ((input.kind === 'quantity' || input.kind === 'number') && Math.abs(number) >= 1000) return words.shortQuantity(number, 4);
  return input.kind === 'money' ? words.money(value, { decimals: placesOf(trim(value)) }) : inputValue(input, value);
}

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

/** An input that was chosen, where it stands under the scenario of these assumptions; none when the study has it no more. */
export function inputNow(chosen: string | null, assumptions: readonly Assumption[], document: unknown): string | null {
  if (chosen === null) return null;
  const place = placeOf(chosen);
  return assumptions.find(({ path }) => placeOf(path) === place)?.path ?? (at(document, place) === undefined ? null : place);
}

/** What the map goes over by itself: usage, which the application finds; without any, what the cheapest option is given off. One's own cash would change nothing. */
export function usualInput(assumptions: readonly Assumption[], cheapest: string | undefined): string | null {
  if (assumptions.some(({ kind }) => kind === 'quantity')) return null;
  return assumptions.find(({ path }) => split(path)[0] === 'options' && split(path)[1] === cheapest)?.path ?? null;
}
