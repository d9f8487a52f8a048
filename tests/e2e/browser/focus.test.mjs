// The focus goes where a command leads: every place by the palette and by its key, and back by Escape.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIn } from './harness.mjs';
import { until } from './steps.mjs';

const opened = openIn();

/** What has the focus: its part of the window, what it is, its name. */
const focus = (page) =>
  page.evaluate(() => {
    const node = document.activeElement;
    if (node === null || node === document.body) return { pane: '', what: 'nothing', name: '' };
    const name = node.matches('main') ? '' : node.getAttribute('aria-label') ?? node.labels?.[0]?.textContent ?? node.textContent ?? '';
    return { pane: node.closest('[role=dialog], header, nav, main, aside, footer')?.tagName.toLowerCase() ?? '', what: node.getAttribute('role') ?? node.getAttribute('type') ?? node.tagName.toLowerCase(), name: name.trim().slice(0, 60) };
  });

const said = (one) => `${one.pane} ${one.what} “${one.name}”`;

/** Goes to a place by the palette, and waits until the focus rests. */
async function go(page, id) {
  await page.keyboard.press('Control+k');
  await until(() => page.evaluate(() => document.activeElement?.matches('[role=dialog] input') ?? false), Boolean, 'the palette');
  const name = await page.locator(`#found-${id}`).evaluate((node) => node.querySelector('span').firstChild.textContent);
  await page.keyboard.type(name);
  await until(() => page.locator('[role=option][aria-selected=true]').getAttribute('id'), (found) => found === `found-${id}`, name);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** The focus once it fits, and that it stays. */
async function rests(page, fits, what) {
  const found = await until(() => focus(page), fits, what);
  await page.waitForTimeout(150);
  assert.deepEqual(await focus(page), found, `${what}: the focus stays`);
  return found;
}

const pages = [
  ['guide-new', ({ pane, what }) => pane === 'main' && what === 'radio'],
  ['book', ({ pane, what }) => pane === 'main' && what === 'search'],
  ['import', ({ pane, what }) => pane === 'main' && what !== 'main'],
  ['history', ({ pane }) => pane === 'main'],
];

const views = [
  ['mode-cash-flow', /Paid|付款/],
  ['mode-compare', /Over time|走势|时间/],
  ['part-bridge'], ['part-composition'], ['part-cliff'], ['part-map'], ['part-tornado'], ['part-uncertainty'], ['part-scenarios'], ['part-sheet'], ['part-time'],
];

for (const language of ['en', 'zh-CN']) {
  test(`every page of its own takes the focus, and Escape leads back to the view and to what had it: ${language}`, async (t) => {
    const { page, errors } = await opened(t, { language });
    const held = page.getByTestId('assumptions').getByRole('slider').first();
    for (const [id, fits] of pages) {
      await page.keyboard.press('2');
      await page.locator('main.cash-flow').waitFor();
      await held.focus();
      const before = await focus(page);
      await go(page, id);
      await rests(page, fits, `${id} has the focus`);
      await page.keyboard.press('Escape');
      await page.locator('main.cash-flow').waitFor();
      assert.deepEqual(await rests(page, ({ pane }) => pane === 'aside', `back from ${id}`), before);
    }
    // From a place that is built anew, back to its stage.
    await page.getByRole('application').first().focus();
    await go(page, 'book');
    await rests(page, ({ what }) => what === 'search', 'the search');
    // What was searched for is cleared first.
    await page.keyboard.type('im');
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('searchbox').inputValue(), '');
    await page.keyboard.press('Escape');
    await page.locator('main.cash-flow').waitFor();
    await rests(page, ({ pane }) => pane === 'main', 'back on the stage');
    assert.deepEqual(errors, []);
  });

  test(`every view takes the focus when it is asked for by name, and Escape gives it back: ${language}`, async (t) => {
    const { page, errors } = await opened(t, { language });
    const held = page.getByTestId('assumptions').getByRole('slider').first();
    for (const [id] of views) {
      await held.focus();
      const before = await focus(page);
      await go(page, id);
      const found = await rests(page, ({ pane, what }) => pane === 'main' && what === 'radio', `${id} has the focus`);
      assert.ok(await page.evaluate(() => document.activeElement.getAttribute('aria-checked') === 'true'), said(found));
      await page.keyboard.press('Escape');
      assert.deepEqual(await rests(page, ({ pane }) => pane === 'aside', `back from ${id}`), before);
    }
    await held.focus();
    await go(page, 'issues');
    await rests(page, ({ pane }) => pane === 'aside', 'the issues');
    assert.deepEqual(errors, []);
  });
}

test('a key that changes the view never loses the focus', async (t) => {
  const { page } = await opened(t);
  for (const [key, mode] of [['2', 'cash-flow'], ['1', 'compare'], ['4', 'edit'], ['1', 'compare']]) {
    await page.keyboard.press(key);
    await page.locator(`main.${mode}`).waitFor();
    await rests(page, ({ pane }) => pane === 'main', `${mode} by its key`);
    // From what stands on the stage and goes with it, too.
    if (mode !== 'edit') await page.locator('main [role=application]').first().focus();
  }
  // What stays keeps it.
  const held = page.getByTestId('assumptions').getByRole('slider').first();
  await held.focus();
  const before = await focus(page);
  await page.keyboard.press('2');
  await page.locator('main.cash-flow').waitFor();
  assert.deepEqual(await rests(page, () => true, 'the slider'), before);
  await page.keyboard.press('3');
  await rests(page, ({ pane }) => pane === 'main', 'the presentation');
  await page.keyboard.press('Escape');
  await page.locator('main.cash-flow').waitFor();
  await rests(page, ({ what }) => what !== 'nothing', 'back from the presentation');
});

test('dialogs that the palette opens give the focus back to where it was before the palette', async (t) => {
  const { page } = await opened(t);
  const held = page.getByTestId('assumptions').getByRole('slider').first();
  for (const id of ['command-keys', 'customer-copy']) {
    await held.focus();
    const before = await focus(page);
    await page.keyboard.press('Control+k');
    await until(() => page.evaluate(() => document.activeElement?.matches('[role=dialog] input') ?? false), Boolean, 'the palette');
    const name = await page.locator(`#found-${id}`).evaluate((node) => node.querySelector('span').firstChild.textContent);
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await page.locator('.sheet').waitFor();
    await until(() => page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null), Boolean, `the focus in ${id}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.deepEqual(await rests(page, ({ pane }) => pane === 'aside', `back from ${id}`), before);
  }
});

test('what is filled in stays: Escape leads back no more', async (t) => {
  const { page } = await opened(t);
  await go(page, 'guide-new');
  await rests(page, ({ what }) => what === 'radio', 'the kinds');
  await page.getByLabel('Months to compare').fill('24');
  await page.getByLabel('Months to compare').press('Enter');
  await page.getByRole('main').getByRole('radio').first().focus();
  await page.keyboard.press('Escape');
  await page.waitForTimeout(150);
  assert.equal(await page.getByLabel('Months to compare').inputValue(), '24');
});

test('the menu leads to a page with the focus in it, and an empty study begins with its name', async (t) => {
  const { page } = await opened(t);
  const menu = page.getByRole('banner').getByRole('button', { name: 'File' });
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: /^New study/ }).waitFor();
  await until(() => page.evaluate(() => document.activeElement?.textContent ?? ''), (text) => /^\s*New study/.test(text), 'the first entry');
  await page.keyboard.press('Enter');
  await rests(page, ({ pane, what }) => pane === 'main' && what === 'radio', 'the kinds');
  await page.keyboard.press('Escape');
  await page.locator('main.compare').waitFor();
  await rests(page, ({ pane }) => pane === 'header', 'back on the menu');
  await go(page, 'guide-empty');
  await rests(page, ({ pane, what }) => pane === 'main' && what === 'text', 'the first field');
});
