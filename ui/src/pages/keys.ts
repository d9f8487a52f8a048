/** The window's shortcuts. Letters and figures rest while something is being typed. */
import { tinykeys } from 'tinykeys';
import { clicked, meant } from './figures.ts';
import type { Desk } from '../state/desk.ts';

function typing(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && target.type !== 'range';
}

const inMenu = (event: KeyboardEvent) => event.target instanceof Element && event.target.closest('[role=menu], [role=listbox]') !== null;

export function listen(target: Window, { study, view }: Desk): () => void {
  /** A plain key: not while typing, not in an open menu. */
  const plain = (act: () => void) => (event: KeyboardEvent) => {
    if (event.isComposing || typing(event) || inMenu(event)) return;
    event.preventDefault();
    act();
  };
  const command = (act: () => void) => (event: KeyboardEvent) => {
    event.preventDefault();
    act();
  };
  /** The figure under the pointer or with the focus. */
  const explain = () => {
    const figure = study.session?.amounts_hidden ? null : meant(document);
    if (figure !== null && view.mode !== 'present') view.explain(figure);
  };
  const altClick = (event: MouseEvent) => {
    const figure = view.mode === 'present' ? null : clicked(event);
    if (figure === null) return;
    event.preventDefault();
    event.stopPropagation();
    view.explain(figure);
  };
  target.addEventListener('click', altClick, true);
  const stop = tinykeys(
    target,
    {
      '1': plain(() => (view.mode = 'compare')),
      '2': plain(() => (view.mode = 'cash-flow')),
      '3': plain(() => (view.mode = 'present')),
      F11: command(() => view.togglePresent()),
      e: plain(explain),
      h: plain(() => void study.hideAmounts(!study.session?.amounts_hidden)),
      '4': plain(() => (view.mode = 'edit')),
      t: plain(() => (view.asTable = !view.asTable)),
      p: plain(() => view.toggleBasis()),
      Escape: (event) => {
        if (!event.defaultPrevented && !typing(event) && !inMenu(event)) view.back();
      },
      '$mod+o': command(() => void study.openFile()),
      '$mod+s': command(() => void study.save()),
      '$mod+Shift+s': command(() => void study.save(true)),
      '$mod+z': plain(() => void study.undo()),
      '$mod+Shift+z': plain(() => void study.redo()),
      '$mod+y': plain(() => void study.redo()),
    },
    { ignore: (event) => event.isComposing },
  );
  return () => {
    stop();
    target.removeEventListener('click', altClick, true);
  };
}
