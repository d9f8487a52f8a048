/** The window's own menu, made from the one list of commands. */
import type { Desk, MenuItem, MenuPart } from '../state/desk.ts';
import { words } from '../words/words.svelte.ts';
import { can, commandOf, commands, shownKeys, type Command, type Group } from './commands.ts';

/** Menus, and the groups of commands in each. */
const parts: readonly { key: string; groups: readonly Group[] }[] = [
  { key: 'file', groups: ['file', 'command-export'] },
  { key: 'menu-edit', groups: ['edit-study'] },
  { key: 'menu-view', groups: ['mode', 'parts', 'command-look'] },
];
const help = ['command-palette', 'command-keys'];
const line: MenuItem = { kind: 'line' };

/** Every menu with its commands; none at all in a presentation. */
export function nativeMenu(desk: Desk): MenuPart[] {
  if (desk.view.mode === 'present') return [];
  const t = words.t.bind(words);
  const item = (command: Command): MenuItem => {
    const keys = shownKeys(command.keys);
    // Keys are heard by the page, which knows when something is being typed.
    return { kind: 'command', id: command.id, label: keys === '' ? t(command.id) : `${t(command.id)}\u2003${keys}`, enabled: can(command, desk) };
  };
  const made = parts.map(({ key, groups }): MenuPart => {
    const lists = groups.map((group) => commands.filter((command) => command.group === group && !help.includes(command.id)).map(item));
    return { label: t(key), items: lists.flatMap((list, n) => (n === 0 ? list : [line, ...list])) };
  });
  made[1]?.items.push(
    line,
    { kind: 'cut', label: t('menu-cut') },
    { kind: 'copy', label: t('menu-copy') },
    { kind: 'paste', label: t('menu-paste') },
    { kind: 'select-all', label: t('menu-select-all') },
  );
  return [...made, { label: t('menu-help'), items: help.map((id) => item(commandOf(id))) }];
}
