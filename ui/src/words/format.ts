/**
 * Figures and dates as they are printed in each language. Amounts are decimal text
 * and stay text: `Intl` prints the string itself, so no digit passes through a float.
 */
import { placesOf } from './decimal.ts';

export type Language = 'en' | 'zh-CN';

export const languages: readonly Language[] = ['en', 'zh-CN'];

export interface Currency {
  code: string;
  /** Decimal places of the smallest unit. */
  decimals: number;
}

export interface Printing {
  /** Decimal places in place of the currency's own. */
  decimals?: number;
  /** A plus before what is above zero. */
  signed?: boolean;
  /** The currency by its code rather than by its sign. */
  named?: boolean;
  /** Without the currency's sign, for columns that name it in the head. */
  bare?: boolean;
  /** What is negative in parentheses, as books have it. */
  accounting?: boolean;
}

const shapes = new Map<string, Intl.NumberFormat>();

function shape(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = `${language}${JSON.stringify(options)}`;
  let known = shapes.get(name);
  if (!known) shapes.set(name, (known = new Intl.NumberFormat(language, options)));
  return known;
}

function print(format: Intl.NumberFormat, decimal: string): string {
  // The standard takes decimal text as it is; the type only knows literals.
  return format.format(decimal as `${number}`).replace('-', '−');
}

export function money(language: Language, currency: Currency, amount: string, how: Printing = {}): string {
  const decimals = how.decimals ?? currency.decimals;
  const common: Intl.NumberFormatOptions = {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: how.signed ? 'exceptZero' : 'negative',
  };
  if (how.bare) return how.accounting ? inParentheses(print(shape(language, common), amount)) : print(shape(language, common), amount);
  return print(
    shape(language, {
      ...common,
      style: 'currency',
      currency: currency.code,
      currencySign: how.accounting ? 'accounting' : 'standard',
      // English writes CN¥ for the plain symbol; Chinese writes ¥ and US$.
      currencyDisplay: how.named ? 'code' : language === 'en' ? 'narrowSymbol' : 'symbol',
    }),
    amount,
  );
}

/** A printed number without a currency, where the standard knows no such form. */
export const inParentheses = (printed: string): string => (printed.startsWith('−') ? `(${printed.slice(1)})` : printed);

/** Whether an amount's sign could be read as another currency's that is on screen too. */
export const needsCode = (language: Language, currency: string, others: readonly string[]): boolean =>
  language === 'en' ? others.some((other) => other !== currency) : currency === 'CNY' && others.includes('JPY');

/** An amount of another currency by its code, in all the digits it has: “USD 1,234.50”. */
export function foreign(language: Language, code: string, amount: string): string {
  return money(language, { code, decimals: placesOf(amount) }, amount, { named: true });
}

export function quantity(language: Language, amount: string, decimals = 6): string {
  return print(shape(language, { maximumFractionDigits: decimals, signDisplay: 'negative' }), amount);
}

/** A share of one: `0.15` prints as 15%. */
export function percent(language: Language, share: string): string {
  return print(shape(language, { style: 'percent', maximumFractionDigits: 2, signDisplay: 'negative' }), share);
}

/** Short figures for axes only: 12.3K, 1.2万. */
export function short(language: Language, value: number, decimals = 1): string {
  const format = shape(language, { notation: 'compact', maximumFractionDigits: decimals, signDisplay: 'negative' });
  return format.format(value).replace('-', '−');
}

const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const split = (date: string): [string, number, number] => {
  const [year = '', month = '1', day = '1'] = date.split('-');
  return [year, Number(month), Number(day)];
};

/** `2028-02` as “Feb 2028” or “2028年2月”. */
export function month(language: Language, value: string): string {
  const [year, number] = split(value);
  return language === 'en' ? `${english[number - 1]} ${year}` : `${year}年${number}月`;
}

/** `2028-02` as “Feb 28” or “28/02”, for axes. */
export function shortMonth(language: Language, value: string): string {
  const [year, number] = split(value);
  const short = year.slice(-2);
  return language === 'en' ? `${english[number - 1]} ${short}` : `${short}/${String(number).padStart(2, '0')}`;
}

/** `2027-12-01` as “1 Dec 2027” or “2027年12月1日”. */
export function date(language: Language, value: string): string {
  const [year, number, day] = split(value);
  return language === 'en' ? `${day} ${english[number - 1]} ${year}` : `${year}年${number}月${day}日`;
}

/** `2027-12-01T12:04:00` as “1 Dec 2027 12:04” or “2027年12月1日 12:04”; a day alone without a time. */
export function moment(language: Language, value: string): string {
  const [day = '', time] = value.split('T');
  return time === undefined ? date(language, day) : `${date(language, day)} ${time.slice(0, 5)}`;
}

/** A day as far as it is known: a year, a month, or a date. */
export function known(language: Language, value: string): string {
  const parts = value.split('-').length;
  return parts === 1 ? (language === 'en' ? value : `${value}年`) : parts === 2 ? month(language, value) : date(language, value);
}

/** A day of the week by its name, 1 for Monday. */
export function weekday(language: Language, day: number, form: 'long' | 'short'): string {
  // The first of January 2024 was a Monday.
  return new Intl.DateTimeFormat(language, { weekday: form, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)));
}
