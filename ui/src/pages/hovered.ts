/**
 * What is under the pointer tells its title in a tip that the page draws. The system's own would
 * stay where a press has put something else, until the pointer moves: a title is taken off while
 * it is under the pointer, and what reads the screen finds it as a description meanwhile. A mark
 * of a drawing, which is heard in other ways, tells its `data-tip`.
 */
export interface HoverTip {
  text: string;
  x: number;
  y: number;
}

/** As long as one rests on something before its tip comes, in milliseconds. */
export const REST = 500;

/** What has something to tell. */
const telling = '[title]:not(iframe), [data-tip]';

/** Watches the pointer; `show` is given the tip, or null once it has gone. Gives what ends that. */
export function listenToHovering(target: Window, show: (tip: HoverTip | null) => void): () => void {
  let held: HTMLElement | SVGElement | null = null;
  let at = { x: 0, y: 0 };
  let later: ReturnType<typeof setTimeout> | undefined;
  let shown = false;

  function hush() {
    clearTimeout(later);
    if (shown) show(null);
    shown = false;
  }

  function take() {
    const text = held?.getAttribute('title') ?? '';
    if (held === null || text === '') return;
    held.removeAttribute('title');
    held.setAttribute('aria-description', text);
  }

  const told = () => held?.dataset['tip'] ?? held?.getAttribute('aria-description') ?? '';

  // Its title may be another while the pointer rests on it.
  const retitled = new MutationObserver(() => {
    if (held?.getAttribute('title') || held?.dataset['tip'] !== undefined) hush();
    take();
  });

  function release() {
    retitled.disconnect();
    hush();
    const text = held?.getAttribute('aria-description');
    held?.removeAttribute('aria-description');
    if (text && !held?.getAttribute('title')) held?.setAttribute('title', text);
    held = null;
  }

  const over = ({ target: node, pointerType, clientX: x, clientY: y }: PointerEvent) => {
    at = { x, y };
    if (!(node instanceof Element)) return;
    const found = node.closest<HTMLElement | SVGElement>(telling);
    // What is held has no title meanwhile.
    if (held?.contains(node) && (found === null || found.contains(held))) return;
    release();
    held = pointerType === 'touch' ? null : found;
    if (held === null) return;
    take();
    retitled.observe(held, { attributes: true, attributeFilter: ['title', 'data-tip'] });
    later = setTimeout(() => {
      shown = held?.isConnected ?? false;
      if (shown) show({ text: told(), ...at });
    }, REST);
  };
  const moved = ({ clientX: x, clientY: y }: PointerEvent) => (at = { x, y });
  const left = ({ relatedTarget }: PointerEvent) => relatedTarget === null && release();

  target.addEventListener('pointerover', over as EventListener, true);
  target.addEventListener('pointermove', moved, true);
  target.addEventListener('pointerout', left, true);
  for (const event of ['pointerdown', 'keydown', 'wheel']) target.addEventListener(event, hush, { capture: true, passive: true });
  // That of the window alone: a field loses the focus also while the page is being changed.
  target.addEventListener('blur', hush);
  return () => {
    release();
    target.removeEventListener('pointerover', over as EventListener, true);
    target.removeEventListener('pointermove', moved, true);
    target.removeEventListener('pointerout', left, true);
    for (const event of ['pointerdown', 'keydown', 'wheel']) target.removeEventListener(event, hush, true);
    target.removeEventListener('blur', hush);
  };
}
