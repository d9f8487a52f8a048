// What the cash flow shows by month beside payments: balances, tax, present value, own cash.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage } from './harness.mjs';
import { call, cells, cents, clipboard, examples, folder, kept, pick, ready, serious, until } from './steps.mjs';

const own = folder({ after });
const [study, ledger] = [join(own, 'packs.toml'), join(own, 'ledger.csv')];
let opened;
let page;
before(async () => {
  writeFileSync(study, `${readFileSync(join(examples, 'packs.toml'), 'utf8')}\n[cash]\nopening = "60000"\nfloor = "5000"\n`);
  opened = await openPage({ pickOpen: study, pickSave: ledger });
  page = opened.page;
  await ready(page);
  await page.keyboard.press('Control+o');
  await page.getByTestId('total-packs-by-year').waitFor();
  await page.getByRole('radio', { name: 'Cash flow' }).click();
  await page.getByTestId('total-packs-by-year').click();
});
after(() => opened?.close());

const months = () => page.locator('.months table');
const flow = async (name) => {
  await page.getByRole('radiogroup', { name: 'What is shown by month' }).getByRole('radio', { name }).click();
  return cells(months());
};
const columnOf = ([head, ...rows], name) => rows.map((row) => row[head.indexOf(name)]);

test('the balance makes up what the option has prepaid less what it owes', async () => {
  await flow('Balance');
  await page.getByRole('figure').getByText('Prepaid that will lapse', { exact: true }).or(page.locator('.legend')).first().waitFor();
  const table = await cells(months());
  const closing = columnOf(table, 'Closing balance').map(cents);
  const { evaluation } = await call(opened.url, { command: 'start' });
  const known = evaluation.options.find(({ id }) => id === 'packs-by-year').months.balance.map(cents);
  assert.deepEqual(closing.slice(0, known.length), known);
  assert.ok(known.some((balance) => balance > 0));
});

test('the ledger is written as a file whose debits equal its credits', async () => {
  await page.getByRole('button', { name: 'Export ledger' }).click();
  await until(() => page.getByRole('status').allInnerTexts(), (texts) => texts.some((text) => text.includes('ledger.csv')), 'the message');
  const lines = readFileSync(ledger, 'utf8').replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.findIndex((line) => line.startsWith('"Month",'));
  assert.ok(end > 10);
  const sums = [0, 0];
  for (const line of lines.slice(1, end).filter((one) => one !== '')) {
    const [debit, credit] = line.split(',').slice(-2);
    sums[0] += Math.round(Number(debit) * 1e6);
    sums[1] += Math.round(Number(credit) * 1e6);
  }
  assert.ok(sums[0] > 0);
  assert.ok(Math.abs(sums[0] - sums[1]) < 1000, String(sums));
});

test('present value runs up to the option’s present value', async () => {
  const table = await flow('Present value');
  const [each, reached] = ['Present value', 'Present value, cumulative'].map((name) => columnOf(table, name));
  const count = reached.findLastIndex((text) => text !== '') + 1;
  const added = each.slice(0, count).reduce((sum, text) => sum + cents(text), 0);
  assert.ok(Math.abs(added - cents(reached[count - 1])) <= count, `${added} ${reached[count - 1]}`);
});

test('own cash has its floor, its lowest month, and a reading by keys', async () => {
  const table = await flow('Own cash');
  const left = columnOf(table, 'Own cash left').filter((text) => text !== '').map(cents);
  const drawing = page.getByRole('figure').locator('svg.drawing');
  // A level line has no height, so it counts as hidden.
  await drawing.locator('.floor').waitFor({ state: 'attached' });
  const told = await drawing.locator('text.strong').textContent();
  assert.equal(cents(told.replace(/^\D*/, '')), Math.min(...left));
  await page.getByRole('figure').getByRole('application').focus();
  await page.keyboard.press('End');
  const spoken = await until(() => page.getByRole('figure').locator('[aria-live]').textContent(), (text) => text?.includes('Own cash left'), 'the reading');
  assert.ok(cents(spoken.split('Own cash left')[1]) === left.at(-1), spoken);
  await page.keyboard.press('Escape');
});

test('tax has its own columns, and P leads back to payments', async () => {
  const [head] = await flow('Tax');
  assert.ok(head.includes('Tax') && head.includes('Paid'));
  await page.locator('body').press('p');
  await until(() => cells(months()), ([now]) => now.includes('Cost (spread)'), 'the payments');
  assert.deepEqual(opened.errors, []);
});

test('tax without VAT in the study says so, and leads to where it is stated and back', async () => {
  const lack = page.getByText('The study states no VAT.');
  await flow('Present value');
  assert.equal(await page.getByText('The study states no discount rate').count(), 0);
  await flow('Tax');
  await lack.waitFor();
  const way = lack.getByRole('button', { name: 'State one' });
  const rate = page.getByRole('main').getByLabel('VAT rate', { exact: true });
  const begun = () => until(() => rate.evaluate((node) => node === document.activeElement).catch(() => false), Boolean, 'the focus in the rate');
  await way.press('Enter');
  await begun();
  await page.keyboard.press('Escape');
  await lack.waitFor();
  await way.press('Enter');
  await begun();
  await page.keyboard.type('6');
  await page.keyboard.press('Enter');
  await until(async () => (await kept(opened.url)).taxes?.vat_rate, (now) => now === '6%', 'the rate');
  await page.getByRole('radio', { name: 'Cash flow' }).click();
  await months().waitFor();
  assert.equal(await lack.count(), 0);
  assert.ok(columnOf(await flow('Tax'), 'Tax').some((cell) => cents(cell) > 0));
  assert.deepEqual(opened.errors, []);
});

test('tax and present value draw what their tables show, say what they find, and are copied as pictures', async () => {
  const figure = page.getByRole('figure');
  const heights = () => figure.locator('.bar.only rect').evaluateAll((all) => all.map((one) => Number(one.getAttribute('height'))));
  const { evaluation } = await call(opened.url, { command: 'select', scenario: '' });
  const pictures = new Set();
  for (const [name, reached, finding] of [
    ['Tax', 'Tax, cumulative', /^\$[\d,.]+ of tax in all, at most \$[\d,.]+ in one month/],
    ['Present value', 'Present value, cumulative', /^\$[\d,.]+ paid in all is worth \$[\d,.]+ on the first day$/],
  ]) {
    const amounts = columnOf(await flow(name), name).slice(0, evaluation.months.length).map(cents);
    const drawn = await until(heights, (now) => now.length === amounts.length, 'its bars');
    const scale = Math.max(...drawn) / Math.max(...amounts);
    amounts.forEach((amount, month) => assert.ok(Math.abs(drawn[month] - amount * scale) < 1, `${name}, month ${month}: ${drawn[month]} for ${amount}`));
    assert.ok(new Set(amounts).size > 1);
    const title = await figure.getByRole('heading', { level: 2 }).textContent();
    assert.match(title, finding);
    const told = await figure.evaluate((node) => document.getElementById(node.getAttribute('aria-describedby')).textContent);
    assert.ok(told.includes(title.split(' ')[0]) && told.startsWith('Large packs for a year: '), told);
    await page.keyboard.press('t');
    const twin = await cells(page.locator('main .twin table'));
    assert.deepEqual(columnOf(twin, name).slice(0, amounts.length).map(cents), amounts);
    let sum = 0;
    columnOf(twin, reached).slice(0, amounts.length).forEach((cell, month) => assert.equal(cents(cell), (sum += amounts[month]), `up to month ${month}`));
    await page.keyboard.press('t');
    await pick(page, 'Chart menu', 'Copy picture as SVG');
    pictures.add(await until(() => clipboard(opened.url), (text) => text.startsWith('<svg') && !pictures.has(text), 'the picture'));
    assert.deepEqual(await serious(page), []);
  }
  assert.equal(pictures.size, 2);
  assert.deepEqual(opened.errors, []);
});
