import { describe, expect, it, vi } from 'vitest';
import type { Host, Request } from '../host/host.ts';
import { Work } from './work.svelte.ts';

describe('work that takes long', () => {
  it('says how far it is, and is ended where it is done', async () => {
    vi.useFakeTimers();
    try {
      const asked: Request[] = [];
      const counted = { done: 1, of: 4 };
      const host: Host = {
        call: (request) => {
          asked.push(request);
          return Promise.resolve(request.command === 'progress' ? { reply: 'progress', ...counted } : { reply: 'done' });
        },
      };
      const work = new Work(host);
      let finish: (value: string) => void = () => undefined;
      const running = work.run(() => new Promise<string>((fulfil) => (finish = fulfil)));
      await vi.advanceTimersByTimeAsync(299);
      expect(work.progress).toBeNull();
      await vi.advanceTimersByTimeAsync(2);
      expect(work.progress).toEqual({ done: 1, of: 4, left: 1 });
      // What is not counted further has less and less time left, never more.
      await vi.advanceTimersByTimeAsync(750);
      expect(work.progress).toEqual({ done: 1, of: 4, left: 1 });
      await vi.advanceTimersByTimeAsync(1_000);
      expect(work.progress).toEqual({ done: 1, of: 4, left: 0 });
      Object.assign(counted, { done: 2 });
      await vi.advanceTimersByTimeAsync(250);
      expect(work.progress).toEqual({ done: 2, of: 4, left: 3 });
      // Nothing is counted while the user is asked where to save.
      Object.assign(counted, { done: 0, of: 0 });
      await vi.advanceTimersByTimeAsync(250);
      expect(work.progress).toBeNull();
      expect(work.stop()).toBe(true);
      expect(asked.at(-1)?.command).toBe('cancel');
      finish('made');
      expect(await running).toBe('made');
      expect(work.stop()).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });
});
