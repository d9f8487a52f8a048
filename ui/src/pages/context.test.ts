import { beforeEach, describe, expect, it } from 'vitest';
import { makeDesk, type Desk } from '../state/desk.ts';
import { FakeHost } from '../testing/fake-host.ts';
import '../testing/fixture-words.ts';
import { phrase } from '../words/bundles.ts';
import { run } from './commands.ts';
import { offers } from './context.ts';

let host: FakeHost;
let desk: Desk;
const element = (html: string) => {
  document.body.innerHTML = html;
  return document.body.querySelector('[data-here]') ?? document.body;
};
const offered = (html: string) => offers(element(html), desk);
const keys = (html: string) => offered(html).map(({ key }) => key);
const choose = (html: string, key: string) => offered(html).find((one) => one.key === key)?.run();

beforeEach(async () => {
  host = new FakeHost();
  const document = { options: [{ id: 'monthly', name: 'Monthly' }, { id: 'yearly', internal: true }], scenarios: [{ id: 'base' }], plans: [{ id: 'pro', charges: [{ id: 'fee' }, { id: 'over' }] }] };
  host.state = { ...host.state, document };
  desk = makeDesk(host);
  await desk.study.start();
});

describe('a key that changes what is drawn', () => {
  it('does nothing where nothing is drawn', () => {
    desk.view.mode = 'edit';
    const before = [desk.view.asTable, desk.view.basis];
    for (const id of ['command-table', 'command-basis']) run(id, desk);
    expect([desk.view.asTable, desk.view.basis]).toEqual(before);
    desk.view.mode = 'compare';
    run('command-table', desk);
    expect(desk.view.asTable).toBe(!before[0]);
  });
});

describe('a right click', () => {
  it('on an option offers what is done with options', () => {
    const found = offered('<button data-item="options.monthly"><b data-here></b></button>');
    expect(found.map(({ key }) => key)).toEqual(['mode-cash-flow', 'context-baseline', 'context-pin', 'context-months', 'context-edit', 'edit-duplicate', 'context-up', 'context-down', 'context-internal', 'context-remove']);
    expect(found.filter(({ disabled }) => disabled).map(({ key }) => key)).toContain('context-up');
    for (const { key } of found) for (const language of ['en', 'zh-CN'] as const) expect(phrase(language, key, {}), key).not.toBeNull();
  });

  it('on a scenario or a charge offers what is done with them', () => {
    expect(keys('<button data-here data-item="scenarios.base"></button>')).toEqual(['context-select', 'context-edit', 'edit-branch', 'edit-lock', 'edit-duplicate', 'context-up', 'context-down', 'context-internal', 'context-remove']);
    expect(keys('<div data-here data-item="plans.pro.charges.fee"></div>')).toEqual(['edit-duplicate', 'context-up', 'context-down', 'context-internal', 'context-remove']);
  });

  it('on a figure explains it and copies it', () => {
    const html = '<span data-here data-trace="monthly/total-cash"></span>';
    expect(keys(html)).toEqual(['explain-figure', 'context-copy-amount', 'trace-copy']);
    choose(html, 'context-copy-amount');
    expect(host.asked.at(-1)).toMatchObject({ command: 'export', what: { kind: 'amount', reference: 'monthly/total-cash' }, to: 'clipboard' });
    choose(html, 'explain-figure');
    expect(desk.view.explained).toBe('monthly/total-cash');
  });

  it('marks as internal and takes the mark back', async () => {
    choose('<b data-here data-item="options.monthly"></b>', 'context-internal');
    choose('<b data-here data-item="options.yearly"></b>', 'context-not-internal');
    await desk.study.undo();
    const edits = host.asked.flatMap((request) => (request.command === 'edit' ? request.edits : []));
    expect(edits).toEqual([{ edit: 'put', path: 'options.monthly.internal', value: true }, { edit: 'remove', path: 'options.yearly.internal' }]);
  });

  it('leaves fields, presentations and hidden amounts alone', async () => {
    const figure = '<span data-here data-trace="monthly/total-cash"></span>';
    expect(keys('<div data-item="options.monthly"><input data-here /></div>')).toEqual([]);
    expect(keys('<p data-here></p>')).toEqual([]);
    desk.view.mode = 'present';
    expect(keys(figure)).toEqual([]);
    desk.view.mode = 'compare';
    await desk.study.hideAmounts(true);
    expect(keys(figure)).toEqual([]);
    await desk.study.hideAmounts(false);
  });
});
