/**
 * The panes of the window by keys: F6 goes on to the next one, where its focus was last or
 * else to its first control; Escape goes back to where the first F6 began.
 */
const focusable = 'a[href], button, input, select, textarea, [tabindex]';

/** Where the focus was last in each pane. */
const remembered = new WeakMap<Element, HTMLElement>();
/** Where the walk began; nothing while there is none. */
let origin: HTMLElement | null = null;

const isHere = (node: HTMLElement): boolean => node.isConnected && node.checkVisibility({ visibilityProperty: true });

function can(node: HTMLElement): boolean {
  return node.tabIndex >= 0 && !node.matches(':disabled, [aria-hidden=true]') && isHere(node);
}

/** Every pane that can take the focus, from the top of the window to its foot, then its messages. */
function panes(root: Document): { pane: Element; first: HTMLElement }[] {
  const all = root.querySelectorAll('.window > :not(.panes), .panes > *, .toasts');
  return [...all].flatMap((pane) => {
    const first = [...pane.querySelectorAll<HTMLElement>(focusable)].find(can);
    return first ? [{ pane, first }] : [];
  });
}

const focused = (root: Document): HTMLElement | null => (root.activeElement instanceof HTMLElement && root.activeElement !== root.body ? root.activeElement : null);

/** To the next pane, or the one before with -1. */
export function goOn(by: 1 | -1, root: Document = document): void {
  const all = panes(root);
  const now = focused(root);
  const here = all.findIndex(({ pane }) => now !== null && pane.contains(now));
  const next = all.at(here === -1 ? (by === 1 ? 0 : -1) : (here + by) % all.length);
  if (!next) return;
  origin ??= now ?? root.body;
  const from = all[here];
  if (from && now) remembered.set(from.pane, now);
  const last = remembered.get(next.pane);
  (last && next.pane.contains(last) && can(last) ? last : next.first).focus();
}

/** Back to where the walk began; false when there was none, or that place has gone. */
export function goBack(root: Document = document): boolean {
  const place = origin;
  origin = null;
  if (place === null || focused(root) === place) return false;
  if (place === root.body) focused(root)?.blur();
  else if (isHere(place)) place.focus();
  else return false;
  return true;
}

/** Whoever goes elsewhere by the pointer is on no walk any more. */
export function listenToPointer(target: Window): () => void {
  const forget = () => (origin = null);
  target.addEventListener('pointerdown', forget, true);
  return () => target.removeEventListener('pointerdown', forget, true);
}
