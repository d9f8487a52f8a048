import { beforeEach, describe, expect, it } from 'vitest';
import type { StepDifference } from '../generated/StepDifference.ts';
import type { Reply, Request } from '../host/host.ts';
import { FakeHost } from '../testing/fake-host.ts';
import '../testing/fixture-words.ts';
import { OpenStudy } from './session.svelte.ts';
import { Past } from './past.svelte.ts';
import { Toasts } from './toasts.svelte.ts';

const step = (number: number) => ({ step: number, label: null, made: '2026-11-20', current: number === 9, total: null, effect: null });
const between = (from: number, to: number): StepDifference => ({ lines: [{ path: `${from}-${to}`, name: 'Months', assumed: false, unit: null, values: [] }], totals: [], currency: { code: 'CNY', decimals: 2 } as StepDifference['currency'] });

let host: FakeHost;
let past: Past;
let numbers: number[];
let wait: Promise<void> | null;
const asked = (command: Request['command']) => host.asked.filter((request) => request.command === command);

beforeEach(async () => {
  numbers = [9, 5, 2];
  wait = null;
  host = new FakeHost();
  const call = host.call.bind(host);
  host.call = async (request): Promise<Reply> => {
    if (request.command !== 'history') return call(request);
    if (request.ask !== 'compare') return { reply: 'history', steps: numbers.map(step) };
    host.asked.push(request);
    if (request.from === 2) await wait;
    return { reply: 'step-difference', ...between(request.from, request.to) };
  };
  const study = new OpenStudy(host, new Toasts(), { next: queueMicrotask, painted: queueMicrotask });
  await study.start();
  past = new Past(study);
  await past.load();
});

describe('the history', () => {
  it('knows the step before each', () => {
    expect([9, 5, 2, 7].map((one) => past.before(one))).toEqual([5, 2, null, null]);
  });

  it('tells two steps apart, the newest question only', async () => {
    let go = () => {};
    wait = new Promise((done) => (go = done));
    const slow = past.compare(2, 9);
    await past.compare(5, 9);
    go();
    await slow;
    expect(past.pair).toEqual([5, 9]);
    expect(past.found?.lines[0]?.path).toBe('5-9');
  });

  it('asks again after a change, and forgets steps that are no longer kept', async () => {
    await past.compare(5, 9);
    await past.load();
    expect(asked('history')).toHaveLength(2);
    expect(past.found?.lines[0]?.path).toBe('5-9');
    numbers = [12, 9];
    await past.load();
    expect(past.pair).toBeNull();
    expect(past.found).toBeNull();
  });
});
