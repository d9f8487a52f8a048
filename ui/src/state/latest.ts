/**
 * Does the newest piece of work only: one at a time, and while one runs the next
 * waits and is replaced by whatever comes later. A slider asks a hundred times;
 * only the first, some in between and the last are worth answering.
 */
export type Frame = (next: () => void) => void;

export const onFrame: Frame = (next) => {
  requestAnimationFrame(() => next());
};

/** What waits for the frame under way to be handed over. One channel for all: each of its own costs every later message until it is collected. */
const handed: (() => void)[] = [];
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => handed.shift()?.();

/** Once the frame that begins next was handed over. */
export const afterFrame: Frame = (next) => {
  requestAnimationFrame(() => {
    handed.push(next);
    port2.postMessage(null);
  });
};

export class Latest<T> {
  #work: (value: T, fresh: () => boolean) => Promise<void>;
  #frame: Frame;
  #waiting: { value: T } | null = null;
  #running = false;
  #turn = 0;
  #resting: (() => void)[] = [];

  /** `work` may ask `fresh()` before it shows its result: false after `drop`. */
  constructor(work: (value: T, fresh: () => boolean) => Promise<void>, frame: Frame = onFrame) {
    this.#work = work;
    this.#frame = frame;
  }

  push(value: T): void {
    this.#waiting = { value };
    if (!this.#running) void this.#run();
  }

  /** Nothing waits and nothing runs. */
  get resting(): boolean {
    return !this.#running && !this.#waiting;
  }

  /** Resolves when nothing waits and nothing runs. */
  async idle(): Promise<void> {
    while (!this.resting) await new Promise<void>((done) => this.#resting.push(done));
  }

  /** Forgets what waits and makes what runs stale. */
  drop(): void {
    this.#waiting = null;
    this.#turn += 1;
  }

  async #run(): Promise<void> {
    const next = this.#waiting;
    if (!next) return;
    this.#waiting = null;
    this.#running = true;
    const turn = this.#turn;
    try {
      await this.#work(next.value, () => turn === this.#turn);
    } finally {
      // Let the window paint before the next one is asked.
      this.#frame(() => {
        this.#running = false;
        void this.#run();
        if (!this.#running) for (const done of this.#resting.splice(0)) done();
      });
    }
  }
}
