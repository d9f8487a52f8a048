/**
 * Figures that can be explained carry their name in `data-trace`, as `outlay explain`
 * takes it. Alt-click or `E` asks for it; here the figure that is meant is found.
 */

export const monthFigure = (option: string, month: string, column = ''): string =>
  `${option}/${month}${column === 'spread' ? '/spread' : ''}`;

const named = (node: Element | null | undefined): string | null => node?.closest<HTMLElement>('[data-trace]')?.dataset.trace ?? null;

/** What `E` means: the figure under the pointer, else the one that has the focus. */
export function meant(document: Document): string | null {
  const under = [...document.querySelectorAll(':hover')].at(-1);
  return named(under) ?? named(document.activeElement);
}

/** The figure an Alt-click fell on. */
export const clicked = (event: MouseEvent): string | null =>
  event.altKey && event.target instanceof Element ? named(event.target) : null;

/** The month (from 0) a reference such as `pro/2027-05/spread` belongs to. */
export function monthOf(reference: string | null | undefined, months: readonly string[]): number | null {
  const month = /\/(\d{4}-\d\d)(?:\/|$)/.exec(reference ?? '')?.[1];
  const index = month === undefined ? -1 : months.indexOf(month);
  return index < 0 ? null : index;
}
