/** One analysis of the comparison: asked while its view is open and after each change, newest only. */
import type { Analysis } from '../generated/Analysis.ts';
import type { AnalysisView } from '../generated/AnalysisView.ts';
import type { Sentence } from '../generated/Sentence.ts';
import { asAppError, type Host } from '../host/host.ts';
import { Latest, onFrame, type Frame } from './latest.ts';

interface Asked {
  scenario: string;
  analysis: Analysis;
  /** What is asked as soon as the first answer is shown. */
  further: Analysis | null;
}

/** How far long work is. */
export interface Progress {
  done: number;
  of: number;
  /** Seconds that are left as far as one can tell; none at the beginning. */
  left: number | null;
}

/** Work that takes less is not worth a word. */
const AFTER = 300;
const EVERY = 250;

let works = 0;

export class Analyses {
  /** None until the answer is there. */
  found = $state.raw<AnalysisView | null>(null);
  error = $state.raw<Sentence | null>(null);
  /** The kind that is being worked on. */
  working = $state<Analysis['kind'] | null>(null);
  /** None while it is quick, or nothing is counted. */
  progress = $state.raw<Progress | null>(null);

  #host: Host;
  #latest: Latest<Asked>;
  /** The number of the work that runs. */
  #work: number | null = null;

  constructor(host: Host, frame: Frame = onFrame) {
    this.#host = host;
    this.#latest = new Latest(async ({ scenario, analysis, further }, fresh) => {
      this.working = analysis.kind;
      const work = (works += 1);
      this.#work = work;
      const watched = setTimeout(() => void this.#watch(work, Date.now() - AFTER), AFTER);
      let more = false;
      try {
        const reply = await host.call({ command: 'analyse', scenario, analysis, work });
        if (!fresh() || reply.reply !== 'analysis') return;
        this.found = reply.analysis;
        this.error = null;
        if (further === null) return;
        more = true;
        this.#latest.push({ scenario, analysis: further, further: null });
      } catch (thrown) {
        if (!fresh()) return;
        this.found = null;
        this.error = asAppError(thrown).message;
      } finally {
        clearTimeout(watched);
        this.#work = null;
        this.progress = null;
        if (fresh() && !more) this.working = null;
      }
    }, frame);
  }

  /** `further` is the same in full, for what tells something sooner when less is asked. */
  show(scenario: string, analysis: Analysis, further: Analysis | null = null): void {
    if (this.found?.kind !== analysis.kind) this.found = null;
    // What runs is of another study by now; the sooner it ends, the sooner this one begins.
    this.#stop();
    this.error = null;
    this.working = analysis.kind;
    this.#latest.push({ scenario, analysis, further });
  }

  /** The answer that is on its way is not wanted any more. */
  cancel(): void {
    this.#latest.drop();
    this.working = null;
    this.#stop();
  }

  #stop(): void {
    if (this.#work === null) return;
    this.#latest.drop();
    void this.#host.call({ command: 'cancel', work: this.#work }).catch(() => undefined);
  }

  /** Asks how far it is, now and then, until it is done. */
  async #watch(work: number, begun: number): Promise<void> {
    while (this.#work === work) {
      const reply = await this.#host.call({ command: 'progress', work }).catch(() => null);
      if (this.#work !== work) return;
      if (reply?.reply === 'progress' && reply.of > 0) {
        const { done, of } = reply;
        const left = done > 0 ? Math.ceil(((Date.now() - begun) / done) * (of - done) / 1000) : null;
        this.progress = { done, of, left };
      }
      await new Promise((fulfil) => setTimeout(fulfil, EVERY));
    }
  }
}
