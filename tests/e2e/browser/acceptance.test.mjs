// What must be possible without a mouse, in both languages, from the first start to a file; and
// how the window follows the system: its appearance, its wish for rest.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openFor, startBrowser } from './harness.mjs';
import { folder, line, ready, told, until, verdict } from './steps.mjs';
import { contents } from './workbook.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

/** Tab until the focus is on what `wanted` accepts. */
async function tabTo(page, wanted) {
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const node = document.activeElement;
      return { role: node?.getAttribute('role') ?? node?.tagName.toLowerCase(), type: node?.getAttribute('type'), name: node?.labels?.[0]?.textContent ?? node?.ariaLabel ?? '' };
    });
    if (wanted(focus)) return;
  }
  throw new Error('the focus did not get there');
}

async function byKeys(t, { language, field, typed, breaks, month, exported, sheet }) {
  const file = join(folder(t), 'study.xlsx');
  const { page, errors } = await openFor(t, { browser, language, pickSave: file, context: { locale: language } });
  await page.evaluate(() => addEventListener('pointerdown', () => (globalThis.pressed = true), true));

  await told(page, 'School');
  await until(() => page.locator('h1').innerText(), (title) => /School|学校/.test(title), 'the sample');
  const before = await verdict(page).innerText();

  await tabTo(page, ({ role, type, name }) => role === 'input' && type === 'text' && field.test(name));
  // The field selects what it holds a frame after it has the focus.
  await until(() => page.evaluate(() => document.activeElement.selectionEnd > document.activeElement.selectionStart), Boolean, 'the selected figure');
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  const after = await until(() => verdict(page).innerText(), (text) => text !== before, 'another verdict');
  assert.equal(await verdict(page).getAttribute('aria-live'), 'polite', 'the verdict is said when it changes');

  const [found] = month.exec((await line(page, breaks)).slice(1).join(' ')) ?? [];
  assert.ok(found, after);
  const summary = await page.getByRole('figure').first().evaluate((node) => document.getElementById(node.getAttribute('aria-describedby')).textContent);
  assert.ok(month.test(summary), `the break-even is in the chart’s words: ${summary}`);

  await told(page, exported);
  await until(() => existsSync(file), Boolean, 'the file');
  const written = contents(readFileSync(file));
  assert.ok(written.names.includes(sheet), written.names.join());
  assert.ok(written.texts.some((text) => text.includes(found)), written.texts.slice(0, 40).join(' | '));
  // In the window a date is not torn; in a cell it is written with a plain space.
  assert.ok(written.texts.includes(after.trim().replaceAll('\u00a0', ' ')), after);
  assert.ok(written.formulas.length > 100 && written.formulas.every(({ result }) => result !== ''));
  assert.equal(await page.evaluate(() => globalThis.pressed), undefined);
  assert.deepEqual(errors, []);
}

test('by keys alone: a sample, other users, the break-even, a workbook', (t) =>
  byKeys(t, { language: 'en', field: /^First month$/, typed: '40k', breaks: /^Breaks even/, month: /[A-Z][a-z]{2}\s20\d\d/, exported: 'Export a workbook', sheet: 'Cash flow' }));

test('by keys alone in Chinese, the commands by their initials', (t) =>
  byKeys(t, { language: 'zh-CN', field: /^首月数量$/, typed: '4万', breaks: /持平/, month: /20\d\d年\d+月/, exported: 'dcdgsdgzb', sheet: '现金流' }));

const theme = (page) => page.evaluate(() => document.documentElement.dataset.theme);

test('the appearance follows the system, and one that was chosen stays', async (t) => {
  const { page } = await openFor(t, { browser, context: { colorScheme: 'light' } });
  assert.equal(await theme(page), 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await until(() => theme(page), (now) => now === 'dark', 'the dark theme');
  await told(page, 'qs');
  await until(() => theme(page), (now) => now === 'light', 'the light theme');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  await ready(page);
  assert.equal(await theme(page), 'light');
  await told(page, 'gsxt');
  await until(() => theme(page), (now) => now === 'dark', 'the system’s own');
});

/** What would move, by its longest time in seconds. */
const moving = (page) =>
  page.evaluate(() => {
    const seconds = (text) => Math.max(...text.split(',').map((one) => parseFloat(one) * (one.includes('ms') ? 0.001 : 1)));
    return [...document.querySelectorAll('*')]
      .map((node) => ({ node, style: getComputedStyle(node) }))
      .filter(({ style }) => seconds(style.transitionDuration) > 0 || (style.animationName !== 'none' && seconds(style.animationDuration) > 0))
      .map(({ node }) => `${node.tagName.toLowerCase()}.${node.className}`);
  });

test('nothing moves for those who wish for rest', async (t) => {
  const { page } = await openFor(t, { browser, context: { reducedMotion: 'no-preference' } });
  assert.ok((await moving(page)).length > 10, 'buttons change their ground gently');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  assert.deepEqual(await moving(page), []);
  await page.locator('nav [data-item^="options."]').last().click({ button: 'right' });
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.locator('.toast').waitFor();
  assert.deepEqual(await moving(page), []);
});

test('figures and lines keep their sizes: type, rows, bars and panes', async (t) => {
  const { page } = await openFor(t, { browser, context: { viewport: { width: 1440, height: 900 } } });
  const measure = (selector, ...names) => page.locator(selector).first().evaluate((node, wanted) => wanted.map((name) => getComputedStyle(node)[name] ?? ''), names);
  const box = (selector) => page.locator(selector).first().evaluate((node) => [node.offsetWidth, node.offsetHeight]);
  assert.deepEqual(await measure('body', 'fontSize', 'lineHeight', 'fontWeight'), ['13px', '20px', '400']);
  assert.deepEqual(await measure('[data-testid=verdict]', 'fontSize', 'fontWeight'), ['20px', '600']);
  assert.deepEqual(await measure('[role=figure] h2', 'fontSize', 'fontWeight'), ['15px', '600']);
  assert.match((await measure('main td .figure', 'fontVariantNumeric'))[0], /tabular-nums/);
  assert.equal((await box('header.bar'))[1], 40);
  assert.equal((await box('footer'))[1], 24);
  // The list grows with the window: 17 % of it, 220 px at least.
  assert.ok(Math.abs((await box('nav'))[0] - 245) <= 1);
  assert.equal((await box('aside'))[0], 300);
  await page.setViewportSize({ width: 1280, height: 820 });
  await until(async () => (await box('nav'))[0], (now) => now === 220, 'the narrow list');
  assert.equal((await box('aside'))[0], 300);
  const amounts = await page.locator('main tbody tr').first().locator('.figure').evaluateAll((all) => all.map((node) => node.textContent));
  assert.equal(new Set(amounts.map((text) => (text.split('.')[1] ?? '').replace(/\D.*/, '').length)).size, 1, 'the same decimals in a row');
  await told(page, 'zw');
  await until(() => page.evaluate(() => document.documentElement.lang), (now) => now === 'zh-CN', 'Chinese');
  assert.deepEqual(await measure('body', 'fontSize', 'lineHeight', 'letterSpacing'), ['14px', '20px', 'normal']);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((node) => node.checkVisibility() && [...node.childNodes].some((child) => child.nodeType === 3 && /\p{Script=Han}/u.test(child.data)))
      .filter((node) => {
        const style = getComputedStyle(node);
        return parseFloat(style.fontSize) < 11 || style.fontStyle === 'italic' || (parseFloat(style.fontSize) < 13 && Number(style.fontWeight) > 400) || !['normal', '0px'].includes(style.letterSpacing);
      })
      .map((node) => `${node.tagName.toLowerCase()}.${node.className} “${node.textContent.trim().slice(0, 30)}”`),
  );
  assert.deepEqual(small, [], 'Chinese is never small, slanted, spaced or bold below 13 px');
});
