/** One analysis of the comparison: asked while its view is open and after each change, newest only. */
import type { Analysis } from '../generated/Analysis.ts';
import type { AnalysisView } from '../generated/AnalysisView.ts';
import type { Basis } from '../generated/Basis.ts';
import type { Evaluation } from '../generated/Evaluation.ts';
import type { Sentence } from '../generated/Sentence.ts';
import type { UncertaintyView } from '../generated/UncertaintyView.ts';
import { asAppError, type Host } from '../host/host.ts';
import { Latest, onFrame, type Frame } from './latest.ts';
import { Work, type Progress } from './work.svelte.ts';

export type Uncertainty = Extract<Analysis, { kind: 'uncertainty' }>;

/** Futures that are simulated, and those after which a first fan is shown. */
export const futures = { first: 200, all: 1000 };

interface Asked {
  scenario: string;
  analysis: Analysis;
  /** What is asked as soon as the first answer is shown. */
  further: Analysis | null;
}

export class Analyses {
  /** None until the answer is there. */
  found = $state.raw<AnalysisView | null>(null);
  /** The simulations that were answered last, one for each basis, the newest first; each says itself which study it is of. */
  #simulations = $state.raw<readonly UncertaintyView[]>([]);
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
        if (reply.analysis.kind === 'uncertainty') this.remember(reply.analysis);
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

  /** The simulation that was answered last. */
  get simulated(): UncertaintyView | null {
    return this.#simulations[0] ?? null;
  }

  remember(found: UncertaintyView): void {
    this.#simulations = [found, ...this.#simulations.filter(({ wanted }) => wanted.basis !== found.wanted.basis)];
  }

  /** All futures of a study as they are wanted, when they were simulated already. */
  simulation(fingerprint: string, { basis, seed, reach, ends }: Uncertainty): UncertaintyView | null {
    const all = JSON.stringify([basis, futures.all, seed, reach, ends]);
    const same = ({ wanted }: UncertaintyView) => JSON.stringify([wanted.basis, wanted.paths, wanted.seed, wanted.reach, wanted.ends]) === all;
    return this.#simulations.find((one) => one.fingerprint === fingerprint && same(one)) ?? null;
  }

  /** How sure it is that an option is the cheapest: as long as the study is the one that was simulated. */
  sure(evaluation: Evaluation | undefined, basis: Basis, option: string | null): Sentence | null {
    // While amounts are hidden a study has no fingerprint, and nothing is said of it.
    const simulated = this.#simulations.find(({ wanted, fingerprint }) => wanted.basis === basis && fingerprint === evaluation?.fingerprint);
    return simulated?.options.find((one) => one.option === option)?.sure ?? null;
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
