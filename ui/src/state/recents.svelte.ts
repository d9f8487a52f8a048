/** The studies that were open before, for every list of them. */
import type { RecentStudy } from '../generated/RecentStudy.ts';
import { words } from '../words/words.svelte.ts';
import type { OpenStudy } from './session.svelte.ts';

export class Recents {
  #found = $state.raw<readonly RecentStudy[]>([]);
  #study: OpenStudy;
  /** What the list follows: another study leaves another one behind it. */
  key = $derived.by(() => {
    const session = this.#study.session;
    return session && JSON.stringify([session.title, session.file_name, session.amounts_hidden]);
  });

  constructor(study: OpenStudy) {
    this.#study = study;
  }

  /** None while amounts are hidden, for each has its total. */
  get list(): readonly RecentStudy[] {
    return words.hidden ? [] : this.#found;
  }

  async load(): Promise<void> {
    this.#found = this.key === null ? [] : await this.#study.recent();
  }
}
