/**
 * What the window says, in the language of the moment. Sentences come from the
 * application as data (a key and typed values); here they become text.
 */
import type { Arg } from '../generated/Arg.ts';
import type { Label } from '../generated/Label.ts';
import type { Sentence } from '../generated/Sentence.ts';
import type { Settings } from '../generated/Settings.ts';
import { phrase } from './bundles.ts';
import { placesOf, trim } from './decimal.ts';
import * as format from './format.ts';
import type { Currency, Language, Printing } from './format.ts';

/** A stretch of a sentence; `of` is the type of the value it prints, if it prints one. */
export interface Part {
  text: string;
  of?: Arg['type'];
}

export type Values = Record<string, string | number>;

// Private-use characters around each printed value let `parts` find them again.
const open = '\uE000';
const close = '\uE001';
const marked = new RegExp(`${open}([a-z]+):([^${close}]*)${close}`, 'g');

/** The wording of a name for a language, else English, else the first there is. */
function labelText(label: Label, language: Language): string {
  if (typeof label === 'string') return label;
  return label[language] || label['en'] || Object.values(label).find(Boolean) || '';
}

/** A date, or a month and its number, stay on one line. */
const together = (text: string): string => text.replaceAll(' ', '\u00A0');
/** The number of a month before its name, as in “month 14 (Feb 2028)”; then a count and its unit, in either language, outside of what is printed by its type. */
const numbered = new RegExp(` \\d+ \\((?=${open}month:)`, 'g');
const counted = new RegExp(`(${open}[^${close}]*${close})|\\d (?=[\\p{Ll}\\p{Script=Han}])|第 (?=\\d)`, 'gu');

/** What stands for an amount that is hidden: of one length for all, and never the amount. */
const mask = '•••••';

class Words {
  /** True while the application says no amounts; what it sends for drawing is a shape only. */
  hidden = $state(false);
  language = $state<Language>('en');
  currency = $state.raw<Currency>({ code: 'CNY', decimals: 2 });

  /** Negative amounts by themselves stand in parentheses; sentences and what is heard keep a minus. */
  accounting = $state(false);

  /** What the study has rates for: the other currencies on screen. */
  others = $state.raw<readonly string[]>([]);

  /** Speaks as the settings say. */
  follow({ language, accounting }: Pick<Settings, 'language' | 'accounting'>): void {
    if (language === 'en' || language === 'zh-CN') this.language = language;
    this.accounting = accounting;
  }

  /** One of the window's own texts. */
  t(key: string, values: Values = {}, language: Language = this.language): string {
    const text = phrase(language, key, values);
    if (text !== null) return text;
    if (!import.meta.env.DEV) return key;
    console.warn(`No words for “${key}” in ${language}`);
    return `⟦${key}⟧`;
  }

  /** A sentence of the application. */
  say(sentence: Sentence, language: Language = this.language): string {
    return this.#compose(sentence, language).replace(marked, '$2');
  }

  /** The same sentence in stretches, so that names and amounts may be set apart. */
  parts(sentence: Sentence): Part[] {
    const text = this.#compose(sentence, this.language);
    const parts: Part[] = [];
    let from = 0;
    for (const match of text.matchAll(marked)) {
      if (match.index > from) parts.push({ text: text.slice(from, match.index) });
      parts.push({ text: match[2] ?? '', of: match[1] as Arg['type'] });
      from = match.index + match[0].length;
    }
    if (from < text.length) parts.push({ text: text.slice(from) });
    return parts;
  }

  /** What a title means, for those who have not met it; empty where nothing is written. */
  help({ key }: Sentence): string {
    return phrase(this.language, `${key}-help`, {}) ?? '';
  }

  name(label: Label, language: Language = this.language): string {
    return labelText(label, language);
  }

  money(amount: string, how?: Printing): string {
    return this.hidden ? mask : this.#money(this.language, amount, { accounting: this.accounting, ...how });
  }

  /** The same for what is read aloud: a parenthesis would not be heard. */
  heardMoney(amount: string, how?: Printing): string {
    return this.money(amount, { ...how, accounting: false });
  }

  #money(language: Language, amount: string, how: Printing = {}): string {
    return format.money(language, this.currency, amount, { named: format.needsCode(language, this.currency.code, this.others), ...how });
  }

  /** An amount of another study, in its own currency. */
  moneyIn(currency: Currency, amount: string): string {
    return this.hidden ? mask : format.money(this.language, currency, amount, { decimals: 0 });
  }

  quantity(amount: string, decimals?: number): string {
    return format.quantity(this.language, amount, decimals);
  }

  percent(share: string): string {
    return format.percent(this.language, share);
  }

  /** An amount on an axis. */
  short(value: number): string {
    const text = format.short(this.language, value);
    return this.hidden ? '' : this.accounting ? format.inParentheses(text) : text;
  }

  /** A quantity on an axis. */
  shortQuantity(value: number, decimals?: number): string {
    return format.short(this.language, value, decimals);
  }

  month(value: string): string {
    return together(format.month(this.language, value));
  }

  shortMonth(value: string): string {
    return format.shortMonth(this.language, value);
  }

  date(value: string): string {
    return together(format.date(this.language, value));
  }

  /** A day and, where it is known, the time, `YYYY-MM-DDTHH:MM:SS`. */
  moment(value: string): string {
    return together(format.moment(this.language, value));
  }

  /** A day as far as it is known, such as that of a price. */
  known(value: string): string {
    return together(format.known(this.language, value));
  }

  /** “USD US Dollar”. */
  currencyName(code: string): string {
    return `${code} ${new Intl.DisplayNames(this.language, { type: 'currency' }).of(code) ?? ''}`;
  }

  /** A day of the week, 1 for Monday. */
  weekday(day: number, form: 'long' | 'short' = 'long'): string {
    return format.weekday(this.language, day, form);
  }

  /** “month 14 (Feb 2028)” for a month of the study, counted from 0. */
  numberedMonth(index: number, months: readonly string[]): string {
    return together(this.t('month-numbered', { n: index + 1, month: this.month(months[index] ?? '') }));
  }

  #compose(sentence: Sentence, language: Language): string {
    const values: Values = {};
    for (const [name, arg] of Object.entries(sentence.args)) {
      values[name] =
        arg?.type === 'count' ? arg.value : arg ? `${open}${arg.type}:${this.#print(arg, language)}${close}` : '';
    }
    return this.t(sentence.key, values, language).replace(numbered, together).replace(counted, (text, printed) => printed ?? together(text));
  }

  #print(arg: Arg, language: Language): string {
    switch (arg.type) {
      case 'text':
        return arg.value;
      case 'name':
        return labelText(arg.value, language);
      case 'money':
        // A unit price may be finer than the smallest coin, and is never shown rounded.
        return this.hidden ? mask : this.#money(language, arg.value, { decimals: Math.max(this.currency.decimals, placesOf(trim(arg.value))) });
      case 'foreign':
        return this.hidden ? mask : format.foreign(language, arg.value.currency, arg.value.amount);
      case 'quantity':
        return format.quantity(language, arg.value);
      case 'percent':
        return format.percent(language, arg.value);
      case 'count':
        return String(arg.value);
      case 'month':
        return together(format.month(language, arg.value));
      case 'date':
        return together(format.date(language, arg.value));
      case 'word':
        return this.t(arg.value, {}, language);
    }
  }
}

export const words = new Words();
