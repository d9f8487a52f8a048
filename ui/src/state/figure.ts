/**
 * How a figure is asked for: by its name, as `outlay explain` takes it, and where it is one
 * of other circumstances than those on screen, by these after a question mark: another
 * scenario, values in place of those that the study states.
 */
import type { Change } from '../generated/Change.ts';

export interface Circumstances {
  /** None is the one on screen. */
  scenario?: string;
  changes?: readonly Change[];
  /** The part of the figure that is meant, by its place in the trace. */
  part?: number;
}

/** No path of a study is so short. */
const scenarioName = 'in';
const partName = 'part';

/** The same figure under other circumstances. */
export function under(reference: string, { scenario, changes = [], part }: Circumstances): string {
  const said = new URLSearchParams([...(scenario === undefined ? [] : [[scenarioName, scenario]]), ...(part === undefined ? [] : [[partName, String(part)]]), ...changes.map(({ path, value }) => [path, value])]);
  return said.size === 0 ? reference : `${reference}?${said}`;
}

/** What is asked for: the figure's own name, and its circumstances. */
export function asked(figure: string): { reference: string } & Circumstances {
  const [reference = '', said] = figure.split('?', 2);
  if (said === undefined) return { reference };
  const all = new URLSearchParams(said);
  const scenario = all.get(scenarioName) ?? undefined;
  const part = all.get(partName);
  all.delete(scenarioName);
  all.delete(partName);
  return { reference, scenario, ...(part === null ? {} : { part: Number(part) }), changes: [...all].map(([path, value]) => ({ path, value })) };
}

/** The option that a figure belongs to. */
export const optionOf = (figure: string): string => asked(figure).reference.split('/')[0] ?? '';
