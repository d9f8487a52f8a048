// Every screen in both languages and themes: axe finds nothing serious, no text is cut off or
// runs out of its place, not even where English words are a third longer. The tour is
// complete: every component of the page has been on the screen.

import assert from 'node:assert/strict';
import axe from 'axe-core';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { longer, openPage, page as built, startBrowser } from './harness.mjs';
import { languages, ready } from './steps.mjs';
import { styled, walk } from './tour.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const small = { width: 1024, height: 680 };
const large = { width: 1440, height: 900 };

/** A page of its own in a language and a theme. */
async function open(t, { language, theme, size, words }) {
  const opened = await openPage({ browser, language, words, context: { viewport: size, colorScheme: theme, reducedMotion: 'reduce', locale: language } });
  t.after(() => opened.close());
  await ready(opened.page);
  return opened;
}

async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  assert.ok(found.passes.length > 12, `only ${found.passes.length} rules applied`);
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 120)} ${node.failureSummary?.slice(0, 160)}`).join(' / ')}`);
}

/**
 * Texts that do not fit where they stand, and what is wider than the window. What is cut on
 * purpose tells the rest in its title, its own or that of the control it stands in; a title
 * under the pointer is a description meanwhile.
 */
async function overflowing(page) {
  const { seen, over } = await page.evaluate(() => {
    const told = (node) => node.closest('[title], [aria-description]') !== null || node.closest('[aria-label]')?.matches('button') === true;
    const texts = [...document.querySelectorAll('body *')].filter(
      (node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest('.visually-hidden, svg, option') && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== ''),
    );
    const over = [];
    for (const node of texts) {
      const style = getComputedStyle(node);
      const say = (how) => over.push(`${node.tagName.toLowerCase()}.${String(node.className).replace(/svelte-\w+/, '').trim()} “${node.textContent?.trim().slice(0, 60)}” ${how}`);
      const cut = style.display !== 'inline' && node.clientWidth > 0 && (node.scrollWidth > node.clientWidth + 1 || (style.overflowY !== 'visible' && style.overflowY !== 'auto' && node.scrollHeight > node.clientHeight + 2));
      if (cut && !told(node)) say(`${node.scrollWidth} × ${node.scrollHeight} in ${node.clientWidth} × ${node.clientHeight}`);
      const range = document.createRange();
      const boxes = [...node.childNodes].filter((child) => child.nodeType === 3).map((child) => (range.selectNode(child), range.getBoundingClientRect()));
      const end = Math.max(...boxes.filter(({ width }) => width > 0).map(({ right }) => right));
      // What scrolls may go on beyond its frame.
      let frame = node.parentElement;
      while (frame && !/auto|scroll|hidden/.test(getComputedStyle(frame).overflowX)) frame = frame.parentElement;
      const scrolls = frame !== null && /auto|scroll/.test(getComputedStyle(frame).overflowX) && frame.scrollWidth > frame.clientWidth + 1;
      const right = frame && !scrolls ? Math.min(innerWidth, frame.getBoundingClientRect().right) : innerWidth;
      if (!cut && !scrolls && end > right + 1.5 && !told(node)) say(`ends at ${Math.round(end)}, its frame at ${Math.round(right)}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) over.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${innerWidth}`);
    return { seen: texts.length, over };
  });
  assert.ok(seen > 3, `only ${seen} texts were looked at`);
  return over;
}

/** What a screen reader steers by: one main part and one title, headings in order, a name for every control. */
async function unclear(page) {
  return page.evaluate(() => {
    const shown = (node) => node.checkVisibility({ visibilityProperty: true });
    const wrong = [];
    const over = document.querySelector('[role=dialog], [role=menu]') !== null;
    for (const [what, selector] of [['main part', 'main'], ['title', 'h1']]) {
      const count = [...document.querySelectorAll(selector)].filter(shown).length;
      if (count !== 1 && !over) wrong.push(`${count} × ${what}`);
    }
    let before = 1;
    for (const heading of [...document.querySelectorAll('main h1, main h2, main h3, main h4')].filter(shown)) {
      const level = Number(heading.tagName[1]);
      if (level > before + 1) wrong.push(`h${level} “${heading.textContent.trim().slice(0, 40)}” after h${before}`);
      before = level;
    }
    for (const control of [...document.querySelectorAll('button, input, select, textarea, [role=slider], [role=menuitem], nav, aside, [role=region], [role=radiogroup]')].filter(shown)) {
      const named = control.ariaLabel || control.title || control.textContent.trim() || control.labels?.length || (control.getAttribute('aria-labelledby') && document.getElementById(control.getAttribute('aria-labelledby')));
      if (!named) wrong.push(`no name: ${control.outerHTML.slice(0, 100)}`);
    }
    for (const figure of [...document.querySelectorAll('[role=figure]')].filter(shown)) {
      const text = (attribute) => document.getElementById(figure.getAttribute(attribute) ?? '')?.textContent.trim() ?? '';
      if (text('aria-labelledby') === '' || text('aria-describedby') === '') wrong.push(`a figure without its words: ${figure.outerHTML.slice(0, 100)}`);
    }
    return wrong;
  });
}

async function walked(t, given) {
  const opened = await open(t, given);
  const found = [];
  await walk(opened, async (name) => {
    for (const look of [violations, overflowing, unclear]) found.push(...(await look(opened.page)).map((one) => `${name}: ${one}`));
  });
  assert.deepEqual(found, []);
  assert.deepEqual(opened.errors, []);
}

test('every screen in English, light', (t) => walked(t, { language: 'en', theme: 'light', size: large }));
test('every screen in English, dark, at the smallest size', (t) => walked(t, { language: 'en', theme: 'dark', size: small }));
test('every screen in Chinese, light, at the smallest size', (t) => walked(t, { language: 'zh-CN', theme: 'light', size: small }));
test('every screen in Chinese, dark', (t) => walked(t, { language: 'zh-CN', theme: 'dark', size: large }));

test('English words a third longer fit into a window of 1024 × 680', async (t) => {
  const opened = await open(t, { language: 'en', theme: 'light', size: small, words: longer });
  const shown = await opened.page.getByRole('radiogroup').first().innerText();
  assert.ok(!shown.includes('Compare') && shown.length > 1.25 * 'Compare Cash flow Present Build'.length, shown);
  const found = [];
  await walk(opened, async (name) => {
    found.push(...(await overflowing(opened.page)).map((one) => `${name}: ${one}`));
  });
  assert.deepEqual(found, []);
});

test('the tour leaves no component of the page out', async (t) => {
  const assets = join(built, 'assets');
  const sheets = readdirSync(assets).filter((name) => name.endsWith('.css')).map((name) => readFileSync(join(assets, name), 'utf8')).join('\n');
  const known = new Map([...sheets.matchAll(/([^{}]*)\.(svelte-[a-z0-9]+)/g)].map(([, selector, mark]) => [mark, selector.slice(-40)]));
  assert.ok(known.size > 50, `only ${known.size} components have styles`);
  const opened = await open(t, { language: languages[0], theme: 'light', size: large });
  await walk(opened, async () => {
    for (const mark of await styled(opened.page)) known.delete(mark);
  });
  assert.deepEqual([...known].map(([mark, selector]) => `${mark} (${selector})`), []);
});
