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
  await until(() => page.getByRole('figure').locator('[aria-live]').textContent(), (text) => /month\s36\s\(/.test(text ?? ''), 'the last month in words');
  await page.keyboard.press('Escape');

  await tabTo(page, ({ type, name }) => type === 'range' && name === 'Ceiling');
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('PageUp');
  await page.keyboard.press('Tab');
  await until(() => verdict(page).innerText(), (text) => text !== before.verdict, 'a new verdict');
  const breakEven = await until(() => line(page, /^Breaks even/), (now) => now.join() !== before.breakEven.join(), 'a new break-even');
  assert.match(breakEven.join(' '), /month\s\d+/);

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

/** Which part of the window has the focus, and whether it is seen. */
const place = (page) =>
  page.evaluate(() => {
    const node = document.activeElement;
    if (node === null || node === document.body) return '';
    const pane = node.closest('header, .band, nav, main, aside, footer, .toasts');
    const name = pane?.matches('div') ? pane.classList[0] : pane?.tagName.toLowerCase();
    return `${name}${node.matches(':focus-visible') && getComputedStyle(node).outlineStyle !== 'none' ? '' : ' unseen'}`;
  });

test('F6 goes round the parts of the window and back, to where the focus was; Escape leads back', async (t) => {
  for (const options of [{}, { language: 'zh-CN', context: { viewport: { width: 1024, height: 680 } } }]) {
    const opened = await openPage(options);
    t.after(() => opened.close());
    const { page } = opened;
    await ready(page);
    const round = options.context ? ['header', 'band', 'nav', 'main', 'footer'] : ['header', 'band', 'nav', 'main', 'aside', 'footer'];
    for (const wanted of [...round, round[0]]) {
      await page.keyboard.press('F6');
      assert.equal(await place(page), wanted);
    }
    for (const wanted of round.toReversed()) {
      await page.keyboard.press('Shift+F6');
      assert.equal(await place(page), wanted);
    }
    // The walk began at the page as a whole; the first Escape may close a button's tip.
    await page.keyboard.press('Escape');
    if ((await place(page)) !== '') await page.keyboard.press('Escape');
    assert.equal(await place(page), '');
    // From a place inside a part, away and back by Escape, and back by the keys as well.
    await tabTo(page, ({ role }) => role === 'application');
    const chart = () => page.evaluate(() => document.activeElement?.getAttribute('role'));
    await page.keyboard.press('F6');
    assert.notEqual(await chart(), 'application');
    await page.keyboard.press('Escape');
    assert.equal(await chart(), 'application');
    await page.keyboard.press('F6');
    await page.keyboard.press('Shift+F6');
    assert.equal(await chart(), 'application');
    // Both keys stand on the sheet.
    await page.keyboard.press('F1');
    const sheet = page.getByRole('dialog');
    await sheet.waitFor();
    assert.match(await sheet.innerText(), /F6[\s\S]*Shift F6/);
    await page.keyboard.press('Escape');
    assert.deepEqual(opened.errors, []);
  }
});

test('F6 away from a field keeps what was typed there, and reaches a message with its way back', async (t) => {
  const opened = await openPage();
  t.after(() => opened.close());
  const { page } = opened;
  await ready(page);
  const field = page.getByTestId('assumptions').getByRole('textbox', { name: 'First month' });
  await field.focus();
  await field.fill('400');
  await page.keyboard.press('F6');
  assert.equal(await place(page), 'footer');
  await page.locator('.toast').waitFor();
  await page.keyboard.press('F6');
  assert.equal(await place(page), 'toasts');
  await page.keyboard.press('Enter');
  await until(() => field.inputValue(), (text) => text === '300', 'what stood there');
});
