/** What charts are given to draw, and the few choices they share. */
import { slots } from './slots.svelte.ts';
import type { PictureFormat } from '../generated/PictureFormat.ts';
import type { TableFormat } from '../generated/TableFormat.ts';
import type { Target } from '../generated/Target.ts';

/** One option's amounts by month, as decimal text. */
export interface Series {
  id: string;
  name: string;
  /** Position in the study: decides colour and dash. */
  index: number;
  /** One of many: its line is thin and grey, and its name appears when it is pointed at. */
  grey?: boolean;
  amounts: readonly string[];
  /** What falls due after the last month. */
  after?: string;
}

/** A date to remember, pinned to its month. */
export interface Flag {
  month: number;
  /** Two or three words. */
  label: string;
  text: string;
  /** Something must be done by then. */
  urgent: boolean;
}

export type ExportWish =
  | { what: 'picture'; format: PictureFormat; to: Target }
  | { what: 'table'; format: TableFormat; to: Target };

/** The colour and dash of the option at a position of the study. */
export const seriesClass = (position: number): string => `series-${slots.of(position)}`;

/** Whether the option has none of the colours: its line is thin and grey. */
export const isGrey = (position: number): boolean => slots.of(position) === 5;

/** The month an arrow key leads to; undefined for keys that do not move. */
export function movedMonth(key: string, month: number | null, count: number): number | undefined {
  const last = count - 1;
  switch (key) {
    case 'ArrowRight':
      return month === null ? 0 : Math.min(last, month + 1);
    case 'ArrowLeft':
      return month === null ? last : Math.max(0, month - 1);
    case 'PageDown':
      return Math.min(last, (month ?? -12) + 12);
    case 'PageUp':
      return Math.max(0, (month ?? last + 12) - 12);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** Opens a chart's menu where it was clicked, or below the chart's corner for the Menu key. */
export function rightClicked(event: MouseEvent & { currentTarget: HTMLElement }, menu: { open: boolean; at: { x: number; y: number } | null }): void {
  event.preventDefault();
  const box = event.currentTarget.getBoundingClientRect();
  menu.at = event.clientX > 0 || event.clientY > 0 ? { x: event.clientX, y: event.clientY } : { x: box.left + 8, y: box.top + 8 };
  menu.open = true;
}
