import type { Session } from '../generated/Session.ts';
import type { Request } from '../host/host.ts';

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
