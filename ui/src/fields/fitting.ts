/**
 * Which of several choices stand in a row: all where the row is wide enough, else as many
 * from the first as fit beside `more`, which leads to the others. The chosen one always does.
 */
export function fitting(row: number, widths: readonly number[], more: number, chosen: number): boolean[] {
  if (widths.reduce((sum, width) => sum + width, 0) <= row) return widths.map(() => true);
  let free = row - more - (widths[chosen] ?? 0);
  return widths.map((width, at) => {
    if (at === chosen) return true;
    free -= width;
    return free >= 0;
  });
}
