import { describe, expect, it } from 'vitest';
import { Latest } from './latest.ts';

const turn = () => new Promise((done) => setTimeout(done, 0));

describe('the latest only', () => {
  it('keeps one in flight and skips what was overtaken', async () => {
    const done: number[] = [];
    let [running, most] = [0, 0];
    const latest = new Latest<number>(async (value) => {
      most = Math.max(most, (running += 1));
      await turn();
      running -= 1;
      done.push(value);
    }, (next) => queueMicrotask(next));
    for (let value = 1; value <= 50; value += 1) latest.push(value);
    await turn();
    await turn();
    await turn();
    expect(done).toEqual([1, 50]);
    expect(most).toBe(1);
  });

  it('waits for the frame before the next', async () => {
    const frames: (() => void)[] = [];
    const done: number[] = [];
    const latest = new Latest<number>((value) => {
      done.push(value);
      return Promise.resolve();
    }, (next) => frames.push(next));
    latest.push(1);
    latest.push(2);
    await turn();
    expect(done).toEqual([1]);
    frames.shift()?.();
    await turn();
    expect(done).toEqual([1, 2]);
  });

  it('makes what runs stale when dropped', async () => {
    const shown: number[] = [];
    const latest = new Latest<number>(async (value, fresh) => {
      await turn();
      if (fresh()) shown.push(value);
    }, (next) => queueMicrotask(next));
    latest.push(1);
    latest.push(2);
    latest.drop();
    await turn();
    await turn();
    expect(shown).toEqual([]);
  });
});
