/** The names of a study's fields, what they are for, and the words that stand in them. */
import { phrase } from './bundles.ts';
import type { Language } from './format.ts';
import { words } from './words.svelte.ts';

/** A key or word of the format as plain English, while it has no words of its own. */
const plain = (key: string) => key.replaceAll(/[_-]/g, ' ').replace(/^./, (first) => first.toUpperCase());

/** What a type calls a key or word, else what every type calls it. */
const own = (kind: string, table: string, key: string, language: Language): string | null => phrase(language, `${kind}-${table}-${key}`, {}) ?? phrase(language, `${kind}-${key}`, {});

/** What a field is for, in a sentence. */
export const fieldHelp = (table: string, key: string, language = words.language): string | null => own('help', table, key, language);

export const fieldName = (table: string, key: string, language = words.language): string => own('field', table, key, language) ?? plain(key);
export const choiceName = (table: string, word: string, language = words.language): string => own('choice', table, word, language) ?? plain(word);

/** What one item of a list is called that has no name of its own. */
export const itemName = (table: string, key: string, language = words.language): string => own('item', table, key, language) ?? fieldName(table, key, language);
