// On paper: light whatever the theme, whole tables, nothing to press, nothing wider than the page.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage, out } from './harness.mjs';
import { call, languageButton, ready, viewed } from './steps.mjs';

/** A4 without its margins, in CSS pixels. */
const paper = { width: 703, height: 1020 };
let opened;
let page;
before(async () => {
  opened = await openPage({ context: { colorScheme: 'dark', viewport: { width: 1440, height: 900 } } });
  page = opened.page;
  await ready(page);
});
after(() => opened?.close());

/** What stands on paper, measured at its width: drawings are made anew at that width. */
async function printed() {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const size = page.viewportSize();
  const found = await page.evaluate((width) => {
    window.dispatchEvent(new Event('beforeprint'));
    document.documentElement.style.width = `${width}px`;
    const shown = (node) => node.checkVisibility() && node.getBoundingClientRect().width > 1;
    const all = [...document.querySelectorAll('body *')].filter(shown);
    const found = {
      paper: getComputedStyle(document.body).backgroundColor,
      ink: getComputedStyle(document.body).color,
      pressed: all.filter((node) => node.matches('button.control:not(.picker), button.primary, select, input, [role=radiogroup], aside, nav')).map((node) => node.outerHTML.slice(0, 80)),
      cut: all.filter((node) => /auto|scroll|hidden/.test(getComputedStyle(node).overflowY) && node.matches('.scroll, .twin, main') && node.scrollHeight > node.clientHeight + 2).map((node) => node.className),
      wide: all.filter((node) => node.matches('table, svg.drawing, h1, h2, p, td span') && node.getBoundingClientRect().right > width + 2).map((node) => `${node.tagName} ${node.className} ${Math.round(node.getBoundingClientRect().right)}`),
      rows: document.querySelectorAll('main tbody tr').length,
      // How far the last figure of a column ends before its column does.
      figures: [...document.querySelectorAll('main td.amount, main td:has(.figure)')].flatMap((cell) => {
        // Its last words, without what is only heard.
        const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT, ({ data, parentElement }) => (data.trim() === '' || parentElement.closest('.visually-hidden') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
        const ends = [];
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          const range = document.createRange();
          range.selectNodeContents(text);
          ends.push(range.getBoundingClientRect().right);
        }
        const { paddingRight } = getComputedStyle(cell);
        return ends.length === 0 ? [] : [Math.round(cell.getBoundingClientRect().right - parseFloat(paddingRight) - Math.max(...ends))];
      }),
      // What the study's mark is, on the line of its title.
      status: document.querySelector('footer[aria-label]')?.getBoundingClientRect().bottom ?? 0,
      title: document.querySelector('header.bar')?.getBoundingClientRect().bottom ?? 0,
    };
    found.drawn = [...document.querySelectorAll('svg.drawing')].map((node) => Number(node.getAttribute('width')));
    document.documentElement.style.width = '';
    window.dispatchEvent(new Event('afterprint'));
    return found;
  }, paper.width);
  assert.deepEqual(page.viewportSize(), size);
  return found;
}

/** Keeps what is printed on A4, and gives how many pages that is, and how many of Letter. */
async function keep(name) {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const pages = {};
  for (const format of ['A4', 'Letter']) {
    const pdf = await page.pdf({ format, printBackground: true });
    assert.equal(pdf.subarray(0, 5).toString('latin1'), '%PDF-');
    pages[format] = pdf.toString('latin1').match(/\/Type \/Page\b/g).length;
    if (format === 'A4') writeFileSync(join(out, `print-${name}.pdf`), pdf);
  }
  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  return pages;
}

/** On how many pages a view may go: on one, unless its tables are long. */
const most = { scenarios: 2, uncertainty: 2, sheet: 3, 'cash-flow': 2 };
function onFewPages(name, pages, language) {
  for (const [format, count] of Object.entries(pages)) assert.ok(count <= (most[name] ?? 1), `${name}, ${language}, ${format}: ${count} pages`);
}

const part = (nth) => async () => {
  await page.keyboard.press('1');
  await viewed(page, nth);
  if (nth === 0) return;
  // A thousand futures take their time where nothing is optimised.
  await page.locator('.analysis[aria-busy=false]').waitFor({ timeout: 120_000 });
  await page.locator('.analysis .chart, .analysis section, .analysis table, .analysis .alone').first().waitFor();
};
const screens = [
  ['compare', part(0)],
  ...['bridge', 'composition', 'cliff', 'map', 'tornado', 'uncertainty', 'scenarios', 'sheet'].map((name, n) => [name, part(n + 1)]),
  ['cash-flow', async () => {
    await page.keyboard.press('2');
    await page.locator('.months table').waitFor();
  }],
  ['present', async () => {
    await page.keyboard.press('3');
    await page.locator('main.present svg.drawing').waitFor();
  }],
];

for (const language of ['en', 'zh-CN']) {
  test(`${language}: every view is whole, light and without controls on paper`, async () => {
    if (language === 'zh-CN') await languageButton(page).click();
    for (const [name, go] of screens) {
      await go();
      const found = await printed();
      assert.equal(found.paper, 'rgb(255, 255, 255)', name);
      assert.equal(found.ink, 'rgb(26, 29, 35)', name);
      assert.deepEqual(found.pressed, [], name);
      assert.deepEqual(found.cut, [], name);
      assert.deepEqual(found.wide, [], name);
      // Drawn for the page, not shrunk to it.
      assert.ok(found.drawn.every((width) => width === paper.width), `${name}: ${found.drawn}`);
      assert.ok(found.figures.every((gap) => gap <= 1), `${name}: figures stand at the right of their columns: ${found.figures}`);
      if (name === 'cash-flow') assert.ok(found.rows >= 36, `${found.rows} months`);
      assert.ok(found.status <= found.title, `${name}: the study's mark at ${found.status}, its title ends at ${found.title}`);
      onFewPages(name, await keep(`${name}-${language}`), language);
    }
    await page.keyboard.press('Escape');
    await page.locator('nav').waitFor();
    assert.deepEqual(opened.errors, []);
  });
}

test('every sample goes on few pages, with its columns whole', async () => {
  const { samples } = await call(opened.url, { command: 'start' });
  for (const { id } of samples.slice(1)) {
    await call(opened.url, { command: 'open-sample', id });
    await page.reload();
    await ready(page);
    for (const [name, go] of screens.filter(([name]) => ['compare', 'cliff', 'scenarios', 'sheet', 'cash-flow', 'present'].includes(name))) {
      await go();
      const found = await printed();
      assert.deepEqual([found.pressed, found.cut, found.wide], [[], [], []], `${id}: ${name}`);
      assert.ok(found.figures.every((gap) => gap <= 1), `${id}: ${name}: figures stand at the right of their columns: ${found.figures}`);
      onFewPages(name, await keep(`${id}-${name}`), id);
    }
    await page.keyboard.press('Escape');
    await page.locator('nav').waitFor();
  }
  assert.deepEqual(opened.errors, []);
});
