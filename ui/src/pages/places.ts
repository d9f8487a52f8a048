/** What the palette leads to beside commands: scenarios, options, meters, samples and recent studies. */
import type { Label } from '../generated/Label.ts';
import type { RecentStudy } from '../generated/RecentStudy.ts';
import type { Desk } from '../state/desk.ts';
import { fieldName } from '../words/fields.ts';
import { initialsOf } from '../words/pinyin.ts';
import { words } from '../words/words.svelte.ts';
import { can, commands, shownKeys } from './commands.ts';
import { find, findable, type Findable } from './find-command.ts';
import { lead, type Lead } from './lead.ts';

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
  const compared = () => {
    view.mode = 'compare';
  };
  const go = (leads: Lead, run: () => unknown) => () => void lead(desk, leads, run, true);
  return [
    ...does,
    ...session.scenarios.map(({ id, name }) => place(`scenarios.${id}`, fieldName('', 'scenarios'), name, go('stage', async () => void (await study.select(id))))),
    ...session.evaluation.options.map(({ id, name }) => place(`options.${id}`, fieldName('', 'options'), name, go('stage', () => { view.choose(id); if (view.mode === 'edit') compared(); }))),
    ...session.evaluation.meters.map(({ id, name }) => place(`meters.${id}`, fieldName('', 'meters'), name, go('page', () => { editing.open(`meters.${id}`); view.mode = 'edit'; }))),
    ...recent.map((one) => place(`recent.${one.id}`, words.t('recent'), words.name(one.title) === '' ? (one.file_name ?? words.t('untitled')) : one.title, go('stage', () => study.openRecent(one.id).then(compared)))),
    ...session.samples.map(({ id, title }) => place(`samples.${id}`, words.t('samples'), title, go('stage', () => study.openSample(id).then(compared)))),
  ];
}

/** What answers to the typed text; nothing typed lists the commands alone. */
export const answers = (all: readonly Place[], typed: string): Place[] =>
  typed.trim() === '' ? all.filter(({ key }) => !key.includes('.')) : find(all, typed);
