/** One analysis of the comparison: asked while its view is open and after each change, newest only. */
import type { Analysis } from '../generated/Analysis.ts';
import type { AnalysisView } from '../generated/AnalysisView.ts';
import type { Sentence } from '../generated/Sentence.ts';
import { asAppError, type Host } from '../host/host.ts';
import { Latest, onFrame, type Frame } from './latest.ts';

interface Asked {
  scenario: string;
  analysis: Analysis;
}

export class Analyses {
  /** None until the answer is there. */
  found = $state.raw<AnalysisView | null>(null);
  error = $state.raw<Sentence | null>(null);
  /** The kind that is being worked on. */
  working = $state<Analysis['kind'] | null>(null);

  #latest: Latest<Asked>;

  constructor(host: Host, frame: Frame = onFrame) {
    this.#latest = new Latest(async (asked, fresh) => {
      this.working = asked.analysis.kind;
      try {
        const reply = await host.call({ command: 'analyse', ...asked });
        if (!fresh() || reply.reply !== 'analysis') return;
        this.found = reply.analysis;
        this.error = null;
      } catch (thrown) {
        if (!fresh()) return;
        this.found = null;
        this.error = asAppError(thrown).message;
      } finally {
        if (fresh()) this.working = null;
      }
    }, frame);
  }

  show(scenario: string, analysis: Analysis): void {
    if (this.found?.kind !== analysis.kind) this.found = null;
    this.#latest.push({ scenario, analysis });
  }

  /** The answer that is on its way is not wanted any more. */
  cancel(): void {
    this.#latest.drop();
    this.working = null;
  }
}
