/** A written figure moved in steps that suit its size and its decimals. */
import { isNegative, isZero, placesOf, shift, stepped } from '../words/decimal.ts';

interface Figure {
  number: string;
  /** What stands behind it: “%”, “万”, “k”. */
  rest: string;
}

/** Far beyond anything that is counted or paid, and on the grid of every step. */
const END = `1${'0'.repeat(18)}`;

/** A text as a plain number with what stands behind it; null for any other way of writing. */
export function figure(text: string): Figure | null {
  const match = /^\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*([^\d.,]*)$/u.exec(text.normalize('NFKC').replace('−', '-'));
  return match ? { number: match[1] ?? '', rest: (match[2] ?? '').trim() } : null;
}

/** The power of ten of a number's first digit: 3 for 1,499, -2 for 0.035. */
function magnitude(number: string): number {
  const [whole = '', fraction = ''] = number.replace(/^[+-]/, '').split('.');
  const digits = whole.replace(/^0+/, '');
  return digits !== '' ? digits.length - 1 : -1 - fraction.search(/[1-9]/);
}

/**
 * The step of a figure: a hundredth of its size or more, and no finer than it is written.
 * With `fine` a tenth of that; whole numbers stay whole.
 */
export function stepOf({ number, rest }: Figure, whole: boolean, fine = false): string {
  const size = isZero(number) ? -Infinity : magnitude(number) - 2;
  const power = Math.max(size, -placesOf(number)) - (fine ? 1 : 0);
  return shift('1', whole && rest === '' ? Math.max(0, power) : power);
}

/** `by` steps up or down, first to the step's grid; what is not below nothing stays so. */
export function moved(text: string, by: number, step: string): string {
  const found = figure(text);
  if (!found) return text;
  const { number, rest } = found;
  const next = stepped(number, by, isNegative(number) ? `-${END}` : '0', END, step);
  const places = isZero(next) ? 0 : placesOf(number) - placesOf(next);
  const zeros = places > 0 ? `${next.includes('.') ? '' : '.'}${'0'.repeat(places)}` : '';
  return `${next}${zeros}${rest}`;
}

/** How many steps a key moves a figure; undefined for keys that do not. */
export const stepsByKey = (key: string): number | undefined => ({ ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 })[key];
