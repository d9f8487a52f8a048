// The analyses below the verdict: each is asked for when it is looked at, adds up, and has its table.

import assert from 'node:assert/strict';
import axe from 'axe-core';
import { after, before, test } from 'node:test';
import { openPage } from './harness.mjs';
import { call, cells, cents, clipboard, ready, until, viewed } from './steps.mjs';

let opened;
let page;
const asked = [];
before(async () => {
  opened = await openPage();
  page = opened.page;
  page.on('request', (request) => request.url().endsWith('/call') && asked.push(JSON.parse(request.postData())));
  await ready(page);
});
after(() => opened?.close());

/** What is asked on the stage; beside the assumptions stands what would change the verdict. */
const analyses = () => asked.filter(({ command }) => command === 'analyse').map(({ analysis }) => analysis.kind).filter((kind) => kind !== 'tornado');
const part = () => page.locator('main .analysis');

async function show(name) {
  await viewed(page, name);
  await part().getByRole('figure').or(part().locator('section')).first().waitFor();
  await until(() => part().getAttribute('aria-busy'), (busy) => busy === 'false', 'the end of the work');
}

test('nothing is asked before it is looked at, and only once then', async () => {
  assert.deepEqual(analyses(), []);
  await show('Difference');
  await new Promise((done) => setTimeout(done, 500));
  assert.deepEqual(analyses(), ['bridge']);
});

test('the steps of the difference lead from one total to the other', async () => {
  await page.keyboard.press('t');
  const [, first, ...rows] = await cells(part().locator('table'));
  const last = rows.pop();
  const steps = rows.reduce((sum, row) => sum + cents(row[1]), 0);
  assert.ok(rows.length > 0);
  assert.equal(cents(first[2]) + steps, cents(last[2]));
  assert.equal(cents(last[1]), steps);
  await page.keyboard.press('t');
});

test('an analysis follows a change of the study', async () => {
  const before = await part().innerText();
  const count = analyses().length;
  await page.getByTestId('assumptions').getByRole('slider', { name: /Discount: Yearly/ }).focus();
  await page.keyboard.press('ArrowRight');
  await until(() => part().innerText(), (now) => now !== before, 'another difference');
  assert.ok(analyses().length > count);
  await page.keyboard.press('Control+z');
});

for (const [name, keys] of [['By usage', 2], ['Map', 3], ['What would change it', 3]]) {
  test(`${name}: arrow keys speak its points, and the table is copied`, async () => {
    await show(name);
    assert.equal(await part().getByRole('alert').count(), 0);
    await part().getByRole('application').focus();
    for (let n = 0; n < keys; n += 1) await page.keyboard.press('ArrowRight');
    await until(() => part().locator('[aria-live=polite]').innerText(), (text) => text.length > 5, 'a point in words');
    const old = await clipboard(opened.url);
    await part().getByRole('button').last().click();
    await page.getByRole('menuitem', { name: /spreadsheet/ }).click();
    const text = await until(() => clipboard(opened.url), (now) => now !== old && now.includes('\t'), 'the copied table');
    assert.ok(text.split('\n').length > 3);
  });
}

test('the map goes over two inputs that are chosen, or the months', async () => {
  await show('Map');
  const up = part().getByLabel('Up', { exact: true });
  const across = part().getByLabel('Across', { exact: true });
  assert.equal(await up.inputValue(), '');
  const title = () => part().getByRole('heading').first().innerText();
  const before = await title();
  const growth = await up.evaluate((select) => [...select.options].find(({ value }) => value.includes('growth'))?.value);
  assert.ok(growth, 'growth can be chosen');
  await up.focus();
  await up.selectOption(growth);
  await until(title, (now) => now !== before, 'the map over both');
  assert.equal(await up.inputValue(), growth);
  assert.ok(!(await across.evaluate((select) => [...select.options].map(({ value }) => value))).includes(growth), 'no input against itself');
  await page.keyboard.press('Escape');
  await part().getByRole('application').focus();
  await page.keyboard.press('t');
  const rows = await cells(part().locator('table'));
  // Sixteen values of the other input, and the head.
  assert.equal(rows.length, 17);
  assert.match(rows[1][0], /^[\d.,]+%?$/);
  await page.keyboard.press('t');
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id), []);
  await up.selectOption('');
  await until(title, (now) => now === before, 'the map over the months');
});

test('what changes nothing is not listed among what would change the verdict', async () => {
  const scenario = '';
  const { analysis } = await call(opened.url, { command: 'analyse', scenario, analysis: { kind: 'tornado' }, work: 0 });
  assert.ok(analysis.bars.length > 0);
  for (const { input, low, high } of analysis.bars) assert.ok([low, high].some((end) => end.flips_to !== null || end.result !== analysis.base), input.path);
  const { evaluation } = await call(opened.url, { command: 'select', scenario });
  const told = analysis.summary.find(({ key }) => key === 'tornado-without-effect');
  assert.equal(analysis.bars.length + (told?.args.count.value ?? 0), evaluation.assumptions.length);
  const listed = await page.getByTestId('turns').getByRole('listitem').count();
  assert.ok(listed > 0 && listed <= analysis.bars.length);
});

test('the decision sheet says what and when', async () => {
  await show('Decision sheet');
  const told = await part().innerText();
  assert.match(told, /Yearly package/);
  assert.match(told, /2\sDec\s2027/);
  // Its amounts say in what.
  assert.match(told, /\bCNY\b/);
  assert.deepEqual(opened.errors, []);
});

test('the cost by usage is drawn by the meter that is chosen', async () => {
  await call(opened.url, { command: 'open-sample', id: 'packs' });
  await page.reload();
  await ready(page);
  await show('By usage');
  const meter = part().getByLabel('By usage of');
  const ids = await meter.evaluate((select) => [...select.options].map(({ value }) => value));
  assert.ok(ids.length > 1);
  const other = ids.find((id) => id !== ids[0]);
  const caption = () => part().getByRole('figure').innerText();
  const before = await caption();
  await meter.selectOption(other);
  await until(caption, (now) => now !== before, 'the other meter');
  assert.equal(await meter.inputValue(), other);
  assert.deepEqual(opened.errors, []);
});

test('without a forecast the cost by usage leads to where one is stated', async () => {
  await call(opened.url, { command: 'open-sample', id: 'instalments' });
  await page.reload();
  await ready(page);
  await viewed(page, 'By usage');
  await part().getByText('No meter has a forecast to vary.').waitFor();
  await part().getByRole('button', { name: 'State a forecast' }).click();
  await page.getByRole('main').getByRole('heading', { level: 2, name: 'Three years' }).waitFor();
  assert.deepEqual(opened.errors, []);
});

test('the map keeps its input under another scenario; in another study it begins with what changes something there', async () => {
  await call(opened.url, { command: 'open-sample', id: 'startup' });
  await page.reload();
  await ready(page);
  await show('Map');
  const across = part().getByLabel('Across', { exact: true });
  await across.selectOption('scenarios.base.usage.dau.start');
  const title = () => part().getByRole('heading').first().innerText();
  await until(title, (now) => now.includes('First month'), 'the map over the first month');
  await page.locator('nav [data-item="scenarios.fast"]').click();
  await until(() => across.inputValue().catch(() => ''), (path) => path === 'scenarios.fast.usage.dau.start', 'the same input of the other scenario');
  await page.getByRole('button', { name: 'Start from a template' }).click();
  await page.getByRole('menuitem', { name: /Pay monthly, yearly/ }).click();
  // Nothing is used there, and how much cash one has changes no price.
  await until(() => across.inputValue().catch(() => ''), (path) => path === 'options.three-years.billing.discount', 'the discount of the cheapest option');
  await until(title, (now) => /depends on Discount: Three years at once/.test(now), 'its title');
  assert.ok((await part().locator('.below, p').allInnerTexts()).join(' ').includes('is cheapest from'));
  assert.deepEqual(opened.errors, []);
});
