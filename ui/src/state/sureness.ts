/**
 * How sure the verdict is, without being asked: a study that is simulated soon is simulated once
 * nothing has changed for a while. Any change ends that at once.
 */
import type { Evaluation } from '../generated/Evaluation.ts';
import { asAppError, type Host } from '../host/host.ts';
import { futures, type Analyses, type Uncertainty } from './analysis.svelte.ts';
import { Work } from './work.svelte.ts';

/** Milliseconds without a change. */
const QUIET = 1000;

export class Sureness {
  #host: Host;
  #analyses: Analyses;
  /** What was answered last, an answer that there is none included: it is not asked again. */
  #answered = '';

  constructor(host: Host, analyses: Analyses) {
    this.#host = host;
    this.#analyses = analyses;
  }

  /** Whether it will be known, or is already, without being asked for. */
  comes(evaluation: Evaluation | undefined): boolean {
    // While amounts are hidden a study has no fingerprint, and nothing is said of it.
    return evaluation !== undefined && evaluation.simulated_soon && evaluation.fingerprint !== '';
  }

  /** Asks after a while, unless it is known; gives back how to stop. */
  soon(scenario: string, fingerprint: string, wanted: Uncertainty): () => void {
    const key = JSON.stringify([scenario, fingerprint, wanted]);
    if (key === this.#answered || this.#analyses.simulation(fingerprint, wanted)) return () => undefined;
    const work = new Work(this.#host);
    let stopped = false;
    const later = setTimeout(() => {
      void work
        .run((number) => this.#host.call({ command: 'analyse', scenario, analysis: { ...wanted, paths: futures.all }, work: number }))
        .then(
          (reply) => {
            if (stopped) return;
            this.#answered = key;
            if (reply.reply === 'analysis' && reply.analysis.kind === 'uncertainty') this.#analyses.remember(reply.analysis);
          },
          (thrown: unknown) => {
            if (!stopped && asAppError(thrown).code !== 'unwanted') this.#answered = key;
          },
        );
    }, QUIET);
    return () => {
      stopped = true;
      clearTimeout(later);
      work.stop();
    };
  }
}
