import { describe, expect, it } from 'vitest';
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

  it('that is refused says why', async () => {
    const refused: Host = { call: () => Promise.reject(Object.assign(new Error(''), { code: 'x', message: sentence('why'), issues: [] })) };
    const analyses = new Analyses(refused, (next) => queueMicrotask(next));
    analyses.show('base', { kind: 'tornado' });
    await turn();
    expect(analyses.error?.key).toBe('why');
  });
});
