// Room: names stand whole, figures stay in their columns, and the smallest window keeps what matters.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIn } from './harness.mjs';
import { call, ready } from './steps.mjs';

const opened = openIn();
const smallest = { viewport: { width: 1024, height: 680 }, reducedMotion: 'reduce' };

/** What of the difference table does not fit: a name cut short, an amount beyond its column. */
const outside = (page) =>
  page.locator('main table').last().evaluate((table) => [
    ...[...table.querySelectorAll('thead .name')].filter((name) => name.scrollHeight > name.clientHeight + 1).map((name) => name.textContent),
    ...[...table.querySelectorAll('tbody .difference')]
      .filter((one) => [...one.children].some((part) => part.getBoundingClientRect().width > 1 && part.getBoundingClientRect().right > one.closest('td').getBoundingClientRect().right + 0.5))
      .map((one) => one.textContent),
  ]);

test('in every sample names stand whole above their columns, and figures within them', async (t) => {
  const { page, url } = await opened(t, { context: { viewport: { width: 1440, height: 900 } } });
  const { samples } = await call(url, { command: 'start' });
  assert.ok(samples.length >= 5);
  for (const { id } of samples) {
    await call(url, { command: 'open-sample', id });
    await page.reload();
    await ready(page);
    assert.deepEqual(await outside(page), [], id);
  }
});

test('in a wide window the difference table is as wide as its chart, with names in one line', async (t) => {
  const { page, url } = await opened(t, { context: { viewport: { width: 1920, height: 1080 } } });
  const { samples } = await call(url, { command: 'start' });
  for (const { id } of samples) {
    await call(url, { command: 'open-sample', id });
    await page.reload();
    await ready(page);
    const [table, chart] = await Promise.all(['main table', 'main [role=figure]'].map((what) => page.locator(what).last().evaluate((node) => node.getBoundingClientRect().width)));
    assert.ok(Math.abs(table - chart) < 8, `${id}: ${table} below ${chart}`);
    const tops = await page.locator('main table').last().locator('thead .name').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    assert.equal(new Set(tops).size, 1, `${id}: ${tops}`);
  }
});

test('in the smallest window the views stand in one row, and the months show every column', async (t) => {
  const { page } = await opened(t, { context: smallest });
  const tops = await page.locator('.parts [role=radio]').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  assert.equal(tops.length, 9);
  assert.equal(new Set(tops).size, 1);
  assert.deepEqual(await outside(page), []);
  await page.keyboard.press('2');
  const months = page.locator('.months table');
  await months.waitFor();
  assert.ok(await months.evaluate((table) => table.parentElement.scrollWidth <= table.parentElement.clientWidth));
});

test('a presentation in the smallest window has its sentence on two lines and a total at every line', async (t) => {
  const { page } = await opened(t, { context: smallest });
  await page.keyboard.press('3');
  await page.locator('main.present .drawing').waitFor();
  const lines = await page.getByTestId('present-sentence').evaluate((node) => node.offsetHeight / parseFloat(getComputedStyle(node).lineHeight));
  assert.ok(lines < 2.5, `${lines} lines`);
  const ends = await page.locator('main.present .end').evaluateAll((all) => all.map((one) => one.querySelectorAll('text').length));
  assert.deepEqual(ends, [2, 2, 2, 2]);
});
