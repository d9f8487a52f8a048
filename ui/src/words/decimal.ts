/**
 * Decimal text, exactly: the few operations the window needs on figures that the
 * application has already computed (a total row, a slider's grid, a percentage).
 * Nothing here rounds; what cannot be read counts as nothing.
 */
interface Decimal {
  /** The digits as one whole number. */
  units: bigint;
  /** How many of them stand behind the point. */
  places: number;
}

function read(text: string): Decimal | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim());
  if (!match || !(match[2] || match[3])) return null;
  const fraction = match[3] ?? '';
  const units = BigInt(`${match[2] ?? ''}${fraction}` || '0');
  return { units: match[1] === '-' ? -units : units, places: fraction.length };
}

function write({ units, places }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = places > 0 ? `.${digits.slice(-places)}` : '';
  return `${units < 0n ? '-' : ''}${whole}${fraction}`;
}

const at = ({ units, places }: Decimal, wanted: number): bigint => units * 10n ** BigInt(wanted - places);

export const isDecimal = (text: string): boolean => read(text) !== null;

export const isZero = (text: string): boolean => (read(text)?.units ?? 0n) === 0n;

export const negated = (text: string): string => (isZero(text) ? text : text.startsWith('-') ? text.slice(1) : `-${text.replace('+', '')}`);

export const isNegative = (text: string): boolean => (read(text)?.units ?? 0n) < 0n;

/** The number of digits behind the point. */
export const placesOf = (text: string): number => read(text)?.places ?? 0;

export function sum(amounts: readonly string[]): string {
  const parts = amounts.map(read).filter((part) => part !== null);
  const places = Math.max(0, ...parts.map((part) => part.places));
  return write({ units: parts.reduce((total, part) => total + at(part, places), 0n), places });
}

/** Negative, zero or positive as `a` is below, at or above `b`. */
export function compare(a: string, b: string): number {
  const [left, right] = [read(a), read(b)];
  if (!left || !right) return 0;
  const places = Math.max(left.places, right.places);
  const difference = at(left, places) - at(right, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Times ten to the power of `by`, without trailing zeros behind the point. */
export function shift(text: string, by: number): string {
  const value = read(text);
  if (!value) return text;
  const places = value.places - by;
  const moved = places >= 0 ? write({ units: value.units, places }) : write({ units: value.units * 10n ** BigInt(-places), places: 0 });
  return trim(moved);
}

/** Without zeros at the end behind the point. */
export const trim = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/**
 * The point of the grid `min + n × step` nearest to a position between `min` (0)
 * and `max` (1). The ends themselves are always on it.
 */
export function onGrid(position: number, min: string, max: string, step: string): string {
  const [low, high, stride] = [read(min), read(max), read(step)];
  if (!low || !high || !stride || stride.units <= 0n) return min;
  if (position <= 0) return trim(min);
  if (position >= 1) return trim(max);
  const places = Math.max(low.places, high.places, stride.places);
  const [from, width, unit] = [at(low, places), at(high, places) - at(low, places), at(stride, places)];
  // A position on screen is coarse: nine digits of it are more than any pixel holds.
  const steps = (width * BigInt(Math.round(position * 1e9)) + (unit * 1_000_000_000n) / 2n) / (unit * 1_000_000_000n);
  const units = from + steps * unit;
  return trim(write({ units: units > from + width ? from + width : units, places }));
}

/** One `step` up or down from `value`, first to the grid, kept between the ends. */
export function stepped(value: string, by: number, min: string, max: string, step: string): string {
  const parts = [value, min, max, step].map(read);
  const [now, low, high, stride] = parts;
  if (!now || !low || !high || !stride || stride.units <= 0n) return value;
  const places = Math.max(now.places, low.places, high.places, stride.places);
  const [from, to, unit] = [at(low, places), at(high, places), at(stride, places)];
  const offset = at(now, places) - from;
  const below = offset / unit - (offset % unit < 0n ? 1n : 0n);
  const exact = offset % unit === 0n;
  const index = below + BigInt(by) + (by < 0 && !exact ? 1n : 0n);
  const next = from + index * unit;
  const kept = next < from ? from : next > to ? to : next;
  return trim(write({ units: kept, places }));
}

/** Where a value stands between two ends, from 0 to 1. For drawing only. */
export function positionOf(value: string, min: string, max: string): number {
  const [low, high] = [Number(min), Number(max)];
  if (!(high > low)) return 0;
  return Math.min(1, Math.max(0, (Number(value) - low) / (high - low)));
}
