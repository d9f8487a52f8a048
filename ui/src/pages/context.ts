/**
 * What a right click (or the Menu key) offers: by the figure it fell on (`data-trace`), and by
 * the part of the study (`data-item`, a path).
 */
import type { Desk } from '../state/desk.ts';
import { above, at, isTree, itemsAt, last, split } from '../state/path.ts';
import { words } from '../words/words.svelte.ts';
import { copyFigure } from './figures.ts';

export interface Offer {
  /** The key of its words. */
  key: string;
  disabled?: boolean;
  /** Begins another group. */
  apart?: boolean;
  run: () => void;
}

const value = (target: Element, name: 'trace' | 'item'): string | null => target.closest<HTMLElement>(`[data-${name}]`)?.dataset[name] ?? null;

function figure(reference: string, { study, view }: Desk): Offer[] {
  return [
    { key: 'explain-figure', run: () => view.explain(reference) },
    { key: 'context-copy-amount', run: () => copyFigure(study, 'amount', reference) },
    { key: 'trace-copy', run: () => copyFigure(study, 'trace', reference) },
  ];
}

/** What is done with an option or a scenario where they are compared. */
function looked(list: string, id: string, { study, view, editing }: Desk): Offer[] {
  if (list === 'scenarios') return [{ key: 'context-select', disabled: id === study.scenario, run: () => void study.select(id) }];
  if (list !== 'options') return [];
  const pinned = view.pinned.includes(id);
  return [
    {
      key: 'mode-cash-flow',
      run: () => {
        view.choose(id);
        view.mode = 'cash-flow';
      },
    },
    { key: 'context-baseline', disabled: view.comparison?.baseline === id, run: () => void editing.put('baseline', id) },
    { key: pinned ? 'context-unpin' : 'context-pin', run: () => view.togglePin(id) },
    { key: 'context-months', run: () => void study.export({ kind: 'month-table', option: id, format: 'csv' }, 'file') },
  ];
}

function lock(id: string, { drafts }: Desk): Offer {
  const locked = drafts.locked(id);
  return { key: locked ? 'edit-unlock' : 'edit-lock', disabled: drafts.current?.id === id, run: () => void drafts.lock(id, !locked) };
}

function item(path: string, desk: Desk): Offer[] {
  const { view, editing } = desk;
  const list = above(path);
  const entry = at(editing.document, path);
  if (!isTree(entry)) return [];
  const siblings = itemsAt(editing.document, list);
  const index = siblings.findIndex((one) => one.path === path);
  const whole = split(path).length === 2;
  const go = async (made: Promise<string | null>) => {
    const place = await made;
    if (place === null || !whole) return;
    editing.open(place);
    view.mode = 'edit';
  };
  const edit: Offer = {
    key: 'context-edit',
    run: () => {
      editing.open(path);
      view.mode = 'edit';
    },
  };
  const markable = whole || last(list) === 'charges';
  const internal = entry['internal'] === true;
  return [
    ...looked(list, last(path), desk),
    ...(whole ? [{ ...edit, apart: true }] : []),
    ...(list === 'scenarios' ? [{ key: 'edit-branch', run: () => void go(editing.branch(path)) }, lock(last(path), desk)] : []),
    { key: 'edit-duplicate', run: () => void go(editing.duplicate(path)) },
    { key: 'context-up', disabled: index <= 0, run: () => void editing.move(path, -1) },
    { key: 'context-down', disabled: index === siblings.length - 1, run: () => void editing.move(path, 1) },
    ...(markable ? [{ key: internal ? 'context-not-internal' : 'context-internal', run: () => void (internal ? editing.clear(`${path}.internal`) : editing.put(`${path}.internal`, true)) }] : []),
    { key: 'context-remove', apart: true, run: () => void editing.remove(path) },
  ];
}

/** What is offered at an element; nothing where the web view's own menu is wanted. */
export function offers(target: Element, desk: Desk): Offer[] {
  if (!desk.study.session || words.hidden || desk.view.mode === 'present') return [];
  if (target.closest('input, textarea, select, [contenteditable], [role=menu], [role=dialog]')) return [];
  const [reference, path] = [value(target, 'trace'), value(target, 'item')];
  const parts = path === null ? [] : item(path, desk);
  return [...(reference === null ? [] : figure(reference, desk)), ...(reference !== null ? parts.map((one, n) => (n === 0 ? { ...one, apart: true } : one)) : parts)];
}
