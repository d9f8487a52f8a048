/** Work that may take long: how far it is, and its end before that. */
import type { Host } from '../host/host.ts';

export interface Progress {
  done: number;
  of: number;
  /** Seconds that are left as far as one can tell; none at the beginning, 0 when it takes longer than expected. */
  left: number | null;
}

/** Work that takes less is not worth a word. */
const AFTER = 300;
const EVERY = 250;

let works = 0;

export class Work {
  /** It takes long enough to be told. */
  slow = $state(false);
  /** None while it is quick, or nothing is counted. */
  progress = $state.raw<Progress | null>(null);

  #host: Host;
  /** The number of the work that runs. */
  #number: number | null = null;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Asks for a piece of work under a number of its own. */
  async run<T>(ask: (work: number) => Promise<T>): Promise<T> {
    const number = (works += 1);
    this.#number = number;
    const watched = setTimeout(() => void this.#watch(number, Date.now() - AFTER), AFTER);
    try {
      return await ask(number);
    } finally {
      clearTimeout(watched);
      if (this.#number === number) {
        this.#number = null;
        this.progress = null;
        this.slow = false;
      }
    }
  }

  /** Ends it where it is done; false when nothing runs. */
  stop(): boolean {
    if (this.#number === null) return false;
    void this.#host.call({ command: 'cancel', work: this.#number }).catch(() => undefined);
    return true;
  }

  /** Asks how far it is, now and then, until it is done. */
  async #watch(number: number, begun: number): Promise<void> {
    this.slow = this.#number === number;
    let counted = 0;
    let end: number | null = null;
    while (this.#number === number) {
      const reply = await this.#host.call({ command: 'progress', work: number }).catch(() => null);
      if (this.#number !== number) return;
      if (reply?.reply === 'progress') {
        const { done, of } = reply;
        const now = Date.now();
        // Between two counts the time runs out; what takes longer than expected has none left to tell.
        if (done !== counted) {
          counted = done;
          end = done > 0 ? now + ((now - begun) / done) * (of - done) : null;
        }
        const left = end === null ? null : Math.max(0, Math.ceil((end - now) / 1000));
        // Nothing is counted any more while the user is asked where to save.
        this.progress = of > 0 ? { done, of, left } : null;
      }
      await new Promise((fulfil) => setTimeout(fulfil, EVERY));
    }
  }
}
