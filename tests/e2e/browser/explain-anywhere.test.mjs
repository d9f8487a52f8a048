// Explain in the analyses: each point of a drawing leads to the trace of its own amount, under
// its own circumstances; what is no amount says what it is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openOnce } from './harness.mjs';
import { cents, clipboard, differences, until, viewed } from './steps.mjs';

const opened = openOnce();
const page = () => opened.page;
const part = () => page().locator('main .analysis');
const items = () => page().getByRole('tree').getByRole('treeitem');
const amounts = async (selector) => (await page().locator(`aside ${selector} .sum`).allInnerTexts()).map(cents);
const root = async () => (await amounts('[aria-level="1"]'))[0];
const spoken = () => part().locator('[aria-live=polite]').innerText();

async function show(name) {
  await viewed(page(), name);
  await part().getByRole('figure').or(part().locator('table')).first().waitFor();
  await until(() => part().getAttribute('aria-busy'), (busy) => busy === 'false', 'the end of the work');
}

/** To a point by keys, and its explanation; gives what was said of it and the trace's amount. */
async function explained(...keys) {
  await part().getByRole('application').focus();
  for (const key of keys) await page().keyboard.press(key);
  const said = await until(spoken, (text) => text.length > 3, 'a point in words');
  const before = (await items().count()) ? await items().first().innerText() : '';
  await page().keyboard.press('e');
  await items().first().waitFor();
  await until(() => items().first().innerText(), (now) => now !== before, 'the trace of the point');
  return { said, amount: await root() };
}

const lastAmount = (said) => cents(said.match(/[−+]?¥[\d,.]+/g).at(-1));

test('a step of the difference: the lines of both options, adding up', async () => {
  await show('Difference');
  const to = await part().getByRole('heading').first().innerText();
  const { said, amount } = await explained('Home', 'ArrowDown');
  assert.equal(amount, lastAmount(said.replaceAll('+', '')));
  const groups = await amounts('[aria-level="2"]');
  assert.ok(groups.length > 0);
  assert.equal(groups.reduce((sum, one) => sum + one, 0), amount);
  await items().nth(1).click();
  await page().locator('aside [aria-level="3"]').first().waitFor();
  const lines = await amounts('[aria-level="3"]');
  assert.equal(lines.reduce((sum, one) => sum + one, 0), groups[0]);
  assert.equal(await part().getByRole('heading').first().innerText(), to, 'it stays the same difference');
  assert.equal(await part().locator('g.at').count(), 1, 'its bar is marked while its trace is read');
});

test('the cost by usage: the charges of a month at that usage', async () => {
  await show('By usage');
  const { said, amount } = await explained('Home', 'ArrowDown');
  assert.ok(Math.abs(amount - lastAmount(said)) <= 1, `${said}: ${amount}`);
  const parts = await amounts('[aria-level="2"]');
  assert.ok(parts.length > 0 && Math.abs(parts.reduce((sum, one) => sum + one, 0) - amount) <= parts.length);
  assert.ok((await part().locator('.ring.at').count()) === 1, 'the place is ringed while its trace is read');
});

test('the map: the cheapest there, held against the next under the same inputs', async () => {
  await show('Map');
  const { said } = await explained('End');
  const [, first, second] = await page().locator('aside .label').allInnerTexts();
  assert.ok(said.includes((await items().first().innerText()).match(/What (.*) saves/)?.[1] ?? 'nobody'), said);
  assert.ok(first !== second);
  const [less, own] = await amounts('[aria-level="2"]');
  assert.equal(less - own, await root());
  assert.equal(await part().locator('.cell.at').count(), 1, 'its cell is marked');
});

test('an end of an assumption: what is saved there, by both totals', async () => {
  await show('What would change it');
  const low = await explained('Home');
  assert.equal(low.amount, lastAmount(low.said));
  const high = await explained('ArrowRight');
  assert.equal(high.amount, lastAmount(high.said));
  assert.notEqual(high.amount, low.amount);
  await page().getByRole('button', { name: 'Copy as text' }).click();
  const text = await until(() => clipboard(opened.url), (copied) => copied.includes('[') && copied.includes('saves-against'), 'the trace as text');
  assert.equal(lastAmount(text.split('\n')[0]), high.amount, 'what is copied is of the same circumstances');
});

test('scenarios side by side: the total under that scenario', async () => {
  await show('Scenarios');
  const cells = part().locator('td[data-trace]');
  const told = [];
  for (const at of [0, 1]) {
    const shown = cents(await cells.nth(at).locator('span[title]').first().getAttribute('title'));
    await cells.nth(at).hover();
    await page().keyboard.press('e');
    await until(root, (now) => now === shown, 'the total of the cell');
    told.push(shown);
  }
  assert.notEqual(told[0], told[1], 'two scenarios, two totals');
});

test('a date and words say what they are', async () => {
  await page().keyboard.press('Escape');
  await viewed(page(), 'Over time');
  const row = differences(page()).locator('tr', { hasText: /^Breaks even/ });
  await row.locator('td').last().hover();
  await page().keyboard.press('e');
  const toast = page().locator('.toast').last();
  await toast.waitFor();
  assert.match(await toast.innerText(), /Breaks even.*: .+\. .+/s);
  assert.deepEqual(opened.errors, []);
});

test('balances, what has come together, and worth today have traces of their own', async () => {
  await page().keyboard.press('2');
  const row = page().locator('.months tbody tr').nth(5);
  for (const figure of ['balance', 'paid-so-far', 'present-value']) {
    const cell = row.locator(`td[data-trace$="/${figure}"]`);
    const shown = cents(await cell.innerText());
    await cell.hover();
    await page().keyboard.press('e');
    await page().mouse.move(0, 0);
    await until(root, (now) => now === shown, figure);
    const parts = await amounts('[aria-level="2"]');
    assert.equal(parts.reduce((sum, one) => sum + one, 0), shown, figure);
  }
  assert.deepEqual(opened.errors, []);
});
