// Cash flow: bills with their reasons, columns that add up, tables that equal the charts.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage } from './harness.mjs';
import { call, cells, cents, ready, until } from './steps.mjs';

let opened;
let page;
let evaluation;
before(async () => {
  opened = await openPage();
  page = opened.page;
  await ready(page);
  ({ evaluation } = await call(opened.url, { command: 'start' }));
});
after(() => opened?.close());

const option = (id) => evaluation.options.find((one) => one.id === id);
const figure = () => page.getByRole('figure');
const months = () => page.locator('.months table');

async function show(mode, id) {
  await page.getByRole('radio', { name: mode }).click();
  if (id) await page.getByTestId(`total-${id}`).click();
}

test('a month opens its bills, each line with its reason', async () => {
  await show('Cash flow', 'pro-yearly');
  await page.getByRole('button', { name: 'Show the bills of Jan 2028' }).click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('heading', { level: 2, name: 'Jan 2028' }).waitFor();
  const bills = panel.getByRole('region');
  await bills.first().waitFor();
  const { bills: known } = await call(opened.url, { command: 'bill', scenario: 'base', option: 'pro-yearly', month: 12 });
  assert.equal(await bills.count(), known.length);
  let due = 0;
  for (const [index, bill] of known.entries()) {
    const section = bills.nth(index);
    assert.equal(await section.locator('li').count(), bill.lines.length);
    assert.equal(await section.locator('li:has(.reason)').count(), bill.lines.length);
    const sums = await section.locator('.sum').allTextContents();
    assert.equal(sums.reduce((total, text) => total + cents(text), 0), cents(bill.net));
    assert.match(await section.innerText(), /Professional: 1,499 a month|Peak DAU/);
    due += bill.payments.filter(({ date }) => date.startsWith('2028-01')).reduce((total, { amount }) => total + cents(amount), 0);
  }
  assert.ok(due > 0);
  await panel.getByRole('button', { name: 'Back' }).click();
  await page.getByTestId('assumptions').waitFor();
});

for (const { basis, columns } of [{ basis: 'Paid', columns: ['Fixed fees', 'Usage', 'Tax', 'Paid', 'Cost (spread)', 'Present value'] }, { basis: 'Spread', columns: ['Paid', 'Cost (spread)'] }]) {
  test(`every column adds up to its total, ${basis.toLowerCase()}`, async () => {
    await show('Cash flow');
    await page.getByRole('radio', { name: basis }).click();
    for (const one of evaluation.options) {
      await page.getByTestId(`total-${one.id}`).click();
      await until(() => months().locator('caption').textContent(), (text) => text?.includes(one.name.en), one.name.en);
      const [head, ...rows] = await cells(months());
      const body = rows.slice(0, evaluation.months.length);
      const last = rows.at(-1);
      const later = rows.find(([title]) => title.startsWith('Due after'));
      for (const column of columns.filter((name) => head.includes(name))) {
        const at = head.indexOf(column);
        const sum = body.reduce((total, row) => total + cents(row[at]), 0) + (later ? cents(later[at]) : 0);
        assert.equal(cents(last[at]), sum, `${one.id}, ${column}`);
      }
    }
    await page.getByRole('radio', { name: 'Paid' }).click();
  });
}

test('the parts of each month make up what is paid', () => {
  for (const { id, months } of evaluation.options) {
    for (const [index, paid] of months.paid.entries()) {
      const kinds = [months.fixed, months.usage, months.one_time, months.financing, months.tax];
      const parts = kinds.reduce((sum, kind) => sum + cents(kind[index]), 0);
      assert.equal(parts, cents(paid), `${id}, month ${index + 1}`);
    }
  }
});

test('the table of the cumulative chart holds the chart’s figures', async () => {
  await show('Compare');
  await page.locator('body').press('t');
  const table = figure().getByRole('table');
  const rows = await cells(table);
  const order = rows[0].slice(1).map((name) => evaluation.options.find((one) => one.name.en === name));
  assert.equal(order.length, evaluation.options.length);
  for (const [index] of evaluation.months.entries()) {
    assert.deepEqual(rows[index + 1].slice(1).map(cents), order.map((one) => cents(one.cumulative.paid[index])));
  }
  await page.locator('body').press('t');
  // What the crosshair reads is what stands in the table.
  const plot = page.getByRole('application');
  await plot.focus();
  for (const [key, index] of [['Home', 0], ['ArrowRight', 1], ['PageDown', 13], ['End', evaluation.months.length - 1]]) {
    await page.keyboard.press(key);
    const told = await until(
      () => figure().locator('[aria-live]').textContent(),
      (text) => text?.includes(`month\u00A0${index + 1}\u00A0(`),
      `month ${index + 1}`,
    );
    for (const [n, one] of order.entries()) assert.ok(told.includes(`${one.name.en} ¥${rows[index + 1][n + 1]}`), told);
  }
  await page.keyboard.press('Escape');
});

test('the table of the cash-flow chart holds its bars, and the drawing has a bar for each', async () => {
  await show('Cash flow', 'pro-yearly');
  const bars = await figure().locator('.bar.fixed rect').count();
  const plot = page.getByRole('application');
  await plot.focus();
  await page.keyboard.press('t');
  const rows = await cells(figure().getByRole('table'));
  const fixed = rows[0].indexOf('Fixed fees');
  const { months: known, cumulative } = option('pro-yearly');
  for (const [index, fee] of known.fixed.entries()) {
    assert.equal(cents(rows[index + 1][fixed]), cents(fee));
    assert.equal(cents(rows[index + 1].at(-1)), cents(cumulative.paid[index]));
  }
  assert.equal(bars, known.fixed.length);
  await page.locator('body').press('t');
  await page.getByRole('radio', { name: 'Spread' }).click();
  await until(() => figure().locator('.bar.spread rect').count(), (count) => count === known.fixed.length, 'the spread bars');
  assert.deepEqual(opened.errors, []);
});

test('in a narrow window the bills stand beside the chart, not over it', async () => {
  await page.setViewportSize({ width: 1024, height: 680 });
  await page.getByRole('button', { name: 'Show the bills of Jan 2028' }).click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('heading', { level: 2, name: 'Jan 2028' }).waitFor();
  const [chart, side] = [await figure().boundingBox(), await panel.boundingBox()];
  assert.ok(chart.x + chart.width <= side.x, `${JSON.stringify(chart)} ${JSON.stringify(side)}`);
  assert.ok(chart.width >= 560);
  await panel.getByRole('button', { name: 'Close' }).click();
  await panel.waitFor({ state: 'detached' });
});
