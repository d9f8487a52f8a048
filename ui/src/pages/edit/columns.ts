/** A column that is pasted into one field goes on into those below it, where there are any. */
import { createContext } from 'svelte';
import { column, isTable } from './pasted.ts';

/** Takes the values from a field on; false when there is nothing to take them. */
export type Below = (path: string, values: string[]) => boolean;

export const [useBelow, setBelow] = createContext<Below>();

/** What a field does with a pasted text: more than one cell goes to the fields below too. */
export const pasteBelow = (below: Below, path: string) => (text: string): boolean => isTable(text) && below(path, column(text));
