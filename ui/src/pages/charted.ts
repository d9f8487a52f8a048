/** What every chart over the months shares with the window: the month, the pointer, chart or table. */
import type { View } from '../state/view.svelte.ts';

export const charted = (view: View) => ({
  month: view.month,
  pointed: view.pointed,
  asTable: view.asTable,
  onmonth: (month: number | null) => view.selectMonth(month),
  onpoint: (month: number | null) => (view.pointed = month),
  ontable: () => (view.asTable = !view.asTable),
});
