/**
 * Figures that can be explained carry their name in `data-trace`, as `outlay explain`
 * takes it. Alt-click or `E` asks for it; here the figure that is meant is found.
 */
import { asked } from '../state/figure.ts';
import type { OpenStudy } from '../state/session.svelte.ts';

/** What a month's figures are called; those of no name of their own are its payments, or nothing. */
const endings: Readonly<Record<string, string>> = {
  spread: '/spread', balance: '/balance', closing: '/balance', present: '/present-value', cash: '/own-cash', 'paid-so-far': '/paid-so-far', 'cost-so-far': '/cost-so-far',
};

export const monthFigure = (option: string, month: string, column = ''): string => `${option}/${month}${endings[column] ?? ''}`;

/** An empty name stands where a figure has no trace, though those around it have one. */
const named = (node: Element | null | undefined): string | null => node?.closest<HTMLElement>('[data-trace]')?.dataset.trace || null;
const described = (node: Element | null | undefined): string | null => node?.closest<HTMLElement>('[data-said]')?.dataset.said || null;

const under = (document: Document) => [...document.querySelectorAll(':hover')].at(-1);

/** A figure's trace or its exact amount, for the clipboard. */
export function copyFigure(study: OpenStudy, kind: 'trace' | 'amount', figure: string): void {
  const { reference, ...circumstances } = asked(figure);
  void study.export({ kind, reference }, 'clipboard', circumstances);
}

/** What `E` means: the figure under the pointer, else the one that has the focus; none where the pointer is on what has a sentence only. */
export function meant(document: Document): string | null {
  const pointed = under(document);
  return named(pointed) ?? (described(pointed) === null ? named(document.activeElement) : null);
}

/** What is no amount and has no trace, such as a date or a ratio, in one sentence. */
export const saidOf = (document: Document): string | null => described(under(document)) ?? described(document.activeElement);

/** The figure an Alt-click fell on. */
export const clicked = (event: MouseEvent): string | null =>
  event.altKey && event.target instanceof Element ? named(event.target) : null;

/** The month (from 0) a reference such as `pro/2027-05/spread` belongs to. */
export function monthOf(reference: string | null | undefined, months: readonly string[]): number | null {
  const month = /\/(\d{4}-\d\d)(?:\/|$)/.exec(reference ?? '')?.[1];
  const index = month === undefined ? -1 : months.indexOf(month);
  return index < 0 ? null : index;
}
