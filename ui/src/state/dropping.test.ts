import { beforeEach, describe, expect, it } from 'vitest';
import type { ImportView } from '../generated/ImportView.ts';
import type { Reply } from '../host/host.ts';
import { FakeHost } from '../testing/fake-host.ts';
import { session } from '../testing/fixture.ts';
import '../testing/fixture-words.ts';
import { makeDesk, type Desk } from './desk.ts';

const usage = { file_name: 'usage.csv', readings: [], fault_count: 0 } as unknown as ImportView;
let host: FakeHost;
let desk: Desk;
let reply: Reply;

beforeEach(async () => {
  host = new FakeHost();
  const call = host.call.bind(host);
  host.call = (request) => (request.command === 'open-dropped' ? Promise.resolve(reply) : call(request));
  desk = makeDesk(host);
  await desk.study.start();
});

describe('a file over the window', () => {
  it('is shown a place while it is there', async () => {
    await desk.dropping.take('over');
    expect(desk.dropping.over).toBe(true);
    await desk.dropping.take('away');
    expect(desk.dropping.over).toBe(false);
    expect(desk.view.mode).toBe('compare');
  });

  it('is opened when it is a study', async () => {
    reply = { reply: 'session', ...session(), file_name: 'dropped.toml' };
    await desk.dropping.take('dropped');
    expect(desk.study.session?.file_name).toBe('dropped.toml');
    expect(desk.view.mode).toBe('compare');
  });

  it('goes to the import when it is usage', async () => {
    desk.importing.leftOut = [3];
    reply = { reply: 'import', ...usage };
    await desk.dropping.take('dropped');
    expect(desk.importing.view?.file_name).toBe('usage.csv');
    expect(desk.importing.leftOut).toEqual([]);
    expect([desk.view.mode, desk.editing.page]).toEqual(['edit', 'import']);
  });

  it('that is neither changes nothing and is told', async () => {
    host.call = () => Promise.reject(Object.assign(new Error(''), { code: 'not-a-study', message: { key: 'error-not-a-study', args: {} }, issues: [] }));
    const before = desk.study.session;
    await desk.dropping.take('dropped');
    expect(desk.study.session).toBe(before);
    expect(desk.toasts.list.map((toast) => toast.sentence.key)).toEqual(['error-not-a-study']);
    expect(desk.view.mode).toBe('compare');
  });
});
