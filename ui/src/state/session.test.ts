import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import type { Request } from '../host/host.ts';
import { FakeHost } from '../testing/fake-host.ts';
import '../testing/fixture-words.ts';
import { sentence } from '../testing/fixture.ts';
import { stepText } from '../words/steps.ts';
import { words } from '../words/words.svelte.ts';
import { OpenStudy } from './session.svelte.ts';
import { Toasts } from './toasts.svelte.ts';
import { View } from './view.svelte.ts';

const path = 'money.discount-rate';
const label = sentence('edit-assumption', { what: { type: 'text', value: 'Discount rate' }, from: { type: 'percent', value: '0.08' }, to: { type: 'percent', value: '0.1' } });
const turn = () => new Promise((done) => setTimeout(done, 0));
const settle = async () => {
  for (let n = 0; n < 8; n += 1) await turn();
};

let host: FakeHost;
let toasts: Toasts;
let study: OpenStudy;
let view: View;
const asked = (command: Request['command']) => host.asked.filter((request) => request.command === command);

beforeEach(async () => {
  host = new FakeHost();
  toasts = new Toasts();
  study = new OpenStudy(host, toasts, { next: queueMicrotask, painted: queueMicrotask });
  view = new View(study);
  await study.start();
});

describe('previews', () => {
  it('answer a dragged slider with as few calls as needed, the last one for sure', async () => {
    for (let rate = 1; rate <= 20; rate += 1) study.tryOut(path, `${rate}%`);
    await settle();
    const previews = asked('preview');
    expect(previews.length).toBeLessThan(4);
    expect(previews.at(-1)).toMatchObject({ changes: [{ path, value: '20%' }] });
    expect(study.evaluation).toBe(study.preview);
    expect(study.session?.undo).toBeNull();
  });

  it('are drawn first; figures and words follow once the drawing is painted', async () => {
    const waiting: (() => void)[] = [];
    study = new OpenStudy(host, toasts, { next: queueMicrotask, painted: (next) => waiting.push(next) });
    view = new View(study);
    await study.start();
    const before = study.evaluation;
    study.tryOut(path, '12%');
    await settle();
    expect(study.evaluation).toBe(study.preview);
    expect(study.told).toBe(before);
    waiting.splice(0).forEach((next) => next());
    await vi.waitFor(() => expect(study.told).toBe(study.preview));
  });

  it('have their figures ten times a second while one follows another, and the last ones soon', async () => {
    vi.useFakeTimers();
    try {
      let changes = 0;
      let shown = study.told;
      for (let step = 0; step < 30; step += 1) {
        study.tryOut(path, `${step + 1}%`);
        await vi.advanceTimersByTimeAsync(10);
        expect(study.evaluation).toBe(study.preview);
        if (study.told !== shown) changes += 1;
        shown = study.told;
      }
      expect(changes).toBeGreaterThanOrEqual(3);
      expect(changes).toBeLessThanOrEqual(4);
      await vi.advanceTimersByTimeAsync(40);
      expect(study.told).toBe(study.preview);
    } finally {
      vi.useRealTimers();
    }
  });

  it('leave out amounts by month only where lines alone are shown', async () => {
    view.mode = 'compare';
    study.tryOut(path, '12%');
    await settle();
    expect(asked('preview').at(-1)).toMatchObject({ detail: 'lines' });
    view.mode = 'cash-flow';
    expect(study.preview).toBeNull();
    await settle();
    expect(asked('preview').at(-1)).toMatchObject({ detail: 'months' });
    expect(study.evaluation).toBe(study.preview);
  });

  it('are forgotten when given up', async () => {
    study.tryOut(path, '12%');
    study.giveUp(path);
    await settle();
    expect(study.preview).toBeNull();
    expect(study.pending).toEqual({});
  });

  it('never arrive after the value was kept', async () => {
    study.tryOut(path, '12%');
    await study.keep(path, '12%', label);
    await settle();
    expect(study.preview).toBeNull();
    expect(study.session?.undo).toMatchObject(label);
  });

  it('of half-typed values say nothing', async () => {
    study.tryOut(path, '1.');
    study.tryOut(path, 'abc');
    await settle();
    expect(toasts.list).toEqual([]);
    expect(study.preview).toBeNull();
  });
});

describe('previews of what may come next', () => {
  /** How busy the machine is does not matter: every answer is quick, unless a spec says otherwise. */
  let clock: MockInstance<() => number>;
  beforeEach(() => {
    clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  });
  afterEach(() => clock.mockRestore());

  const valuesAsked = () => asked('preview').flatMap((request) => ('changes' in request ? request.changes.map(({ value }) => value) : []));

  it('of what is expected are asked for one by one while the hand rests, the likeliest first', async () => {
    const waiting: (() => void)[] = [];
    study = new OpenStudy(host, toasts, { next: queueMicrotask, painted: (next) => waiting.push(next) });
    await study.start();
    study.tryOut(path, '12%');
    study.expect(path, ['14%', '13%', '12%', '15%']);
    await settle();
    expect(valuesAsked()).toEqual(['12%']);
    waiting.splice(0).forEach((next) => next());
    await settle();
    expect(valuesAsked()).toEqual(['12%', '14%', '13%', '15%']);
  });

  it('of what is expected are asked for no further while each takes long', async () => {
    let now = 0;
    clock.mockImplementation(() => (now += 50));
    study.expect(path, ['14%', '13%']);
    await settle();
    expect(valuesAsked()).toEqual(['14%']);
  });

  it('that are on their way when the step comes are not asked for twice', async () => {
    study.expect(path, ['12%']);
    study.tryOut(path, '12%');
    await settle();
    expect(valuesAsked()).toEqual(['12%']);
    expect(study.preview).toEqual(await host.call({ command: 'preview', scenario: study.scenario, changes: [{ path, value: '12%' }], detail: 'months' }));
  });

  it('that are known are drawn at once, before the slider: asked for ahead, or left some steps ago', async () => {
    const show = vi.fn();
    study = new OpenStudy(host, toasts, { next: queueMicrotask, painted: (next) => setTimeout(next, 0) });
    await study.start();
    const drawn = [];
    for (const value of ['12%', '13%', '15%']) {
      study.tryOut(path, value, show);
      expect(show).toHaveBeenCalledOnce();
      await settle();
      drawn.push(study.preview);
      show.mockClear();
    }
    study.expect(path, ['14%']);
    await settle();
    study.tryOut(path, '14%', show);
    expect(drawn).not.toContain(study.preview);
    expect(show).not.toHaveBeenCalled();
    expect(study.preview).toEqual(await host.call({ command: 'preview', scenario: study.scenario, changes: [{ path, value: '14%' }], detail: 'months' }));
    await settle();
    expect(show).toHaveBeenCalledOnce();
    const before = valuesAsked().length;
    study.tryOut(path, '12%', show);
    expect(study.preview).toBe(drawn[0]);
    expect(valuesAsked()).toHaveLength(before);
    await settle();
    await study.undo();
    study.tryOut(path, '14%', show);
    expect(study.preview).toBeNull();
  });

  it('are kept at hand in no unlimited number', async () => {
    const values = Array.from({ length: 100 }, (_, n) => `${n + 1}%`);
    study.expect(path, values);
    await vi.waitFor(() => expect(valuesAsked()).toEqual(values));
    await settle();
    study.expect(path, ['100%', '5%', '4%']);
    await settle();
    expect(valuesAsked().slice(100)).toEqual(['4%']);
  });

  it('that were asked for ahead of a change of the study are asked for anew after it', async () => {
    study.expect(path, ['14%']);
    await settle();
    await study.undo();
    study.expect(path, ['15%']);
    // This one is still on its way.
    const undone = study.undo();
    study.tryOut(path, '14%', () => {});
    expect(study.preview).toBeNull();
    await undone;
    await settle();
    study.tryOut(path, '15%', () => {});
    await settle();
    expect(valuesAsked()).toEqual(['14%', '15%', '14%', '15%']);
  });
});

describe('changes', () => {
  it('are asked one after the other', async () => {
    host.delay = 2;
    const both = [study.keep(path, '9%', label), study.undo()];
    expect(await Promise.all(both)).toEqual([true, true]);
    expect(host.asked.slice(-2).map((request) => request.command)).toEqual(['commit', 'undo']);
  });

  it('that are refused are told at the field', async () => {
    expect(await study.keep(path, 'abc', label)).toBe(false);
    expect(study.fieldErrors[path]?.key).toBe('fixture-bad-number');
    expect(toasts.list).toEqual([]);
    study.giveUp(path);
    expect(study.fieldErrors).toEqual({});
  });

  it('say what was saved, and nothing when the dialog was closed', async () => {
    await study.save();
    expect(toasts.list.map((toast) => toast.sentence.key)).toEqual(['saved-as']);
    expect(await study.openFile()).toBe(false);
    expect(toasts.list).toHaveLength(1);
  });

  it('report a host that does not answer', async () => {
    host.call = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await study.undo()).toBe(false);
    expect(toasts.list[0]?.sentence.key).toBe('host-unreachable');
    expect(study.session).not.toBeNull();
  });

  it('switch the language at once and keep it', async () => {
    const done = study.set({ language: 'zh-CN' });
    expect(words.language).toBe('zh-CN');
    await done;
    expect(asked('set-settings')).toHaveLength(1);
    expect(study.session?.settings.language).toBe('zh-CN');
    await study.set({ language: 'en' });
  });

  it('copy and save charts', async () => {
    await study.export({ kind: 'cumulative-chart', basis: 'cash', format: 'png' }, 'clipboard');
    await study.export({ kind: 'month-table', option: 'yearly', format: 'csv' }, 'file');
    expect(toasts.list.map((toast) => toast.sentence.key)).toEqual(['copied', 'saved-as']);
  });
});

describe('a customer’s copy', () => {
  it('says where it went', async () => {
    expect(await study.saveCustomerCopy()).toBe(true);
    expect(toasts.list.map((toast) => toast.sentence.key)).toEqual(['saved-as']);
  });
});

describe('what a change did', () => {
  const told = () => toasts.list.map(({ step }) => step && [step.turn, stepText(step.view, step.turn === 'undone')]);

  it('is told once, with its effect, and again the other way round when it is taken back', async () => {
    await study.keep(path, '9%', label);
    expect(told()).toEqual([['done', stepText({ ...label, effect: '12000.00' })]]);
    expect(told()[0]?.[1]).toContain('+¥12,000');
    await study.undo();
    expect(told()[0]?.[0]).toBe('undone');
    expect(told()[0]?.[1]).toContain('−¥12,000');
    expect(told()).toHaveLength(1);
  });

  it('is not told when nothing changed', async () => {
    await study.keep(path, '9%', label);
    toasts.clear();
    await study.keep(path, '9%', label);
    expect(toasts.list).toEqual([]);
  });

  it('goes out of sight when amounts are hidden', async () => {
    await study.keep(path, '9%', label);
    await study.hideAmounts(true);
    expect(toasts.list).toEqual([]);
    await study.hideAmounts(false);
  });

  it('without a total says only what was done', () => {
    expect(stepText({ ...label, effect: null })).toBe(words.say(label));
    expect(stepText({ ...label, effect: '0' })).not.toContain('0.00');
  });
});

describe('hiding amounts', () => {
  it('turns twice when it is asked twice at once', async () => {
    host.delay = 2;
    await Promise.all([study.toggleHidden(), study.toggleHidden()]);
    expect(asked('hide-amounts')).toMatchObject([{ hidden: true }, { hidden: false }]);
    expect(study.session?.amounts_hidden).toBe(false);
    await study.toggleHidden();
    expect(study.session?.amounts_hidden).toBe(true);
    await study.toggleHidden();
  });

  it('refuses the list of studies without a word when it was on its way', async () => {
    const call = host.call.bind(host);
    host.call = async (request) => {
      if (request.command === 'recent') throw { code: 'amounts-hidden', message: sentence('error-amounts-hidden'), issues: [] };
      return call(request);
    };
    expect(await study.recent()).toEqual([]);
    expect(toasts.list).toEqual([]);
  });

  it('stays when a reply to something asked before arrives', async () => {
    host.delay = 2;
    const before = study.set({ theme: 'dark' });
    const hiding = study.hideAmounts(true);
    await before;
    expect(words.hidden).toBe(true);
    await hiding;
    expect(words.hidden).toBe(true);
    await study.hideAmounts(false);
    expect(words.hidden).toBe(false);
  });
});

describe('the view', () => {
  it('starts with the cheapest option and keeps the chosen one', () => {
    expect(view.option?.id).toBe(study.session?.evaluation.cash?.verdict.option);
    view.choose('traffic');
    expect(view.option?.id).toBe('traffic');
    view.choose('gone');
    expect(view.option?.id).toBe(study.session?.evaluation.cash?.verdict.option);
  });

  it('opens the bill only in the cash flow, and steps back', () => {
    view.selectMonth(4);
    expect(view.explains).toBe(false);
    view.mode = 'cash-flow';
    expect(view.explains).toBe(true);
    view.openRight('issues');
    expect(view.back()).toBe(true);
    expect(view.panel).toBe('assumptions');
    expect(view.back()).toBe(true);
    expect(view.month).toBeNull();
    expect(view.back()).toBe(false);
  });

  it('forgets a month the study no longer has', () => {
    view.selectMonth(99);
    expect(view.month).toBeNull();
  });

  it('shares one basis', () => {
    view.toggleBasis();
    expect(view.comparison?.basis).toBe('accrual');
  });
});

describe('another study', () => {
  it('is told from the same one, also where a dialog was left', async () => {
    await study.openFile();
    await study.refresh();
    expect(study.opened).toBe(0);
    const call = host.call.bind(host);
    host.call = async (request) => {
      const reply = await call(request);
      return request.command === 'open-recent' && reply.reply === 'session' ? { ...reply, document: { title: 'Another' } } : reply;
    };
    await study.openRecent(7);
    expect(study.opened).toBe(1);
  });

  it('is looked at from its beginning', () => {
    view.explain('pro/total-cash');
    view.selectMonth(2);
    view.begin();
    expect([view.panel, view.explained, view.month, view.narrowRight]).toEqual(['assumptions', null, null, false]);
  });
});
