/** One analysis of the comparison: asked while its view is open and after each change, newest only. */
import type { Analysis } from '../generated/Analysis.ts';
import type { AnalysisView } from '../generated/AnalysisView.ts';
import type { Sentence } from '../generated/Sentence.ts';
import { asAppError, type Host } from '../host/host.ts';
import { Latest, onFrame, type Frame } from './latest.ts';
import { Work, type Progress } from './work.svelte.ts';

interface Asked {
  scenario: string;
  analysis: Analysis;
  /** What is asked as soon as the first answer is shown. */
  further: Analysis | null;
}

export class Analyses {
  /** None until the answer is there. */
  found = $state.raw<AnalysisView | null>(null);
  error = $state.raw<Sentence | null>(null);
  /** The kind that is being worked on. */
  working = $state<Analysis['kind'] | null>(null);

  #latest: Latest<Asked>;
  #work: Work;

  constructor(host: Host, frame: Frame = onFrame) {
    this.#work = new Work(host);
    this.#latest = new Latest(async ({ scenario, analysis, further }, fresh) => {
      this.working = analysis.kind;
      let more = false;
      try {
        const reply = await this.#work.run((work) => host.call({ command: 'analyse', scenario, analysis, work }));
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
        if (fresh() && !more) this.working = null;
      }
    }, frame);
  }

  /** None while it is quick, or nothing is counted. */
  get progress(): Progress | null {
    return this.#work.progress;
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
    if (this.#work.stop()) this.#latest.drop();
  }
}
