import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UncertaintyView } from '../generated/UncertaintyView.ts';
import type { Host, Reply, Request } from '../host/host.ts';
import { evaluation, sentence } from '../testing/fixture.ts';
import { Analyses, type Uncertainty } from './analysis.svelte.ts';
import { Sureness } from './sureness.ts';

const wanted: Uncertainty = { kind: 'uncertainty', option: null, basis: 'cash', paths: 1000, seed: 1, reach: 10, ends: [] };
const study = { ...evaluation(), simulated_soon: true };

function simulated(fingerprint: string, of: Uncertainty = wanted): UncertaintyView {
  const option = { option: 'monthly', share: '0.9', unserved: '0', unserved_text: null, sure: sentence('uncertainty-sure'), bands: [], base: [], base_total: null, mean: '0', regret: '0', regret_most: '0', worst: null };
  return { title: sentence('x'), summary: [], caption: sentence('x'), fingerprint, uncertain: [], inputs: [], choices: [], wanted: of, options: [option] };
}

function desk() {
  const asked: Request[] = [];
  const waiting: { answer: (reply: Reply) => void; refuse: (code: string) => void }[] = [];
  const host: Host = {
    call: (request) => {
      asked.push(request);
      if (request.command !== 'analyse') return Promise.resolve({ reply: 'done' });
      return new Promise((answer, reject) => waiting.push({ answer, refuse: (code) => reject({ code, message: sentence(code), issues: [] }) }));
    },
  };
  const analyses = new Analyses(host, (next) => queueMicrotask(next));
  const answer = (fingerprint: string) => waiting.shift()?.answer({ reply: 'analysis', analysis: { kind: 'uncertainty', ...simulated(fingerprint) } });
  const simulations = () => asked.filter(({ command }) => command === 'analyse').length;
  return { asked, answer, refuse: (code: string) => waiting.shift()?.refuse(code), analyses, simulations, sureness: new Sureness(host, analyses) };
}

describe('how sure the verdict is', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('comes a second after the last change, once', async () => {
    const { analyses, answer, simulations, sureness } = desk();
    let stop = sureness.soon('base', study.fingerprint, wanted);
    await vi.advanceTimersByTimeAsync(900);
    stop();
    stop = sureness.soon('base', study.fingerprint, wanted);
    await vi.advanceTimersByTimeAsync(999);
    expect(simulations()).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(simulations()).toBe(1);
    expect(analyses.sure(study, 'cash', 'monthly')).toBeNull();
    answer(study.fingerprint);
    await vi.advanceTimersByTimeAsync(0);
    expect(analyses.sure(study, 'cash', 'monthly')?.key).toBe('uncertainty-sure');
    // Of this study on this basis, and of nothing else.
    expect(analyses.sure({ ...study, fingerprint: 'other' }, 'cash', 'monthly')).toBeNull();
    expect(analyses.sure(study, 'accrual', 'monthly')).toBeNull();
    stop();
    sureness.soon('base', study.fingerprint, wanted);
    await vi.advanceTimersByTimeAsync(5000);
    expect(simulations()).toBe(1);
  });

  it('is ended where it is done by a change, and asked again when that is taken back', async () => {
    const { asked, analyses, refuse, simulations, sureness } = desk();
    const stop = sureness.soon('base', study.fingerprint, wanted);
    await vi.advanceTimersByTimeAsync(1000);
    stop();
    const [first, last] = [asked[0], asked.at(-1)];
    expect(first?.command === 'analyse' && last?.command === 'cancel' && first.work === last.work).toBe(true);
    refuse('unwanted');
    await vi.advanceTimersByTimeAsync(0);
    expect(analyses.simulated).toBeNull();
    sureness.soon('base', study.fingerprint, wanted);
    await vi.advanceTimersByTimeAsync(1000);
    expect(simulations()).toBe(2);
  });

  it('that is refused, for nothing is uncertain, is not asked again', async () => {
    const { refuse, simulations, sureness } = desk();
    sureness.soon('base', study.fingerprint, wanted);
    await vi.advanceTimersByTimeAsync(1000);
    refuse('nothing-uncertain');
    await vi.advanceTimersByTimeAsync(0);
    sureness.soon('base', study.fingerprint, wanted);
    await vi.advanceTimersByTimeAsync(5000);
    expect(simulations()).toBe(1);
  });

  it('does not come by itself for a large study, nor while amounts are hidden', () => {
    const { sureness } = desk();
    expect(sureness.comes(study)).toBe(true);
    expect(sureness.comes({ ...study, simulated_soon: false })).toBe(false);
    expect(sureness.comes({ ...study, fingerprint: '' })).toBe(false);
    expect(sureness.comes(undefined)).toBe(false);
  });

  it('is known on both bases once each was simulated, with the values that are wanted', () => {
    const { analyses } = desk();
    analyses.remember(simulated(study.fingerprint));
    analyses.remember(simulated(study.fingerprint, { ...wanted, basis: 'accrual' }));
    expect(analyses.sure(study, 'cash', 'monthly')).not.toBeNull();
    expect(analyses.sure(study, 'accrual', 'monthly')).not.toBeNull();
    expect(analyses.simulation(study.fingerprint, wanted)).not.toBeNull();
    expect(analyses.simulation(study.fingerprint, { ...wanted, reach: 20 })).toBeNull();
  });
});
