// Without a mouse: from the page’s start to a changed assumption, its break-even and a copied table.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage } from './harness.mjs';
import { clipboard, line, ready, tabTo, until, verdict } from './steps.mjs';

test('a changed assumption, its break-even and the copied table, all by keys', async (t) => {
  const opened = await openPage();
  t.after(() => opened.close());
  const { page } = opened;
  await ready(page);
  const before = { verdict: await verdict(page).innerText(), breakEven: await line(page, /^Breaks even/) };

  // The chart first: its crosshair is told in words.
  await tabTo(page, ({ role }) => role === 'application');
  await page.keyboard.press('End');
  await until(() => page.getByRole('figure').locator('[aria-live]').textContent(), (text) => text?.includes('month 36 ('), 'the last month in words');
  await page.keyboard.press('Escape');

  await tabTo(page, ({ type, name }) => type === 'range' && name === 'Ceiling');
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('PageUp');
  await page.keyboard.press('Tab');
  await until(() => verdict(page).innerText(), (text) => text !== before.verdict, 'a new verdict');
  const breakEven = await until(() => line(page, /^Breaks even/), (now) => now.join() !== before.breakEven.join(), 'a new break-even');
  assert.match(breakEven.join(' '), /month \d+/);

  await tabTo(page, ({ name }) => name === 'Chart menu', 'Shift+Tab');
  await page.keyboard.press('Enter');
  const wanted = page.getByRole('menuitem', { name: /Copy table for a spreadsheet/ });
  await wanted.waitFor();
  await until(
    async () => {
      if (await wanted.evaluate((node) => node === document.activeElement)) return true;
      await page.keyboard.press('ArrowDown');
      return false;
    },
    Boolean,
    'the menu’s entry',
  );
  await page.keyboard.press('Enter');
  const copied = await until(() => clipboard(opened.url), (text) => text.includes('\t'), 'the copied table');
  const month = /[A-Z][a-z]{2} 20\d\d/.exec(breakEven.join(' '))?.[0] ?? 'no month';
  assert.ok(copied.split('\n').some((row) => /^Breaks even/.test(row) && row.includes(month)), copied);

  await page.keyboard.press('Control+z');
  await until(() => verdict(page).innerText(), (text) => text === before.verdict, 'the verdict before');
  await page.keyboard.press('2');
  await page.getByRole('button', { name: /^Show the bills of/ }).first().waitFor();
  await page.keyboard.press('1');
  await verdict(page).waitFor();
  assert.deepEqual(opened.errors, []);
});

test('the focus stays where fast keys have led it', async (t) => {
  const opened = await openPage();
  t.after(() => opened.close());
  const { page } = opened;
  await ready(page);
  const held = await page.evaluate(async () => {
    const [one, other] = document.querySelectorAll('[data-testid=assumptions] input[type=text]');
    // Both within one frame, as when a slow machine catches up with the Tab key.
    one.focus();
    other.focus();
    const seen = [];
    for (let frame = 0; frame < 4; frame += 1) {
      await new Promise((fulfil) => requestAnimationFrame(fulfil));
      seen.push(document.activeElement === other);
    }
    return seen;
  });
  assert.deepEqual(held, [true, true, true, true]);
});
