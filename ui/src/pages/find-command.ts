/** Finding commands by what is typed: words of either language, or pinyin initials. */
import { initials, phrase } from '../words/bundles.ts';
import { words } from '../words/words.svelte.ts';
import type { Command } from './commands.ts';

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/[\s…·（）()]+/g, '');

/** How well a command answers: 0 best, null not at all. */
function rank(command: Command, wanted: string): number | null {
  const own = plain(words.t(command.id));
  if (own.startsWith(wanted)) return 0;
  const sounds = initials(command.id);
  if (sounds.startsWith(wanted)) return 1;
  if (own.includes(wanted)) return 2;
  const other = plain(phrase(words.language === 'en' ? 'zh-CN' : 'en', command.id, {}) ?? '');
  if (other.includes(wanted)) return 3;
  return sounds.includes(wanted) ? 4 : null;
}

/** The commands that answer, the best first and otherwise in their order. */
export function findCommands(commands: readonly Command[], typed: string): Command[] {
  const wanted = plain(typed);
  if (wanted === '') return [...commands];
  return commands
    .flatMap((command) => {
      const order = rank(command, wanted);
      return order === null ? [] : [{ command, order }];
    })
    .sort((one, other) => one.order - other.order)
    .map(({ command }) => command);
}
