/** Values under way, by the path of each. */
export type Changes = Readonly<Record<string, string>>;

/** As the application takes them. */
export const listed = (changes: Changes) => Object.entries(changes).map(([path, value]) => ({ path, value }));

export const without = <T>(record: Readonly<Record<string, T>>, paths: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([path]) => !paths.includes(path)));
