/**
 * The focus goes where a command leads, and Escape leads back: to what had the focus, and
 * from a page of its own to what stood on the stage before.
 */
import { tick } from 'svelte';
import type { Desk } from '../state/desk.ts';
import { addressOf, focused } from './address.ts';
import { focusIn, focusItem, forget, setOut, type Way } from './panes.ts';

/**
 * Where a command leads: to another view of the study, which takes the focus only when it
 * was asked for by name or the focus would be lost; to another study, likewise, without a
 * way back; to a page that one comes back from; to a form that one stays in; to the pane on
 * the right.
 */
export type Lead = 'stage' | 'study' | 'page' | 'form' | 'inspector';

/** What a person chose and where typing begins, as far as there is any; first what a page says itself. */
const chosen = '[role=radio][aria-checked=true], input[type=radio]:checked';
const fields = `${chosen}, input:not([type=radio]), select, textarea`;
const own = '[data-begin]';

/** Menus and dialogs keep the focus until they are gone. */
const over = (): boolean => document.querySelector('[role=dialog], [role=menu]') !== null;

async function gone(): Promise<void> {
  const end = performance.now() + 1000;
  while (over() && performance.now() < end) await new Promise((fulfil) => setTimeout(fulfil, 10));
}

/** The way back from the page that stands on the stage when this is asked again. */
function wayBack({ view, editing }: Desk): () => Way {
  const now = () => ({ mode: view.mode, page: editing.page, path: editing.path });
  const before = now();
  return () => {
    const there = JSON.stringify(now());
    return {
      isThere: () => JSON.stringify(now()) === there,
      take() {
        if (before.page === 'item') editing.open(before.path);
        else editing.show(before.page);
        view.mode = before.mode;
      },
    };
  };
}

/** Runs a command, and the focus follows; `asked` for by its name, and to a part of the study where it stands in the list. */
export async function lead(desk: Desk, leads: Lead | undefined, run: () => unknown, asked = false, item = ''): Promise<void> {
  if (over()) await gone();
  const from = focused();
  const address = addressOf(from ?? document.body);
  const back = leads === 'page' ? wayBack(desk) : null;
  // Where nothing came of it, as of a dialog that was cancelled, the focus stays.
  const to = (await run()) === false ? undefined : leads;
  await tick();
  if (to === 'page' || to === 'form') await desk.editing.prepare().then(tick);
  // A dialog takes the focus itself.
  if (desk.view.dialog !== null || over()) return;
  const pane = document.querySelector<HTMLElement>(to === 'inspector' ? 'aside' : 'main');
  const lost = from !== null && focused() === null;
  if (pane === null || (to === undefined && !lost)) return;
  const looks = to === 'stage' || to === 'study';
  if (looks && !asked && !lost && from !== null) return;
  if (to === 'study') forget();
  else if (to !== undefined) setOut(address, back?.() ?? null);
  if (item !== '' && focusItem(item)) return;
  if (looks && asked) focusIn(pane, [chosen]);
  else if (looks || to === undefined) focusIn(pane, []);
  else focusIn(pane, [own, fields, 'button, a[href]']);
}
