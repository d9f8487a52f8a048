/** The names of a study's fields, what they are for, and the words that stand in them. */
import { phrase } from './bundles.ts';
import type { Language } from './format.ts';
import { words } from './words.svelte.ts';

/** A key or word of the format as plain English, while it has no words of its own. */
const plain = (key: string) => key.replaceAll(/[_-]/g, ' ').replace(/^./, (first) => first.toUpperCase());

function named(kind: 'field' | 'choice', table: string, key: string, language: Language): string {
  const own = kind === 'field' ? `field-${table}-${key}` : `choice-${table}-${key}`;
  const shared = kind === 'field' ? `field-${key}` : `choice-${key}`;
  return phrase(language, own, {}) ?? phrase(language, shared, {}) ?? plain(key);
}

/** What a field is for, in a sentence. */
export const fieldHelp = (table: string, key: string, language = words.language): string | null =>
  phrase(language, `help-${table}-${key}`, {}) ?? phrase(language, `help-${key}`, {});

export const fieldName = (table: string, key: string, language = words.language): string => named('field', table, key, language);
export const choiceName = (table: string, word: string, language = words.language): string => named('choice', table, word, language);
