// Comparing: the verdict, assumptions by keyboard, paid or spread, the language.

import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, test } from 'node:test';
import { openPage, startBrowser } from './harness.mjs';
import { cells, changed, differences, languageButton, line, ready, redoButton, slider, total, undoButton, until, verdict } from './steps.mjs';

let browser;
let opened;
let page;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());
beforeEach(async () => {
  opened = await openPage({ browser });
  page = opened.page;
  await ready(page);
});
afterEach(async () => {
  await opened.close();
  assert.deepEqual(opened.errors, []);
});

const chartTitle = () => page.getByRole('figure').getByRole('heading');
const breakEven = async () => (await line(page, /^Breaks even/)).slice(1).join(' | ');

test('the first start shows a sample with its verdict', async () => {
  const text = await verdict(page).innerText();
  assert.match(text, /cheapest/);
  assert.match(text, /over 36\smonths/);
  assert.match(text, /¥[\d,]+\.\d\d/);
  assert.match(await chartTitle().innerText(), /stays ahead from month\s\d+/);
  assert.equal(await page.locator('[data-testid^="total-"]').count(), 4);
});

test('an assumption moved by keys changes verdict, total and break-even; undo and redo go back and forth', async () => {
  const field = slider(page, 'Ceiling');
  const before = { verdict: await verdict(page).innerText(), total: await total(page, 'pro-yearly').innerText(), breakEven: await breakEven() };
  await field.focus();
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('PageUp');
  // While it moves, figures follow; the sentence waits until the value is kept.
  await changed(total(page, 'pro-yearly'), before.total);
  await page.keyboard.press('Tab');
  const told = await changed(verdict(page), before.verdict);
  const crossing = await until(breakEven, (now) => now !== before.breakEven, 'a new break-even');
  assert.match(crossing, /month\s\d+/);

  await undoButton(page).click();
  await until(() => verdict(page).innerText(), (now) => now === before.verdict, 'the verdict before');
  assert.equal(await breakEven(), before.breakEven);
  await redoButton(page).click();
  await until(() => verdict(page).innerText(), (now) => now === told, 'the verdict after');
  assert.equal(await breakEven(), crossing);
});

test('the break-even month in the table is where the chart rings it', async () => {
  const ringed = await page.locator('.break-even text').textContent();
  const month = /month\s(\d+)/.exec(ringed ?? '')?.[1];
  assert.ok(month, ringed ?? 'no ring');
  assert.match(await chartTitle().innerText(), new RegExp(`month\\s${month}\\s`));
  assert.match(await verdict(page).innerText(), new RegExp(`month\\s${month}\\s`));
});

test('Escape gives up what was typed, Enter keeps it', async () => {
  const field = page.getByTestId('assumptions').getByRole('textbox', { name: 'Ceiling' });
  const before = await total(page, 'users').innerText();
  await field.focus();
  await field.fill('60000');
  await changed(total(page, 'users'), before);
  await page.keyboard.press('Escape');
  await until(() => total(page, 'users').innerText(), (now) => now === before, 'the total before');
  assert.ok(await undoButton(page).isDisabled());

  await field.focus();
  await field.fill('60000');
  await page.keyboard.press('Enter');
  await until(() => undoButton(page).isEnabled(), Boolean, 'a step to undo');
  assert.notEqual(await total(page, 'users').innerText(), before);
  assert.equal(await slider(page, 'Ceiling').getAttribute('aria-valuetext'), '60,000 users');
});

test('a share with its sign changes a quantity by that share', async () => {
  const field = page.getByTestId('assumptions').getByRole('textbox', { name: 'Ceiling' });
  await field.focus();
  await field.fill('+10%');
  await page.keyboard.press('Enter');
  await until(() => slider(page, 'Ceiling').getAttribute('aria-valuetext'), (now) => now === '41,800 users', '41,800 users');
});

test('nonsense in a field is refused at the field, and nothing else changes', async () => {
  const field = page.getByTestId('assumptions').getByRole('textbox', { name: 'Ceiling' });
  const before = await verdict(page).innerText();
  await field.focus();
  await field.fill('many');
  await page.keyboard.press('Enter');
  await page.getByTestId('assumptions').getByRole('alert').waitFor();
  assert.equal(await verdict(page).innerText(), before);
  assert.ok(await undoButton(page).isDisabled());
});

test('another scenario reprices every option', async () => {
  const totals = page.locator('[data-testid^="total-"]');
  const before = await totals.allInnerTexts();
  await page.getByRole('button', { name: 'Slow growth' }).click();
  const slow = await until(() => totals.allInnerTexts(), (now) => now.join() !== before.join(), 'other totals');
  assert.ok(slow.every((text, index) => text !== before[index]), slow.join());
  assert.equal(await page.getByRole('button', { name: 'Slow growth' }).getAttribute('aria-current'), 'true');
  await page.getByRole('button', { name: 'Base' }).click();
  await until(() => totals.allInnerTexts(), (now) => now.join() === before.join(), 'the totals before');
});

test('paid and spread switch title, table and verdict', async () => {
  const before = { title: await chartTitle().innerText(), table: await cells(differences(page)), verdict: await verdict(page).innerText() };
  await page.getByRole('radio', { name: 'Spread' }).click();
  assert.match(await changed(chartTitle(), before.title), /spread over time/);
  assert.match(await verdict(page).innerText(), /^Spread over time/);
  assert.notDeepEqual(await cells(differences(page)), before.table);
  await page.getByRole('radio', { name: 'Paid' }).click();
  await until(() => chartTitle().innerText(), (now) => now === before.title, 'the paid title');
  assert.deepEqual(await cells(differences(page)), before.table);
  assert.equal(await verdict(page).innerText(), before.verdict);
});

test('the language changes in place: same view, same month, undo still there', async () => {
  const field = slider(page, 'Ceiling');
  await field.focus();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Tab');
  await until(() => undoButton(page).isEnabled(), Boolean, 'a step to undo');
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Cash flow' }).click();
  await page.getByRole('button', { name: 'Show the bills of May 2027' }).click();
  await page.getByRole('heading', { level: 2, name: 'May 2027' }).waitFor();

  await languageButton(page).click();
  await page.getByRole('heading', { level: 2, name: '2027年5月 · 第 5 个月' }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-CN');
  assert.ok(await page.getByRole('radio', { name: '现金流' }).isChecked());
  assert.equal(await page.getByRole('button', { name: '查看2027年5月的账单' }).getAttribute('aria-pressed'), 'true');
  assert.ok(await undoButton(page).isEnabled());
  await page.getByRole('radio', { name: '对比' }).click();
  const text = await verdict(page).innerText();
  assert.match(text, /最便宜|最低/);
  assert.match(text, /¥[\d,]+\.\d\d/);
  assert.match(text, /20\d\d年\d+月/);
  assert.doesNotMatch(text, /[A-Za-z]{4,}/);
  const axis = await page.locator('.drawing text').allTextContents();
  assert.ok(axis.some((label) => label.includes('万')), axis.join());
  assert.ok(axis.some((label) => /^\d\d\/\d\d$/.test(label.trim())), axis.join());
});

test('a slider’s handle stays where it was let go, and comes back from the lower end', async () => {
  const field = slider(page, 'Ceiling');
  const share = () => field.evaluate((node) => Number(node.value) / Number(node.max));
  const spoken = () => field.getAttribute('aria-valuetext');
  const effect = page.getByRole('status').filter({ hasText: 'Ceiling' });
  const box = await field.boundingBox();
  await page.mouse.click(box.x + 7 + (box.width - 14) * 0.8, box.y + box.height / 2);
  await effect.getByText('cheapest total').waitFor();
  assert.ok(Math.abs((await share()) - 0.8) < 0.01, `it stands at ${await share()}`);
  const before = await spoken();
  await page.keyboard.press('Home');
  await until(spoken, (now) => now === '0 users', 'nobody');
  await effect.getByText('→ 0').waitFor();
  await page.keyboard.press('PageUp');
  await until(spoken, (now) => Number(now.replace(/\D/g, '')) > 1000, 'steps as large as before');
  await page.keyboard.press('Escape');
  await undoButton(page).click();
  await until(spoken, (now) => now === before, 'the value before');
});
