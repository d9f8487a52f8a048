import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportMapping } from '../generated/ImportMapping.ts';
import type { ImportView } from '../generated/ImportView.ts';
import type { Reply, Request } from '../host/host.ts';
import { FakeHost } from '../testing/fake-host.ts';
import '../testing/fixture-words.ts';
import { makeDesk, type Desk } from './desk.ts';

const mapping: ImportMapping = { header: true, date: 0, day_first: false, decimal_comma: false, meters: [], daily: false };
const read = (how: ImportMapping, faults = 0) =>
  ({ file_name: 'usage.csv', sheet: null, mapping: how, readings: [{ meter: 'dau', months: [{}], trend: null }], fault_count: faults }) as unknown as ImportView;

let host: FakeHost;
let desk: Desk;
let asked: Request[];
/** Answers the questions for a reading, the oldest first. */
let waiting: ((reply: Reply | Error) => void)[];

beforeEach(async () => {
  host = new FakeHost();
  asked = [];
  waiting = [];
  const call = host.call.bind(host);
  host.call = (request) => {
    if (request.command !== 'import') return call(request);
    asked.push(request);
    if (request.ask === 'take') return call({ command: 'undo' } as Request);
    return new Promise((fulfil, refuse) => waiting.push((reply) => (reply instanceof Error ? refuse(reply) : fulfil(reply))));
  };
  desk = makeDesk(host);
  await desk.study.start();
  desk.importing.begin(read(mapping));
});

/** Waits for the question of that number, and gives it. */
const question = (number: number) => vi.waitFor(() => asked[number - 1] ?? expect.fail(`question ${number}`));
const mappingOf = async (number: number) => ((await question(number)) as { mapping: ImportMapping }).mapping;

describe('choices that come faster than their answers', () => {
  it('add up', async () => {
    const { importing } = desk;
    const first = importing.assign(1, 'dau');
    const second = importing.map({ day_first: true });
    const third = importing.map({ decimal_comma: true });
    const all = { ...mapping, meters: [{ column: 1, meter: 'dau' }], day_first: true, decimal_comma: true };
    expect(await mappingOf(3)).toEqual(all);
    for (const [n, answer] of waiting.entries()) answer({ reply: 'import', ...read(n === 2 ? all : mapping) });
    await Promise.all([first, second, third]);
    expect(importing.view?.mapping).toEqual(all);
  });

  it('are forgotten when the file cannot be read that way', async () => {
    const { importing } = desk;
    const refused = importing.map({ day_first: true });
    await question(1);
    waiting[0]?.(Object.assign(new Error(''), { code: 'unreadable', message: { key: 'error-not-a-study', args: {} }, issues: [] }));
    await refused;
    void importing.map({ decimal_comma: true });
    expect(await mappingOf(2)).toEqual({ ...mapping, decimal_comma: true });
  });

  it('wait while another sheet is looked through', async () => {
    const { importing } = desk;
    const other = importing.sheet('Second');
    await importing.map({ day_first: true });
    await question(1);
    waiting[0]?.({ reply: 'import', ...read(mapping) });
    await other;
    expect(asked).toHaveLength(1);
  });
});

describe('an import', () => {
  it('takes what was chosen last, not what was answered last', async () => {
    const { importing } = desk;
    void importing.map({ day_first: true });
    const taken = importing.take();
    await question(1);
    waiting[0]?.({ reply: 'import', ...read({ ...mapping, day_first: true }) });
    await taken;
    expect(await question(2)).toMatchObject({ ask: 'take', mapping: { day_first: true } });
  });

  it('does not take a file whose last choice made faults', async () => {
    const { importing } = desk;
    void importing.map({ day_first: true });
    const taken = importing.take();
    await question(1);
    waiting[0]?.({ reply: 'import', ...read({ ...mapping, day_first: true }, 2) });
    expect(await taken).toBe(false);
    expect(asked).toHaveLength(1);
  });
});
