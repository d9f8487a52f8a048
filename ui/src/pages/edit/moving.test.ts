import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Reply, Request } from '../../host/host.ts';
import { makeDesk, type Desk } from '../../state/desk.ts';
import { FakeHost } from '../../testing/fake-host.ts';
import { evaluation } from '../../testing/fixture.ts';
import type { Mark } from './dated.ts';
import { MovingDates } from './moving.svelte.ts';
import { reach } from './order.ts';

/** Dates are no numbers: every preview is the study as it stands. */
class Host extends FakeHost {
  override async call(request: Request): Promise<Reply> {
    if (request.command !== 'preview') return super.call(request);
    this.asked.push(request);
    return { reply: 'evaluation', ...evaluation() };
  }
}

const mark: Mark = { path: 'options.pro-yearly.modules.audit.on', key: 'on', date: '2027-06-01' };
const off: Mark = { path: 'options.pro-yearly.modules.audit.off', key: 'off', date: '2028-01-10' };
let host: Host;
let desk: Desk;
let dates: MovingDates;
const tried = () => desk.study.pending[mark.path];
const kept = () => host.asked.flatMap((request) => (request.command === 'edit' ? [request] : []));
const press = (key: string, altKey = false, one = mark) => dates.key(Object.assign(new Event('keydown', { cancelable: true }), { key, altKey }) as KeyboardEvent, one);
const pointer = (clientX: number) => ({ button: 0, clientX, altKey: false, pointerId: 1, currentTarget: { parentElement: { clientWidth: 360 }, setPointerCapture: () => undefined } }) as unknown as PointerEvent & { currentTarget: HTMLElement };

beforeEach(async () => {
  host = new Host();
  desk = makeDesk(host);
  await desk.study.start();
  dates = new MovingDates(desk.study, desk.editing, () => [mark, off]);
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

it('a run of keys is tried out key by key and kept as one step once it rests', async () => {
  press('ArrowRight');
  expect(tried()).toBe('2027-07-01');
  press('ArrowRight');
  press('ArrowRight', true);
  expect(tried()).toBe('2027-08-02');
  expect(kept()).toEqual([]);
  await vi.advanceTimersByTimeAsync(800);
  expect(kept()).toMatchObject([{ edits: [{ edit: 'put', path: mark.path, value: '2027-08-02' }], label: { key: 'edit-set-from', args: { from: { value: '2027-06-01' }, to: { value: '2027-08-02' } } } }]);
  expect(tried()).toBeUndefined();
  expect(dates.under).toBeNull();
});

it('Escape takes back what was tried, and nothing is kept', async () => {
  press('ArrowRight');
  press('Escape');
  expect(tried()).toBeUndefined();
  expect(dates.shown(mark)).toBe(mark.date);
  await vi.advanceTimersByTimeAsync(800);
  expect(kept()).toEqual([]);
});

it('a drag is one step when it is let go, and stays within the study’s months', async () => {
  const each = 360 / dates.months;
  dates.grab(pointer(100), mark);
  dates.pull(pointer(100 + each));
  dates.pull(pointer(100 + 3 * each));
  expect(tried()).toBe('2027-09-01');
  dates.pull(pointer(-9000));
  expect(tried()).toBe('2027-01-01');
  dates.pull(pointer(100 + 2 * each));
  dates.release();
  await vi.advanceTimersByTimeAsync(0);
  expect(kept().map(({ edits }) => edits)).toEqual([[{ edit: 'put', path: mark.path, value: '2027-08-01' }]]);
});

it('back where it began nothing is kept', async () => {
  dates.grab(pointer(0), mark);
  dates.pull(pointer(360 / dates.months));
  dates.pull(pointer(0));
  dates.release();
  await vi.advanceTimersByTimeAsync(0);
  expect(kept()).toEqual([]);
  expect(tried()).toBeUndefined();
});

it('a beginning stops at its end and an end at its beginning, by keys and by the pointer', async () => {
  press('PageUp');
  expect(tried()).toBe('2028-01-09');
  expect(dates.range(mark)).toEqual([0, 12]);
  press('Escape');
  dates.grab(pointer(100), mark);
  dates.pull(pointer(9000));
  expect(tried()).toBe('2028-01-09');
  press('Escape');
  expect(tried()).toBeUndefined();
  press('PageDown', false, off);
  expect(desk.study.pending[off.path]).toBe('2027-06-02');
  // Left, it is kept; what is shown meanwhile is not passed either.
  dates.keep(off);
  press('PageUp');
  expect(tried()).toBeUndefined();
  await vi.advanceTimersByTimeAsync(800);
  expect(kept().map(({ edits }) => edits)).toEqual([[{ edit: 'put', path: off.path, value: '2027-06-02' }]]);
});

const at = (path: string, date: string): Mark => ({ path, key: path.slice(path.lastIndexOf('.') + 1), date });

for (const { of, all, reaches } of [
  { of: 'a last day', all: [at('options.a.start', '2027-03-01'), at('options.a.end', '2027-09-30')], reaches: [['2027-01-01', '2027-09-30'], ['2027-03-01', null]] },
  { of: 'a first day of use', all: [at('options.a.start', '2027-03-01'), at('options.a.in_use_from', '2027-04-01')], reaches: [['2027-01-01', '2027-04-01'], ['2027-03-01', null]] },
  { of: 'the first day off', all: [at('options.a.modules.m.on', '2027-03-01'), at('options.a.modules.m.off', '2027-05-01')], reaches: [[null, '2027-04-30'], ['2027-03-02', null]] },
  { of: 'a last month', all: [at('scenarios.s.usage.u.events.0.from', '2027-03'), at('scenarios.s.usage.u.events.0.to', '2027-05')], reaches: [[null, '2027-05'], ['2027-03', null]] },
  { of: 'a last day of a deduction', all: [at('options.a.settling.deductions.d.from', '2027-03-01'), at('options.a.settling.deductions.d.until', '2027-05-31')], reaches: [[null, '2027-05-31'], ['2027-03-01', null]] },
  { of: 'the changes in their order', all: [at('options.a.start', '2027-03-01'), at('options.a.changes.0.on', '2027-05-01'), at('options.a.changes.1.on', '2027-08-01')], reaches: [['2027-01-01', '2027-05-01'], ['2027-03-01', '2027-08-01'], ['2027-05-01', '2029-12-31']] },
  { of: 'a bigger pack', all: [at('options.a.packs.0.on', '2027-03-01'), at('options.a.packs.0.upgrade.on', '2027-05-01')], reaches: [['2027-01-01', '2027-04-30'], ['2027-03-02', null]] },
  { of: 'nothing of another', all: [at('options."a.b".start', '2027-03-01'), at('options.a.end', '2027-01-31'), at('options.a.modules.m.on', '2027-02-01')], reaches: [['2027-01-01', '2029-12-31'], [null, null], [null, null]] },
]) {
  it(`a date reaches as far as the study’s check takes it: ${of}`, () => {
    expect(all.map((one) => reach(one, all, '2027-01', 36))).toEqual(reaches);
  });
}
