/**
 * Everything the window can be told to do, each once: the menus, the palette, the sheet of
 * shortcuts and the keys themselves are made from this list.
 */
import type { Exported } from '../generated/Exported.ts';
import type { PaperSize } from '../generated/PaperSize.ts';
import type { Target } from '../generated/Target.ts';
import type { Desk } from '../state/desk.ts';
import { parts, type Mode, type Part } from '../state/view.svelte.ts';
import type { Theme } from '../generated/Theme.ts';
import { words } from '../words/words.svelte.ts';
import { beginning, empty, said } from './edit/guided.ts';
import { meant, saidOf } from './figures.ts';
import { lead, type Lead } from './lead.ts';
import { goOn } from './panes.ts';

/** The sheet of shortcuts is parted by these. */
export const groups = ['file', 'mode', 'parts', 'edit-study', 'command-look', 'command-export'] as const;
export type Group = (typeof groups)[number];

export interface Command {
  /** The key of its words, and its name. */
  id: string;
  group: Group;
  /** As `tinykeys` writes it. A letter or figure alone rests while something is typed. */
  keys?: string;
  /** Undefined means always. */
  enabled?: (desk: Desk) => boolean;
  /** Where it leads, for the focus to follow. */
  leads?: Lead;
  /** Waited for when it takes its time; false when nothing came of it. */
  run: (desk: Desk) => unknown;
}

const open = ({ study }: Desk) => study.session !== null;
/** Where something is drawn: elsewhere nobody would see what has changed. */
const drawn = ({ study, view }: Desk) => study.session !== null && view.mode !== 'edit';
const shown = ({ study }: Desk) => study.session !== null && !study.session.amounts_hidden;

/** Leads from where studies are begun or built to the one that was opened; false when none was. */
async function opened(opening: Promise<boolean>, { view }: Desk): Promise<boolean> {
  const done = await opening;
  if (done && view.mode === 'edit') view.mode = 'compare';
  return done;
}

/** Opens another study; `asked` for by its name. */
export const openOther = (desk: Desk, open: () => Promise<boolean>, asked = false): Promise<void> => lead(desk, 'study', () => opened(open(), desk), asked);

/** An empty study of the usual time and currency, and the form of its name. */
async function beginEmpty({ study, view, editing }: Desk): Promise<void> {
  const usual = beginning(words.language, new Date());
  const refusal = await study.create(empty({ said, title: said('guide-empty-title'), ...usual, months: 36 }));
  if (refusal !== null) return;
  editing.open('');
  view.mode = 'edit';
}

function build(page: 'new' | 'book' | 'history' | 'import'): (desk: Desk) => void {
  return ({ view, editing }) => {
    editing.show(page);
    view.mode = 'edit';
  };
}

/** The baseline and the option that is held against it change places. */
async function swap({ view, editing }: Desk): Promise<void> {
  const [baseline, other] = [view.comparison?.baseline, view.against];
  if (baseline === undefined || other === null || !(await editing.put('baseline', other))) return;
  view.choose(baseline);
}

/** With its steps there, for the focus to go to the newest. */
async function showHistory(desk: Desk): Promise<void> {
  build('history')(desk);
  await desk.past.load();
}

const mode = (id: string, to: Mode, keys: string): Command => ({ id, group: 'mode', keys, enabled: open, leads: 'stage', run: ({ view }) => (view.mode = to) });

const part = (to: Part): Command => ({
  id: `part-${to}`,
  group: 'parts',
  enabled: open,
  leads: 'stage',
  run: ({ view }) => {
    view.mode = 'compare';
    view.part = to;
  },
});

const theme = (to: Theme): Command => ({ id: `theme-${to}`, group: 'command-look', enabled: open, run: ({ study }) => void study.set({ theme: to }) });

function sent(id: string, to: Target, what: (desk: Desk) => Exported | null): Command {
  return {
    id,
    group: 'command-export',
    enabled: (desk) => shown(desk) && what(desk) !== null,
    run: (desk) => {
      const wanted = what(desk);
      if (wanted) void desk.study.export(wanted, to);
    },
  };
}

const months = ({ view }: Desk): Exported | null => (view.optionId ? { kind: 'month-table', option: view.optionId, format: 'csv' } : null);

/** What printers hold where the user is. */
const paper = (): PaperSize => (/-(US|CA|MX)$/i.test(navigator.language) ? 'letter' : 'a4');

export const commands: readonly Command[] = [
  { id: 'guide-new', group: 'file', keys: '$mod+n', leads: 'page', run: build('new') },
  { id: 'guide-empty', group: 'file', leads: 'form', run: beginEmpty },
  { id: 'file-open', group: 'file', keys: '$mod+o', leads: 'study', run: (desk) => opened(desk.study.openFile(), desk) },
  { id: 'file-save', group: 'file', keys: '$mod+s', enabled: open, run: ({ study }) => void study.save() },
  { id: 'file-save-as', group: 'file', keys: '$mod+Shift+s', enabled: open, run: ({ study }) => void study.save(true) },
  { id: 'customer-copy', group: 'file', enabled: shown, run: ({ view }) => (view.dialog = 'customer-copy') },
  { id: 'import', group: 'file', enabled: open, leads: 'page', run: build('import') },
  { id: 'quit', group: 'file', keys: '$mod+q', enabled: ({ leave }) => leave !== null, run: ({ leave }) => void leave?.() },
  mode('mode-compare', 'compare', '1'),
  mode('mode-cash-flow', 'cash-flow', '2'),
  mode('mode-present', 'present', '3'),
  mode('mode-edit', 'edit', '4'),
  { id: 'present-full', group: 'mode', keys: 'F11', enabled: open, run: ({ view }) => view.togglePresent() },
  ...parts.map(part),
  { id: 'undo', group: 'edit-study', keys: '$mod+z', enabled: ({ study }) => !!study.session?.undo, run: ({ study }) => void study.undo() },
  { id: 'redo', group: 'edit-study', keys: '$mod+Shift+z', enabled: ({ study }) => !!study.session?.redo, run: ({ study }) => void study.redo() },
  { id: 'command-swap', group: 'edit-study', keys: 's', enabled: (desk) => drawn(desk) && desk.view.against !== null, run: swap },
  { id: 'book', group: 'edit-study', enabled: open, leads: 'page', run: build('book') },
  { id: 'history', group: 'edit-study', enabled: open, leads: 'page', run: showHistory },
  { id: 'issues', group: 'edit-study', enabled: open, leads: 'inspector', run: ({ view }) => view.openRight('issues') },
  {
    id: 'explain-figure',
    group: 'command-look',
    keys: 'e',
    enabled: (desk) => shown(desk) && desk.view.mode !== 'present' && (meant(document) ?? saidOf(document)) !== null,
    run: ({ view, toasts }) => {
      const [figure, said] = [meant(document), saidOf(document)];
      if (figure !== null) view.explain(figure);
      else if (said !== null) toasts.show({ key: 'explain-plain', args: { text: { type: 'text', value: said } } });
    },
  },
  { id: 'command-basis', group: 'command-look', keys: 'p', enabled: drawn, run: ({ view }) => view.toggleBasis() },
  { id: 'command-table', group: 'command-look', keys: 't', enabled: drawn, run: ({ view }) => (view.asTable = !view.asTable) },
  { id: 'command-hide', group: 'command-look', keys: 'h', enabled: open, run: ({ study }) => void study.toggleHidden() },
  { id: 'next-pane', group: 'command-look', keys: 'F6', run: () => goOn(1) },
  { id: 'previous-pane', group: 'command-look', keys: 'Shift+F6', run: () => goOn(-1) },
  { id: 'left-pane', group: 'command-look', enabled: open, run: ({ view }) => view.toggleLeft() },
  { id: 'right-pane', group: 'command-look', enabled: open, run: ({ view }) => view.toggleRight() },
  theme('light'),
  theme('dark'),
  theme('system'),
  { id: 'command-accounting', group: 'command-look', enabled: open, run: ({ study }) => void study.set({ accounting: !study.session?.settings.accounting }) },
  { id: 'command-english', group: 'command-look', enabled: open, run: ({ study }) => void study.set({ language: 'en' }) },
  { id: 'command-chinese', group: 'command-look', enabled: open, run: ({ study }) => void study.set({ language: 'zh-CN' }) },
  { id: 'command-palette', group: 'command-look', keys: '$mod+k', run: ({ view }) => (view.dialog = 'palette') },
  { id: 'command-keys', group: 'command-look', keys: 'F1', run: ({ view }) => (view.dialog = 'keys') },
  sent('export-report', 'file', ({ study, view }) => (study.session?.evaluation.cash ? { kind: 'report', paper: paper(), uncertain: { reach: view.reach, ends: [...view.ends] } } : null)),
  sent('export-workbook', 'file', () => ({ kind: 'workbook' })),
  sent('export-picture', 'file', ({ view }) => ({ kind: 'cumulative-chart', basis: view.basis, format: 'png' })),
  sent('export-differences', 'file', () => ({ kind: 'difference-table', format: 'csv' })),
  sent('export-months', 'file', months),
  sent('export-reminders', 'file', () => ({ kind: 'reminders' })),
  sent('export-copy', 'clipboard', () => ({ kind: 'difference-table', format: 'tsv' })),
];

/** Other keys of the same commands. */
export const otherKeys: Readonly<Record<string, string>> = { '$mod+y': 'redo', 'Shift+?': 'command-keys' };

const byId = new Map(commands.map((command) => [command.id, command]));

export function commandOf(id: string): Command {
  const found = byId.get(id);
  if (!found) throw new Error(`There is no command “${id}”`);
  return found;
}

export const isCommand = (id: string): boolean => byId.has(id);

export const can = (command: Command, desk: Desk): boolean => command.enabled?.(desk) ?? true;

/** Runs a command unless it cannot be run now. */
export function run(id: string, desk: Desk): void {
  const command = commandOf(id);
  if (can(command, desk)) void lead(desk, command.leads, () => command.run(desk));
}

/** Keys as they stand in a menu: `Ctrl Shift S`. */
export const shownKeys = (keys: string | undefined): string =>
  (keys ?? '')
    .replace('$mod', 'Ctrl')
    .split('+')
    .map((key) => (key.length === 1 ? key.toUpperCase() : key))
    .join(' ');
