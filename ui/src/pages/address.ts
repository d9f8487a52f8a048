/**
 * Where a control stands, so that it is found again when its part of the window was built anew:
 * the part, what it is, its name, and how many of the same stand before it. Figures in a name
 * do not count, as they change and may be hidden meanwhile.
 */
import { tick } from 'svelte';

export const parts = ['.window > header', '.band', 'nav', 'main', 'aside', '.window > footer', '.toasts'];

export type Address = (root?: Document) => HTMLElement | undefined;

export const focused = (root: Document = document): HTMLElement | null => (root.activeElement instanceof HTMLElement && root.activeElement !== root.body ? root.activeElement : null);

/** The part of the window a node is in, and what finds that part. */
export function partOf(node: Element): { part: Element; kind: string } | null {
  const part = node.closest(parts.join());
  const kind = parts.find((one) => part?.matches(one));
  return part !== null && kind !== undefined ? { part, kind } : null;
}

export const isHere = (node: HTMLElement): boolean => node.isConnected && node.checkVisibility({ visibilityProperty: true });

function nameOf(node: HTMLElement): string {
  const labels = 'labels' in node && node.labels instanceof NodeList ? [...node.labels] : [];
  const name = node.getAttribute('aria-label') ?? (labels.map(({ textContent }) => textContent).join(' ') || node.textContent);
  return name.replaceAll(/[^\p{L}]+/gu, ' ').trim();
}

/** The address of a control; the node itself while it is there. */
export function addressOf(node: HTMLElement): Address {
  const item = node.dataset.item;
  const { part, kind } = partOf(node) ?? { part: null, kind: '' };
  const same = [node.localName, ...['role', 'type'].map((key) => (node.hasAttribute(key) ? `[${key}="${node.getAttribute(key)}"]` : `:not([${key}])`))].join('');
  const name = nameOf(node);
  const alike = (within: Element) => [...within.querySelectorAll<HTMLElement>(same)].filter((one) => nameOf(one) === name);
  const nth = part === null ? -1 : alike(part).indexOf(node);
  return (root = document) => {
    if (isHere(node)) return node;
    const again = kind === '' ? null : root.querySelector(kind);
    if (again === null || nth < 0) return undefined;
    const found = item === undefined ? alike(again)[nth] : (again.querySelector<HTMLElement>(`[data-item="${CSS.escape(item)}"]`) ?? undefined);
    return found !== undefined && isHere(found) && !found.matches(':disabled') ? found : undefined;
  };
}

/** Frames within which what had the focus is waited for: three seconds, as what a view shows may have to be worked out first. */
const WAITED = 180;

/**
 * The focus to an address as soon as something stands there: drawings come after their part.
 * Meanwhile it is on the stage; whoever moves it from there has it.
 */
export async function focusAgain(address: Address, root: Document = document): Promise<void> {
  await tick();
  let on = focused(root);
  for (let frame = 0; frame < WAITED && focused(root) === on; frame += 1) {
    const found = address(root);
    if (found !== undefined && found !== root.body) return found.focus();
    root.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    if (found !== undefined) return;
    on = focused(root);
    await new Promise((fulfil) => requestAnimationFrame(fulfil));
  }
}
