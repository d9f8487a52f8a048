/** The window's own menu, made from the one list of commands. */
import type { Desk, MenuItem, MenuPart } from '../state/desk.ts';
import { words } from '../words/words.svelte.ts';
import { can, commandOf, commands, isCommand, openOther, run, shownKeys, type Command, type Group } from './commands.ts';

/** Menus, and the groups of commands in each. */
const parts: readonly { key: string; groups: readonly Group[] }[] = [
  { key: 'file', groups: ['file', 'command-export'] },
  { key: 'menu-edit', groups: ['edit-study'] },
  { key: 'menu-view', groups: ['mode', 'parts', 'command-look'] },
];
const help = ['command-palette', 'command-keys'];
/** The last of its menu, as everywhere. */
const last = 'quit';
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
    const lists = groups.map((group) => commands.filter((command) => command.group === group && command.id !== last && !help.includes(command.id)).map(item));
    return { label: t(key), items: lists.flatMap((list, n) => (n === 0 ? list : [line, ...list])) };
  });
  made[0]?.items.push(line, ...studies(desk), line, item(commandOf(last)));
  made[1]?.items.push(
    line,
    { kind: 'cut', label: t('menu-cut') },
    { kind: 'copy', label: t('menu-copy') },
    { kind: 'paste', label: t('menu-paste') },
    { kind: 'select-all', label: t('menu-select-all') },
  );
  return [...made, { label: t('menu-help'), items: help.map((id) => item(commandOf(id))) }];
}

const RECENT = 'recent/';
const SAMPLE = 'sample/';

/** The studies that were open before, with their totals, and the samples. */
function studies({ recents, study }: Desk): MenuItem[] {
  const t = words.t.bind(words);
  const entry = (id: string, label: string): MenuItem => ({ kind: 'command', id, label, enabled: true });
  const recent = recents.list.map(({ id, title, file_name, total, currency }) => {
    const name = words.name(title) || file_name || t('untitled');
    return entry(`${RECENT}${id}`, total === null ? name : `${name}\u2003${words.moneyIn(currency, total)}`);
  });
  const samples = (study.session?.samples ?? []).map(({ id, title }) => entry(`${SAMPLE}${id}`, words.name(title)));
  const menu = (key: string, items: MenuItem[]): MenuItem[] => (items.length > 0 ? [{ kind: 'menu', label: t(key), items }] : []);
  return [...menu('recent', recent), ...menu('samples', samples)];
}

/** Does what was chosen from the menu. */
export function chosen(id: string, desk: Desk): void {
  if (isCommand(id)) run(id, desk);
  else if (id.startsWith(RECENT)) void openOther(desk, () => desk.study.openRecent(Number(id.slice(RECENT.length))));
  else if (id.startsWith(SAMPLE)) void openOther(desk, () => desk.study.openSample(id.slice(SAMPLE.length)));
}
