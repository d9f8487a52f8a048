// Explain: every figure leads to its trace, by mouse and by keyboard, down to clause and source.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage } from './harness.mjs';
import { cents, clipboard, ready, until } from './steps.mjs';

let opened;
let page;
before(async () => {
  opened = await openPage();
  page = opened.page;
  await ready(page);
});
after(() => opened?.close());

const tree = () => page.getByRole('tree');
const items = () => tree().getByRole('treeitem');
const sum = async (item) => cents(await item.locator('.sum').innerText());

test('a click on a total shows the tree it adds up from', async () => {
  const figure = page.locator('main table button.figure').first();
  const shown = await figure.getAttribute('title');
  await figure.click({ modifiers: ['Alt'] });
  await tree().waitFor();
  assert.equal(await sum(items().first()), cents(shown));
  const below = await items().count();
  assert.ok(below > 2, 'the parts are there');
  let total = 0;
  for (let at = 1; at < below; at += 1) total += await sum(items().nth(at));
  assert.equal(total, cents(shown), 'the parts add up');
});

test('the keyboard alone leads from the verdict to a clause with its source', async () => {
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'How this follows' }).focus();
  await page.keyboard.press('Enter');
  await tree().waitFor();
  await items().first().focus();
  for (let step = 0; step < 14 && (await tree().locator('q').count()) === 0; step += 1) {
    const before = await tree().innerHTML();
    await page.keyboard.press('ArrowRight');
    await until(() => tree().innerHTML(), (now) => now !== before, 'the next step');
  }
  assert.match(await tree().innerText(), /Prices: .*\(as of Dec\s2023\)/);
  assert.ok((await tree().locator('q').first().innerText()).length > 10, 'the clause is quoted');
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-selected'));
  assert.equal(focused, 'true', 'one tab stop, where the cursor stands');
  assert.ok((await tree().locator('li.path').count()) > 2, 'the path is marked');
});

test('the trace is copied as text', async () => {
  const asked = await page.locator('[data-testid=verdict]').getAttribute('data-trace');
  await page.getByRole('button', { name: 'Copy as text' }).click();
  const text = await until(() => clipboard(opened.url), (copied) => copied.includes(`[${asked}]`), 'the trace');
  assert.match(text.split('\n')[0], /¥/);
});

test('E explains the month under the pointer, and the chart marks it', async () => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  const row = page.locator('.months tbody tr').nth(12);
  await row.locator('td').last().hover();
  await page.keyboard.press('e');
  await tree().waitFor();
  await page.mouse.move(0, 0);
  await until(() => items().first().innerText(), (now) => /Jan\s2028/.test(now), 'the trace of the month');
  await until(() => row.getAttribute('class'), (name) => name.includes('pointed'), 'the row of the month');
});

test('a line of a bill is explained', async () => {
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Show the bills of Jan 2028' }).click();
  const line = page.getByRole('complementary').locator('.sum button').first();
  const amount = cents(await line.innerText());
  await line.click();
  await tree().waitFor();
  await until(() => sum(items().first()), (now) => now === amount, 'the trace of the line');
  assert.deepEqual(opened.errors, []);
});
