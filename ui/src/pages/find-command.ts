/** Finding commands and parts of the study by what is typed: words of either language, or pinyin initials. */
import { initials, phrase } from '../words/bundles.ts';
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

/** A command by its names. */
export const findable = (command: Command): Findable & { command: Command } => ({
  command,
  own: words.t(command.id),
  other: phrase(words.language === 'en' ? 'zh-CN' : 'en', command.id, {}) ?? '',
  initials: initials(command.id),
});
