/** Paths into the study as written, the same as the application's: list items by their id. */

export type Tree = Readonly<Record<string, unknown>>;

export const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

export function join(base: string, segment: string): string {
  const own = segment.includes('.') ? `"${segment}"` : segment;
  return base === '' ? own : `${base}.${own}`;
}

export function split(path: string): string[] {
  return [...path.matchAll(/"([^"]*)"|[^."]+/g)].map(([whole, quoted]) => quoted ?? whole);
}

/** How each item of a list is named. */
export function segments(items: readonly unknown[]): string[] {
  const ids = items.map((item) => (isTree(item) && typeof item['id'] === 'string' ? item['id'] : ''));
  return ids.map((id, index) => (id !== '' && ids.indexOf(id) === index ? id : String(index)));
}

export function at(root: unknown, path: string): unknown {
  let value = root;
  for (const segment of split(path)) {
    if (Array.isArray(value)) value = value[segments(value).indexOf(segment)];
    else if (isTree(value)) value = value[segment];
    else return undefined;
  }
  return value;
}

export const above = (path: string): string => split(path).slice(0, -1).reduce(join, '');
export const last = (path: string): string => split(path).at(-1) ?? '';

/** Where a value stands in the study, whichever scenario states it. */
export function placeOf(path: string): string {
  const [first, , field = '', ...rest] = split(path);
  if (first !== 'scenarios') return path;
  return field === 'changes' ? (rest[0] ?? '') : [field, ...rest].reduce(join, '');
}

/** The items of a list with the path of each. */
export function itemsAt(root: unknown, list: string): { path: string; item: Tree }[] {
  const items = at(root, list);
  if (!Array.isArray(items)) return [];
  const names = segments(items);
  return items.map((item: unknown, index) => ({ path: join(list, names[index] ?? ''), item: isTree(item) ? item : {} }));
}
