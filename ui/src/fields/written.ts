/** A value as it is shown, as it stands in the field while it is edited, and as it is sent. */
import type { AssumptionKind } from '../generated/AssumptionKind.ts';
import { compare, placesOf, shift, stepped, sum } from '../words/decimal.ts';
import { words } from '../words/words.svelte.ts';

/** A whole number and more digits behind it than anybody writes: what a division left. Hundredths are enough to read it; it is edited, kept and explained exactly. */
export const endless = (value: string): boolean => placesOf(value) > 4 && /^[+-]?0*[1-9]\d*\./.test(value);

/** For reading, in the language of the moment. */
export function shown(kind: AssumptionKind, value: string): string {
  switch (kind) {
    case 'percent':
      return words.percent(value);
    case 'money':
      return words.heardMoney(value, value.includes('.') ? {} : { decimals: 0 });
    case 'quantity':
    case 'number':
      return words.quantity(value, endless(value) ? 2 : undefined);
    case 'months':
      return words.t('n-months', { n: Number(value) });
  }
}

/** For editing and sending: plain digits, a share of one as its percentage. */
export function editable(kind: AssumptionKind, value: string): string {
  return kind === 'percent' ? `${shift(value, 2)}%` : value;
}

/** A discount by what is left to pay, as Chinese says it: 85折 and 8.5折 are 15 % off. */
function off(text: string): string {
  const left = /^(\d{1,2}(?:\.\d+)?)\s*折$/.exec(text.normalize('NFKC'))?.[1];
  return left === undefined ? text : `${sum(['100', `-${compare(left, '10') < 0 ? shift(left, 1) : left}`])}%`;
}

/**
 * What was typed, for the application to read. A bare number in a percentage field
 * means per cent, as the field shows it; everything else goes as it was typed.
 */
export function sent(kind: AssumptionKind, typed: string): string {
  const text = kind === 'percent' ? off(typed.trim()) : typed.trim();
  const bare = /^[+\-−]?[\d０-９.．,，]+$/.test(text);
  return kind === 'percent' && bare && !/^[+]/.test(text) ? `${text}%` : text;
}

/** The finer step while Alt is held; whole months have none. */
export function finer(kind: AssumptionKind, step: string): string {
  return kind === 'months' ? step : shift(step, -1);
}

/** Where a key leads from a value; undefined for keys that do not move it. */
export function keyed(key: string, value: string, min: string, max: string, step: string): string | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return stepped(value, 1, min, max, step);
    case 'ArrowLeft':
    case 'ArrowDown':
      return stepped(value, -1, min, max, step);
    case 'PageUp':
      return stepped(value, 10, min, max, step);
    case 'PageDown':
      return stepped(value, -10, min, max, step);
    case 'Home':
      return min;
    case 'End':
      return max;
    default:
      return undefined;
  }
}
