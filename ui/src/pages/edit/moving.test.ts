import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Reply, Request } from '../../host/host.ts';
import { makeDesk, type Desk } from '../../state/desk.ts';
import { FakeHost } from '../../testing/fake-host.ts';
import { evaluation } from '../../testing/fixture.ts';
import type { Mark } from './dated.ts';
import { MovingDates } from './moving.svelte.ts';

/** Dates are no numbers: every preview is the study as it stands. */
class Host extends FakeHost {
  override async call(request: Request): Promise<Reply> {
    if (request.command !== 'preview') return super.call(request);
    this.asked.push(request);
    return { reply: 'evaluation', ...evaluation() };
  }
}

const mark: Mark = { path: 'options.pro-yearly.modules.audit.on', key: 'on', date: '2027-06-01' };
let host: Host;
let desk: Desk;
let dates: MovingDates;
const tried = () => desk.study.pending[mark.path];
const kept = () => host.asked.flatMap((request) => (request.command === 'edit' ? [request] : []));
const press = (key: string, altKey = false) => dates.key(Object.assign(new Event('keydown', { cancelable: true }), { key, altKey }) as KeyboardEvent, mark);
const pointer = (clientX: number) => ({ button: 0, clientX, altKey: false, pointerId: 1, currentTarget: { parentElement: { clientWidth: 360 }, setPointerCapture: () => undefined } }) as unknown as PointerEvent & { currentTarget: HTMLElement };

beforeEach(async () => {
  host = new Host();
  desk = makeDesk(host);
  await desk.study.start();
  dates = new MovingDates(desk.study, desk.editing);
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
