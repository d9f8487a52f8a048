import type { Edit } from '../generated/Edit.ts';
import type { Sentence } from '../generated/Sentence.ts';
import type { Session } from '../generated/Session.ts';
import type { Request } from '../host/host.ts';

/** Values under way, by the path of each. */
export type Changes = Readonly<Record<string, string>>;

/** As the application takes them. */
export const listed = (changes: Changes) => Object.entries(changes).map(([path, value]) => ({ path, value }));

export const without = <T>(record: Readonly<Record<string, T>>, paths: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([path]) => !paths.includes(path)));

/** Changes of what the study consists of; as a function what they are follows from the study when their turn comes, with all that was asked before. */
export type Edits = Edit[] | (() => Edit[]);

/** The request for them, made at its turn; none when nothing is left to do. */
export const edited = (scenario: string, edits: Edits, label: Sentence) => (): Request | null => {
  const made = typeof edits === 'function' ? edits() : edits;
  return made.length === 0 ? null : { command: 'edit', scenario, edits: made, label };
};

const opening: ReadonlySet<Request['command']> = new Set(['open-sample', 'open-recent', 'open-file', 'open-dropped', 'create']);

/** Whether another study was opened; a dialog that is left opens none. */
export function opensAnother({ command }: Request, before: Session | null, after: Session | null): boolean {
  return opening.has(command) && JSON.stringify(before?.document) !== JSON.stringify(after?.document);
}
