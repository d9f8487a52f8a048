/** Files dragged onto the window: the same door as “Open”, or as the import of usage. */
import type { Drag } from '../host/host.ts';
import type { Editing } from './editing.svelte.ts';
import type { Importing } from './importing.svelte.ts';
import type { OpenStudy } from './session.svelte.ts';
import type { View } from './view.svelte.ts';

export class Dropping {
  /** A file is held over the window. */
  over = $state(false);
  #study: OpenStudy;
  #view: View;
  #editing: Editing;
  #importing: Importing;

  constructor(study: OpenStudy, view: View, editing: Editing, importing: Importing) {
    this.#study = study;
    this.#view = view;
    this.#editing = editing;
    this.#importing = importing;
  }

  async take(drag: Drag): Promise<void> {
    this.over = drag === 'over';
    if (drag !== 'dropped') return;
    const before = this.#study.session;
    const usage = await this.#importing.work.run((work) => this.#study.openDropped(work));
    if (usage || this.#study.session !== before) this.#view.dialog = null;
    if (!usage) {
      // What was opened is looked at, and not the list it was begun from.
      if (this.#study.session !== before && this.#view.mode === 'edit') this.#view.mode = 'compare';
      return;
    }
    this.#importing.begin(usage);
    this.#editing.show('import');
    this.#view.mode = 'edit';
  }
}
