import { describe, expect, it, vi } from 'vitest';
import type { Analysis } from '../generated/Analysis.ts';
import type { Host, Request } from '../host/host.ts';
import { sentence } from '../testing/fixture.ts';
import { Analyses } from './analysis.svelte.ts';

const turn = () => new Promise((done) => setTimeout(done, 0));

function desk() {
  const asked: Request[] = [];
  const waiting: (() => void)[] = [];
  const host: Host = {
    call: (request) => {
      asked.push(request);
      return new Promise((done) => waiting.push(() => done({ reply: 'analysis', analysis: { kind: 'sheet', tables: [] } })));
    },
  };
  return { asked, answer: () => waiting.shift()?.(), analyses: new Analyses(host, (next) => queueMicrotask(next)) };
}

describe('an analysis', () => {
  it('says that it works, and what was found', async () => {
    const { analyses, answer, asked } = desk();
    analyses.show('base', { kind: 'sheet' });
    expect(analyses.working).toBe('sheet');
    answer();
    await turn();
    expect(analyses.working).toBeNull();
    expect(analyses.found?.kind).toBe('sheet');
    expect(asked).toHaveLength(1);
  });

  it('that was cancelled is not shown when it comes after all', async () => {
    const { analyses, answer } = desk();
    analyses.show('base', { kind: 'sheet' });
    analyses.cancel();
    answer();
    await turn();
    expect(analyses.found).toBeNull();
    expect(analyses.working).toBeNull();
  });

  it('that is long says how far it is, and is stopped where it is done', async () => {
    vi.useFakeTimers();
    try {
      const asked: Request[] = [];
      let refuse = (): void => undefined;
      const host: Host = {
        call: (request) => {
          asked.push(request);
          if (request.command === 'progress') return Promise.resolve({ reply: 'progress', done: 30, of: 120 });
          if (request.command === 'cancel') return Promise.resolve({ reply: 'done' });
          return new Promise((_, reject) => (refuse = () => reject({ code: 'unwanted', message: sentence('error-unwanted'), issues: [] })));
        },
      };
      const analyses = new Analyses(host, (next) => queueMicrotask(next));
      analyses.show('base', { kind: 'map', input: null, rows: null, basis: 'cash' });
      await vi.advanceTimersByTimeAsync(299);
      expect(analyses.progress).toBeNull();
      await vi.advanceTimersByTimeAsync(2);
      // A quarter took 0.3 s, so that three times as much is left.
      expect(analyses.progress).toEqual({ done: 30, of: 120, left: 1 });
      analyses.cancel();
      const [first, last] = [asked[0], asked.at(-1)];
      expect(first?.command === 'analyse' && last?.command === 'cancel' && first.work === last.work).toBe(true);
      refuse();
      await vi.advanceTimersByTimeAsync(1);
      expect([analyses.progress, analyses.working, analyses.error]).toEqual([null, null, null]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('that can be told in part is asked in full right after it, and not once it was cancelled', async () => {
    const { analyses, answer, asked } = desk();
    const futures = (paths: number): Analysis => ({ kind: 'uncertainty', option: null, basis: 'cash', paths, seed: 1, reach: 10, ends: [] });
    analyses.show('base', futures(200), futures(1000));
    answer();
    await turn();
    expect(analyses.found).not.toBeNull();
    expect(analyses.working).toBe('uncertainty');
    expect(asked.map((one) => (one.command === 'analyse' && one.analysis.kind === 'uncertainty' ? one.analysis.paths : one.command))).toEqual([200, 1000]);
    answer();
    await turn();
    expect(analyses.working).toBeNull();
    analyses.show('base', futures(200), futures(1000));
    analyses.cancel();
    answer();
    await turn();
    expect(asked.filter(({ command }) => command === 'analyse')).toHaveLength(3);
  });

  it('that is refused says why', async () => {
    const refused: Host = { call: () => Promise.reject(Object.assign(new Error(''), { code: 'x', message: sentence('why'), issues: [] })) };
    const analyses = new Analyses(refused, (next) => queueMicrotask(next));
    analyses.show('base', { kind: 'tornado' });
    await turn();
    expect(analyses.error?.key).toBe('why');
  });
});
