/** Finding commands and parts of the study by what is typed: words of either language, or pinyin initials. */
import { initials, phrase } from '../words/bundles.ts';
import type { Language } from '../words/format.ts';
import { words } from '../words/words.svelte.ts';
import type { Command } from './commands.ts';

export interface Findable {
  /** In the language of the moment, and in the other one. */
  own: string;
  other: string;
  initials: string;
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/[\s…·（）()]+/g, '');

/** How well one answers: 0 best, null not at all. */
function rank(one: Findable, wanted: string): number | null {
  const own = plain(one.own);
  if (own.startsWith(wanted)) return 0;
  if (one.initials.startsWith(wanted)) return 1;
  if (own.includes(wanted)) return 2;
  if (plain(one.other).includes(wanted)) return 3;
  return one.initials.includes(wanted) ? 4 : null;
}

/** Those that answer, the best first and otherwise in their order. */
export function find<T extends Findable>(all: readonly T[], typed: string): T[] {
  const wanted = plain(typed);
  if (wanted === '') return [...all];
  return all
    .flatMap((one) => {
      const order = rank(one, wanted);
      return order === null ? [] : [{ one, order }];
    })
    .sort((one, other) => one.order - other.order)
    .map(({ one }) => one);
}

/** What people call a command beside its name: a printed page, the program of a workbook, what a date is for. */
const called: Readonly<Record<string, string>> = {
  'export-report': 'find-report',
  'export-workbook': 'find-workbook',
  'export-picture': 'find-picture',
  'export-reminders': 'find-reminders',
  'command-english': 'find-language',
  'command-chinese': 'find-language',
  'command-keys': 'find-keys',
  'explain-figure': 'find-explain',
  book: 'find-book',
};

/** Those words, in both languages. */
const also = (id: string): string => (called[id] === undefined ? '' : ['en', 'zh-CN'].map((language) => phrase(language as Language, called[id] ?? '', {}) ?? '').join(' '));

/** A command by its names. */
export const findable = (command: Command): Findable & { command: Command } => ({
  command,
  own: words.t(command.id),
  other: `${phrase(words.language === 'en' ? 'zh-CN' : 'en', command.id, {}) ?? ''} ${also(command.id)}`,
  initials: initials(command.id),
});
