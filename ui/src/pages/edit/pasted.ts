/** What a spreadsheet or a list puts on the clipboard, as texts for the application to read. */

/** One value a line; also from a row, or parted by semicolons. */
export function column(text: string): string[] {
  return text
    .split(/[\r\n\t;；]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** Signs of money and spaces around a figure; the figure itself is read by the application. */
const bare = (cell: string) => cell.trim().replace(/^(?:[A-Z]{3}|US\$|CN¥|[¥￥$€£])\s*/, '').replace(/\s*(?:元|[A-Z]{3})$/, '');

const open = /^(?:|[-–—∞+]|以上|above|more|inf|无上限|no limit)$/i;

export const tierKeys = ['up_to', 'unit_price', 'flat_fee'] as const;
export type TierKey = (typeof tierKeys)[number];
export type Tier = Partial<Record<TierKey, string>>;

/** Whether a pasted text is more than one cell. */
export const isTable = (text: string): boolean => /[\t\n]/.test(text.trim());

/**
 * Rows of a spreadsheet laid over tiers from a row and column on; heads without any figure
 * are passed over, an open end (“∞”, “以上”) has no border.
 */
export function pasteTiers(tiers: readonly Tier[], text: string, row: number, key: TierKey): Tier[] {
  const next = tiers.map((tier) => ({ ...tier }));
  const from = tierKeys.indexOf(key);
  const rows = text.replace(/\r/g, '').split('\n').filter((line) => /[\d０-９]/.test(line));
  for (const [index, line] of rows.entries()) {
    const tier: Tier = { ...next[row + index] };
    for (const [offset, cell] of line.split('\t').entries()) {
      const at = tierKeys[from + offset];
      if (at === undefined) break;
      const value = bare(cell);
      if (open.test(value)) delete tier[at];
      else tier[at] = value;
    }
    next[row + index] = tier;
  }
  return next;
}

/** A whole number as such; what is none stays as it was typed. */
export const wholeOf = (text: string): number | string => (/^\d+$/.test(text.normalize('NFKC').trim()) ? Number(text.normalize('NFKC')) : text);
