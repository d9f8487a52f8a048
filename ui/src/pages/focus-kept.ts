/**
 * What had the focus by keys may go while it has it: a line is removed, a step is the last
 * that can be undone, a panel gives way to another. The focus goes on to what stands next in
 * the same part of the window then, else to that part, and never to nothing. Fields are passed
 * over: the next key of the window would be typed into them.
 */
import { focused, partOf } from './address.ts';
import { can, focusable } from './panes.ts';

const fields = 'input:not([type=range], [type=radio], [type=checkbox]), select, textarea';

/** Where the focus was, and what stands about that place once it has gone. */
interface Place {
  node: HTMLElement;
  /** Its part of the window, and what finds another one in its stead. */
  part: Element;
  kind: string;
  after: Node | null;
  above: Node;
}

const controls = (part: ParentNode): HTMLElement[] => [...part.querySelectorAll<HTMLElement>(focusable)].filter((one) => can(one) && !one.matches(fields));

/** The first control behind a place in its part, else the last before it. */
function near({ part, after, above, node }: Place): HTMLElement | undefined {
  // Where the whole part was given to something else, nothing is next to the place.
  if (!node.isConnected && (above === part || !above.isConnected)) return undefined;
  const at = node.isConnected ? node : after?.isConnected ? after : above;
  const all = controls(part);
  const behind = (one: Node) => one !== node && (one === at || (at.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0) && !(at === above && above.contains(one));
  return all.find(behind) ?? all.findLast((one) => one !== node);
}

function goOnFrom(place: Place, root: Document): void {
  const main = root.querySelector<HTMLElement>('main');
  const part = place.part.isConnected ? place.part : root.querySelector(place.kind);
  const next = near(place) ?? (part === null || part === main ? undefined : (controls(part).find((one) => one.ariaCurrent === 'true') ?? controls(part)[0]));
  (next ?? main)?.focus({ preventScroll: next === undefined });
}

/** Watches over the focus of a page; gives what ends that. */
export function keepFocus(target: Window): () => void {
  const root = target.document;
  let last: Place | null = null;
  let byKeys = false;
  const came = ({ target: node }: FocusEvent) => {
    last = null;
    if (!(node instanceof HTMLElement) || node.parentElement === null) return;
    const found = partOf(node);
    // What stands over the window, in no part of it, gives the focus back itself.
    if (found !== null) last = { node, ...found, after: null, above: node.parentElement };
  };
  const watch = new MutationObserver((changes) => {
    if (last === null || (last.node.isConnected && !last.node.matches(':disabled'))) return;
    const gone = last;
    const change = changes.find(({ removedNodes }) => [...removedNodes].some((one) => one.contains(gone.node)));
    if (change) last = { ...gone, after: change.nextSibling, above: change.target };
    const place = last;
    // Whoever leads on moves the focus first.
    requestAnimationFrame(() => {
      const now = focused(root);
      const lost = now === null || now === place.node;
      if (byKeys && lost && last === place && root.querySelector('[role=dialog], [role=menu]') === null) goOnFrom(place, root);
    });
  });
  const key = () => (byKeys = true);
  const pointer = () => (byKeys = false);
  watch.observe(root.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
  target.addEventListener('focusin', came);
  target.addEventListener('keydown', key, true);
  target.addEventListener('pointerdown', pointer, true);
  return () => {
    watch.disconnect();
    target.removeEventListener('focusin', came);
    target.removeEventListener('keydown', key, true);
    target.removeEventListener('pointerdown', pointer, true);
  };
}
