/** The history of the open study: its steps, and what tells two of them apart. */
import type { HistoryStep } from '../generated/HistoryStep.ts';
import type { StepDifference } from '../generated/StepDifference.ts';
import type { OpenStudy } from './session.svelte.ts';

export class Past {
  /** The newest first; none until they are there. */
  steps = $state.raw<readonly HistoryStep[] | null>(null);
  /** The steps that are compared, by their numbers. */
  pair = $state.raw<readonly [number, number] | null>(null);
  /** What tells them apart; none while it is asked for. */
  found = $state.raw<StepDifference | null>(null);
  #study: OpenStudy;
  /** The newest question; answers to older ones come too late. */
  #asked = 0;

  constructor(study: OpenStudy) {
    this.#study = study;
  }

  async load(): Promise<void> {
    const reply = await this.#study.ask({ command: 'history', ask: 'list', scenario: this.#study.scenario });
    if (reply?.reply !== 'history') return;
    this.steps = reply.steps;
    const known = (step: number) => reply.steps.some((one) => one.step === step);
    if (this.pair && !this.pair.every(known)) this.close();
    else if (this.pair) await this.compare(...this.pair);
  }

  /** The step before another one; none before the first that is kept. */
  before(step: number): number | null {
    const at = this.steps?.findIndex((one) => one.step === step) ?? -1;
    return at < 0 ? null : (this.steps?.[at + 1]?.step ?? null);
  }

  async compare(from: number, to: number): Promise<void> {
    this.#asked += 1;
    const turn = this.#asked;
    if (this.pair?.[0] !== from || this.pair[1] !== to) this.found = null;
    this.pair = [from, to];
    const reply = await this.#study.ask({ command: 'history', ask: 'compare', scenario: this.#study.scenario, from, to });
    if (turn !== this.#asked) return;
    if (reply?.reply === 'step-difference') this.found = reply;
    else this.close();
  }

  close(): void {
    this.#asked += 1;
    this.pair = null;
    this.found = null;
  }
}
