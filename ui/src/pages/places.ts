/** What the palette leads to beside commands: scenarios, options, meters, samples and recent studies. */
import type { Label } from '../generated/Label.ts';
import type { RecentStudy } from '../generated/RecentStudy.ts';
import type { Desk } from '../state/desk.ts';
import { fieldName } from '../words/fields.ts';
import { initialsOf } from '../words/pinyin.ts';
import { words } from '../words/words.svelte.ts';
import { can, commands, openOther, shownKeys } from './commands.ts';
import { find, findable, type Findable } from './find-command.ts';
import { lead } from './lead.ts';

export interface Place extends Findable {
  /** One for each place, whatever its name. */
  key: string;
  /** What kind of thing it is, in words. */
  group: string;
  /** Its shortcut, as people write it. */
  keys: string;
  run: () => void;
}

function place(key: string, group: string, name: Label, run: () => void): Place {
  const other = words.language === 'en' ? 'zh-CN' : 'en';
  return { key, group, own: words.name(name), other: words.name(name, other), initials: initialsOf(words.name(name, 'zh-CN')), keys: '', run };
}

/** Everything that can be gone to by its name, commands first. `recent` was asked for before. */
export function places(desk: Desk, recent: readonly RecentStudy[]): Place[] {
  const { study, view, editing } = desk;
  const { session } = study;
  const does = commands
    .filter((command) => command.id !== 'command-palette' && can(command, desk))
    .map((command): Place => ({ ...findable(command), key: command.id, group: words.t(command.group), keys: shownKeys(command.keys), run: () => void lead(desk, command.leads, () => command.run(desk), true) }));
  if (!session) return does;
  const part = (list: 'scenarios' | 'options' | 'meters', id: string, name: Label, run: () => unknown) => {
    const path = `${list}.${id}`;
    // What is looked at has the focus where it is listed, what is edited where typing begins.
    const go = () => (list === 'meters' ? lead(desk, 'page', run, true) : lead(desk, 'stage', run, true, path));
    return place(path, fieldName('', list), name, () => void go());
  };
  return [
    ...does,
    ...session.scenarios.map(({ id, name }) => part('scenarios', id, name, () => study.select(id))),
    ...session.evaluation.options.map(({ id, name }) =>
      part('options', id, name, () => {
        view.choose(id);
        if (view.mode === 'edit') view.mode = 'compare';
      }),
    ),
    ...session.evaluation.meters.map(({ id, name }) =>
      part('meters', id, name, () => {
        editing.open(`meters.${id}`);
        view.mode = 'edit';
      }),
    ),
    ...recent.map((one) => place(`recent.${one.id}`, words.t('recent'), words.name(one.title) === '' ? (one.file_name ?? words.t('untitled')) : one.title, () => void openOther(desk, () => study.openRecent(one.id), true))),
    ...session.samples.map(({ id, title }) => place(`samples.${id}`, words.t('samples'), title, () => void openOther(desk, () => study.openSample(id), true))),
  ];
}

/** What answers to the typed text; nothing typed lists the commands alone. */
export const answers = (all: readonly Place[], typed: string): Place[] =>
  typed.trim() === '' ? all.filter(({ key }) => !key.includes('.')) : find(all, typed);
