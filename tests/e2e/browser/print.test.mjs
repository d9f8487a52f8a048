// On paper: light whatever the theme, whole tables, nothing to press, nothing wider than the page.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage, out } from './harness.mjs';
import { languageButton, ready, viewed } from './steps.mjs';

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
      figures: [...document.querySelectorAll('main td:has(.figure)')].map((cell) => {
        // Its last words, without what is only heard.
        const written = [...cell.querySelectorAll('.figure, .difference')].flatMap((node) => [...node.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE));
        const ends = written.map((text) => {
          const range = document.createRange();
          range.selectNodeContents(text);
          return range.getBoundingClientRect().right;
        });
        return Math.round(cell.getBoundingClientRect().right - Math.max(...ends));
      }),
    };
    found.drawn = [...document.querySelectorAll('svg.drawing')].map((node) => Number(node.getAttribute('width')));
    document.documentElement.style.width = '';
    window.dispatchEvent(new Event('afterprint'));
    return found;
  }, paper.width);
  assert.deepEqual(page.viewportSize(), size);
  return found;
}

async function keep(name) {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true });
  assert.equal(pdf.subarray(0, 5).toString('latin1'), '%PDF-');
  writeFileSync(join(out, `print-${name}.pdf`), pdf);
  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
}

const part = (nth) => async () => {
  await page.keyboard.press('1');
  await viewed(page, nth);
  if (nth === 0) return;
  // A thousand futures take their time where nothing is optimised.
  await page.locator('.analysis[aria-busy=false]').waitFor({ timeout: 120_000 });
  await page.locator('.analysis .chart, .analysis section, .analysis table').first().waitFor();
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
      await keep(`${name}-${language}`);
    }
    await page.keyboard.press('Escape');
    await page.locator('nav').waitFor();
    assert.deepEqual(opened.errors, []);
  });
}
