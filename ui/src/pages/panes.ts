/**
 * The panes of the window by keys: F6 goes on to the next one, where its focus was last or
 * else to its first control; Escape goes back to where the first F6 began.
 */
import { addressOf, focusAgain, focused, isHere, type Address } from './address.ts';

export const focusable = 'a[href], button, input, select, textarea, [tabindex]';

/** Back from a page to what stood on the stage before. */
export interface Way {
  isThere: () => boolean;
  take: () => void;
}

/** Where the focus was last in each pane. */
const remembered = new WeakMap<Element, HTMLElement>();
/** Where the walk began; nothing while there is none. */
let origin: Address | null = null;
/** The way back from the page it has led to. */
let way: Way | null = null;

export function can(node: HTMLElement): boolean {
  return node.tabIndex >= 0 && !node.matches(':disabled, [aria-hidden=true]') && isHere(node);
}

/** Every pane that can take the focus, from the top of the window to its foot, then its messages. */
function panes(root: Document): { pane: Element; first: HTMLElement }[] {
  const all = ['.window > :not(.panes, .toasts), .panes > *', '.toasts'].flatMap((selector) => [...root.querySelectorAll(selector)]);
  return all.flatMap((pane) => {
    const first = [...pane.querySelectorAll<HTMLElement>(focusable)].find(can);
    return first ? [{ pane, first }] : [];
  });
}

/** To the next pane, or the one before with -1. */
export function goOn(by: 1 | -1, root: Document = document): void {
  const all = panes(root);
  const now = focused(root);
  const here = all.findIndex(({ pane }) => now !== null && pane.contains(now));
  const next = all.at(here === -1 ? (by === 1 ? 0 : -1) : (here + by) % all.length);
  if (!next) return;
  origin ??= addressOf(now ?? root.body);
  const from = all[here];
  if (from && now) remembered.set(from.pane, now);
  const last = remembered.get(next.pane);
  (last && next.pane.contains(last) && can(last) ? last : next.first).focus();
}

/** The focus goes elsewhere by a command; Escape leads back to `from`, and along the way. */
export function setOut(from: Address, back: Way | null): void {
  // From page to page the first way back holds.
  if (back !== null && isAway()) way = { isThere: back.isThere, take: (way ?? back).take };
  else {
    origin = from;
    way = back;
  }
}

/** On a page that was gone to, and that Escape leads back from. */
export const isAway = (): boolean => way?.isThere() ?? false;

/** The focus to the first of what the selectors find, one after the other, else to the pane itself. It stays where it is in the pane already. */
export function focusIn(pane: HTMLElement, selectors: readonly string[]): void {
  const now = focused();
  if (now !== null && now !== pane && pane.contains(now)) return;
  const found = selectors.flatMap((selector) => [...pane.querySelectorAll<HTMLElement>(selector)]).find(can);
  (found ?? pane).focus({ preventScroll: found === undefined });
}

/** The focus to a part of the study in the list on the left; false where that is not in sight. */
export function focusItem(path: string): boolean {
  const entry = document.querySelector<HTMLElement>(`nav [data-item="${CSS.escape(path)}"]`);
  if (entry === null || !can(entry)) return false;
  entry.focus();
  return true;
}

/** No walk any more: what it began at belongs to something else now. */
export function forget(): void {
  origin = null;
  way = null;
}

/** Back to where the walk began; false when there was none, or that place has gone. */
export function goBack(root: Document = document): boolean {
  const [place, back] = [origin, isAway() ? way : null];
  const left = way !== null && back === null;
  origin = null;
  way = null;
  if (place === null || left) return false;
  if (back !== null) {
    back.take();
    void focusAgain(place, root);
    return true;
  }
  const node = place(root);
  if (node === undefined || focused(root) === node) return false;
  if (node === root.body) focused(root)?.blur();
  else node.focus();
  return true;
}

/** Whoever goes elsewhere by the pointer is on no walk any more, and who fills in a page stays there. */
export function listenToPointer(target: Window): () => void {
  const fill = ({ target: field }: Event) => {
    if (isAway() && field instanceof Element && field.matches('main :is(input:not([type=search], [type=radio]), select, textarea)')) forget();
  };
  target.addEventListener('pointerdown', forget, true);
  target.addEventListener('input', fill, true);
  return () => {
    target.removeEventListener('pointerdown', forget, true);
    target.removeEventListener('input', fill, true);
  };
}
