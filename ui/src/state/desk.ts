/** Everything a page needs, made once for each window and found by context. */
import { createContext } from 'svelte';
import type { Host } from '../host/host.ts';
import { Analyses } from './analysis.svelte.ts';
import { Bills } from './bills.svelte.ts';
import { Drafts } from './drafts.svelte.ts';
import { Dropping } from './dropping.svelte.ts';
import { Editing } from './editing.svelte.ts';
import { Importing } from './importing.svelte.ts';
import { Past } from './past.svelte.ts';
import { Recents } from './recents.svelte.ts';
import { OpenStudy } from './session.svelte.ts';
import { Sureness } from './sureness.ts';
import { Trace } from './trace.svelte.ts';
import { Toasts } from './toasts.svelte.ts';
import { View } from './view.svelte.ts';

export type { MenuItem, MenuPart } from '../host/host.ts';

export interface Desk {
  /** The window has a menu of its own. */
  ownMenu: boolean;
  study: OpenStudy;
  view: View;
  bills: Bills;
  analyses: Analyses;
  /** The selected option's balances, beside the payments. */
  books: Analyses;
  /** What would change the verdict, beside the assumptions. */
  turns: Analyses;
  /** How sure the verdict is, without being asked. */
  sureness: Sureness;
  trace: Trace;
  toasts: Toasts;
  editing: Editing;
  drafts: Drafts;
  importing: Importing;
  dropping: Dropping;
  past: Past;
  recents: Recents;
  /** Keeps what is being typed or dragged, then closes the window; none in a browser, whose windows are its own. */
  leave: (() => Promise<void>) | null;
}

export function makeDesk(host: Host): Desk {
  const toasts = new Toasts();
  const study = new OpenStudy(host, toasts);
  const view = new View(study);
  const drafts = new Drafts(study);
  const editing = new Editing(study, drafts);
  const importing = new Importing(study, host);
  const analyses = new Analyses(host);
  return {
    ownMenu: host.menu !== undefined,
    leave: host.leave
      ? async () => {
          // A field keeps its value when the focus leaves it.
          if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
          await study.settled();
          host.leave?.();
        }
      : null,
    study,
    view,
    bills: new Bills(host),
    analyses,
    sureness: new Sureness(host, analyses),
    books: new Analyses(host),
    turns: new Analyses(host),
    trace: new Trace(host),
    toasts,
    editing,
    drafts,
    importing,
    past: new Past(study),
    recents: new Recents(study),
    dropping: new Dropping(study, view, editing, importing),
  };
}

export const [useDesk, setDesk] = createContext<Desk>();
