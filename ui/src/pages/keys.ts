/** The window's shortcuts. Letters and figures rest while something is being typed. */
import { tinykeys } from 'tinykeys';
import { commands, otherKeys, run } from './commands.ts';
import { clicked } from './figures.ts';
import { keepFocus } from './focus-kept.ts';
import { lead } from './lead.ts';
import { goBack, isAway, listenToPointer } from './panes.ts';
import type { Desk } from '../state/desk.ts';

function typing(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && target.type !== 'range';
}

const inMenu = (event: KeyboardEvent) => event.target instanceof Element && event.target.closest('[role=menu], [role=listbox]') !== null;

export function listen(target: Window, desk: Desk): () => void {
  const { view } = desk;
  /** Runs a command by its key: a letter or figure not while typing, none in an open menu or dialog. */
  const key = (id: string, keys: string) => (event: KeyboardEvent) => {
    const alone = !/[$F]/.test(keys);
    const undoing = id === 'undo' || id === 'redo';
    if (event.isComposing || view.dialog !== null || ((alone || undoing) && (typing(event) || inMenu(event)))) return;
    event.preventDefault();
    run(id, desk);
  };
  const altClick = (event: MouseEvent) => {
    const figure = view.mode === 'present' ? null : clicked(event);
    if (figure === null) return;
    event.preventDefault();
    event.stopPropagation();
    view.explain(figure);
  };
  target.addEventListener('click', altClick, true);
  const stopPointer = listenToPointer(target);
  const stopKeeping = keepFocus(target);
  const stop = tinykeys(
    target,
    {
      Escape: (event) => {
        if (view.dialog !== null || event.defaultPrevented || inMenu(event)) return;
        // A field that has something to bring back keeps the key for itself.
        if (typing(event) || isAway()) return void goBack();
        let back = false;
        void lead(desk, undefined, () => (back = view.back())).then(() => back || goBack());
      },
      ...Object.fromEntries(commands.flatMap(({ id, keys }) => (keys === undefined ? [] : [[keys, key(id, keys)]]))),
      ...Object.fromEntries(Object.entries(otherKeys).map(([keys, id]) => [keys, key(id, keys)])),
    },
    { ignore: (event) => event.isComposing },
  );
  return () => {
    stop();
    stopPointer();
    stopKeeping();
    target.removeEventListener('click', altClick, true);
  };
}
