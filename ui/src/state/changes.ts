import type { Session } from '../generated/Session.ts';
import type { Request } from '../host/host.ts';
import { negated, sum, trim } from '../words/decimal.ts';

/** Values under way, by the path of each. */
export type Changes = Readonly<Record<string, string>>;

/** As the application takes them. */
export const listed = (changes: Changes) => Object.entries(changes).map(([path, value]) => ({ path, value }));

export const without = <T>(record: Readonly<Record<string, T>>, paths: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([path]) => !paths.includes(path)));

const opening: ReadonlySet<Request['command']> = new Set(['open-sample', 'open-recent', 'open-file', 'open-dropped', 'create']);

/** Whether another study was opened; a dialog that is left opens none. */
export function opensAnother({ command }: Request, before: Session | null, after: Session | null): boolean {
  return opening.has(command) && JSON.stringify(before?.document) !== JSON.stringify(after?.document);
}

export const same = (a: Changes, b: Changes): boolean => JSON.stringify(a) === JSON.stringify(b);

const number = (text = '') => /^(-?[\d.]+)(\D*)$/.exec(text);

/** What comes next when a hand goes on as it did: the one value that has changed, changed by as much again. */
export function foreseen(before: Changes, after: Changes): Changes | null {
  const [path, another] = Object.keys(after).filter((one) => after[one] !== before[one]);
  if (path === undefined || another !== undefined) return null;
  const [from, to] = [number(before[path]), number(after[path])];
  if (!from || !to || from[2] !== to[2]) return null;
  const next = sum([to[1] ?? '', to[1] ?? '', negated(from[1] ?? '')]);
  return { ...after, [path]: `${trim(next)}${to[2] ?? ''}` };
}
