// Dates that are moved in the cash flow's chart, and counted usage that is brought in from there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIn } from './harness.mjs';
import { call, cells, cents, entry, kept, serious, undoButton, until } from './steps.mjs';

const opened = openIn();

const figure = (page) => page.getByRole('figure');
const mark = (page, name) => page.getByRole('group', { name: /^(Dates|时间线)$/ }).getByRole('slider', { name });
const monthly = async (url) => (await kept(url)).options.find(({ id }) => id === 'pro-monthly');
/** The heights of the bars of a kind, month by month. */
const bars = (page, kind) => figure(page).locator(`.bar.${kind} rect`).evaluateAll((all) => all.map((one) => Number(one.getAttribute('height'))));
const noted = (page) => figure(page).locator('svg [data-tip]').evaluateAll((all) => all.map(({ dataset }) => dataset.tip));

/** The monthly package, which becomes the one by user on a day, in its cash flow. */
async function flowOf(t, options) {
  const { page, url, errors } = await opened(t, options);
  const edits = [{ edit: 'put', path: 'options.pro-monthly.changes', value: [{ on: '2028-01-01', plan: 'users' }] }];
  await call(url, { command: 'edit', scenario: '', edits, label: { key: 'edit-changed', args: { what: { type: 'text', value: 'x' } } } });
  await page.reload();
  await page.getByTestId('total-pro-monthly').click();
  await page.keyboard.press('2');
  await figure(page).locator('.bar').first().waitFor();
  return { page, url, errors };
}

/** Where a mark would be after some months more. */
async function grab(page, handle, months) {
  const box = await handle.boundingBox();
  const track = await handle.evaluate((node) => node.parentElement.clientWidth);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (track / 36) * months, y, { steps: 5 });
}

test('in the cash flow a change of plan is dragged: the drawing follows, letting go is one step, and it comes back', async (t) => {
  const { page, url, errors } = await flowOf(t);
  const [before, fixed] = [await monthly(url), await bars(page, 'fixed')];
  assert.ok(fixed[11] > 0 && fixed[12] === 0, 'the fee ends with the change');
  const handle = mark(page, /^Changes/);
  await grab(page, handle, 3);
  // The mouse is still down.
  await until(() => bars(page, 'fixed'), (now) => now[14] > 0 && now[15] === 0, 'the fee of three months more');
  await until(() => noted(page), (all) => all.some((text) => /^1\sApr\s2028/.test(text)), 'its flag');
  assert.match(await handle.getAttribute('aria-valuetext'), /^1\sApr\s2028$/);
  assert.deepEqual(await monthly(url), before);
  await page.mouse.up();
  await until(() => monthly(url), ({ changes }) => changes[0].on === '2028-04-01', 'the later change');
  assert.deepEqual((await monthly(url)).changes, [{ on: '2028-04-01', plan: 'users' }]);
  await undoButton(page).click();
  await until(() => monthly(url), (now) => JSON.stringify(now) === JSON.stringify(before), 'the change where it was');
  assert.deepEqual(await bars(page, 'fixed'), fixed);
  assert.deepEqual(errors, []);
});

test('in the cash flow dates are moved by keys alone, a run of them as one step; Escape takes it back', async (t) => {
  const { page, url, errors } = await flowOf(t);
  const before = await kept(url);
  await figure(page).getByRole('application').focus();
  await page.keyboard.press('Tab');
  const handle = mark(page, /^Changes/);
  assert.ok(await handle.evaluate((node) => node === document.activeElement), 'the mark is the next stop');
  await page.keyboard.press('ArrowRight');
  await until(() => bars(page, 'fixed'), (now) => now[12] > 0, 'a month more');
  await page.keyboard.press('Escape');
  await until(() => bars(page, 'fixed'), (now) => now[12] === 0, 'as it was');
  assert.deepEqual(await kept(url), before);
  for (let n = 0; n < 4; n += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Alt+ArrowRight');
  await until(() => monthly(url), ({ changes }) => changes[0].on === '2027-09-02', 'four months sooner and a day');
  const { steps } = await call(url, { command: 'history', ask: 'list', scenario: '' });
  assert.match(JSON.stringify(steps), /"from":{"type":"text","value":"2028-01-01"},"to":{"type":"text","value":"2027-09-02"}/);
  await undoButton(page).click();
  await until(() => kept(url), (now) => JSON.stringify(now) === JSON.stringify(before), 'all of it in one step');
  assert.deepEqual(await serious(page), []);
  assert.deepEqual(errors, []);
});

test('a month of an event of usage is moved in the cash flow, of a locked scenario as a draft', async (t) => {
  const { page, url, errors } = await flowOf(t, { language: 'zh-CN' });
  const event = async (n) => (await kept(url)).scenarios[n].usage.dau.events[0];
  const from = mark(page, /周年活动/).first();
  const usage = async () => {
    const head = (await cells(page.locator('.months table')))[0];
    return { rows: await cells(page.locator('.months table')), head };
  };
  const before = await usage();
  await from.focus();
  await page.keyboard.press('ArrowLeft');
  await until(usage, ({ rows }) => JSON.stringify(rows) !== JSON.stringify(before.rows), 'the campaign of two months');
  await until(() => event(0), (now) => now.from === '2028-05' && now.to === '2028-06', 'an earlier begin');
  await call(url, { command: 'edit', scenario: '', edits: [{ edit: 'put', path: 'scenarios.base.locked', value: true }], label: { key: 'edit-changed', args: { what: { type: 'text', value: 'x' } } } });
  await page.reload();
  await page.getByTestId('total-pro-monthly').click();
  await page.keyboard.press('2');
  await from.focus();
  await page.keyboard.press('ArrowLeft');
  const refusal = page.getByRole('main').getByRole('alert');
  await refusal.waitFor();
  assert.equal((await event(0)).from, '2028-05');
  assert.equal(await refusal.getByRole('button').count(), 1);
  assert.deepEqual(await serious(page), []);
  assert.deepEqual(errors, []);
});

test('under the balance and the own cash dates are moved as well: the own cash follows at once, the balance when it is kept', async (t) => {
  const { page, url, errors } = await flowOf(t);
  await call(url, { command: 'edit', scenario: '', edits: [{ edit: 'put', path: 'cash', value: { opening: '900000', floor: '5000' } }], label: { key: 'edit-changed', args: { what: { type: 'text', value: 'x' } } } });
  await page.reload();
  await page.getByTestId('total-pro-monthly').click();
  await page.keyboard.press('2');
  const edge = () => figure(page).locator('.edge').getAttribute('d');
  const look = (name) => page.getByRole('radiogroup', { name: 'What is shown by month' }).getByRole('radio', { name }).click();
  await look('Own cash');
  const [handle, before, line] = [mark(page, /^Changes/), await monthly(url), await edge()];
  await grab(page, handle, 3);
  await until(edge, (now) => now !== line, 'the line of the own cash');
  assert.deepEqual(await monthly(url), before);
  await page.mouse.up();
  await until(() => monthly(url), ({ changes }) => changes[0].on === '2028-04-01', 'the later change');
  await look('Balance');
  const rows = async () => JSON.stringify(await cells(page.locator('.months table')));
  // A level line has no height, so it counts as hidden.
  await figure(page).locator('.edge').waitFor({ state: 'attached' });
  const balances = await rows();
  await figure(page).getByRole('application').focus();
  await page.keyboard.press('Tab');
  assert.ok(await handle.evaluate((node) => node === document.activeElement), 'the mark is the next stop');
  await page.keyboard.press('ArrowLeft');
  await until(() => monthly(url), ({ changes }) => changes[0].on === '2028-03-01', 'a month sooner');
  await until(rows, (now) => now !== balances, 'the balances');
  assert.ok(await handle.evaluate((node) => node === document.activeElement), 'the focus stays at the mark');
  assert.deepEqual(await serious(page), []);
  assert.deepEqual(errors, []);
});

test('from the cash flow the import is one step away, and Escape leads back to its button', async (t) => {
  const { page, errors } = await opened(t);
  await page.keyboard.press('2');
  await page.getByText('No counted usage stands beside the plan yet.').waitFor();
  const way = page.getByRole('main').getByRole('button', { name: 'Import usage…' });
  await way.press('Enter');
  await page.getByRole('heading', { name: 'Import usage', level: 2 }).waitFor();
  await page.keyboard.press('Escape');
  await until(() => way.evaluate((node) => node === document.activeElement).catch(() => false), Boolean, 'the way back');
  await way.click();
  await page.getByRole('textbox').first().fill('month\tdau\n2027-01\t320\n2027-02\t410\n');
  await page.getByRole('button', { name: 'Read these rows' }).click();
  await page.getByRole('button', { name: /^Import$|^Take|^Bring/ }).click();
  await page.getByRole('heading', { name: /counted against plan/ }).waitFor();
  assert.equal(await page.getByText('No counted usage stands beside the plan yet.').count(), 0);
  await way.waitFor();
  assert.deepEqual(errors, []);
});
