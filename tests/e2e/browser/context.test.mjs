// Menus on a right click and on the Menu key: rows of the lists, figures, charts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openOnce } from './harness.mjs';
import { cents, clipboard, differences, kept, languages, languageButton, total, undoButton, until, verdict, viewed, violations } from './steps.mjs';

let page;
const opened = openOnce({}, () => ({ page } = opened));

const menu = () => page.getByRole('menu');
const items = () => menu().getByRole('menuitem').allInnerTexts();
const options = () => page.locator('nav [data-item^="options."]');

async function closed() {
  await page.keyboard.press('Escape');
  await menu().waitFor({ state: 'detached' });
}

test('an option: its menu stands where it was clicked, by mouse and by key', async () => {
  const row = options().nth(1);
  const box = await row.boundingBox();
  await row.click({ button: 'right', position: { x: 60, y: 10 } });
  await menu().waitFor();
  const at = await menu().boundingBox();
  assert.ok(Math.abs(at.x - (box.x + 60)) < 12 && Math.abs(at.y - (box.y + 10)) < 24, JSON.stringify([box, at]));
  assert.ok((await items()).includes('Make this the baseline'));
  await closed();

  for (const key of ['ContextMenu', 'Shift+F10']) {
    await row.focus();
    await page.keyboard.press(key);
    await menu().waitFor();
    await page.keyboard.press('ArrowDown');
    await closed();
    assert.ok(await row.evaluate((node) => node === document.activeElement), `${key}: the focus is back`);
  }
});

test('an option becomes the baseline, and the way back is one step', async () => {
  const id = await options().nth(1).getAttribute('data-item');
  await options().nth(1).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Make this the baseline' }).click();
  await until(() => undoButton(page).isEnabled(), Boolean, 'a step to undo');
  await page.locator(`nav [data-item="${id}"]`).click({ button: 'right' });
  assert.equal(await page.getByRole('menuitem', { name: 'Make this the baseline' }).getAttribute('aria-disabled'), 'true');
  await closed();
  await undoButton(page).click();
  await until(() => undoButton(page).isDisabled(), Boolean, 'the study before');
});

for (const [language, name] of [['en', 'Swap baseline and compared option'], ['zh-CN', '互换基准与对比方案']]) {
  test(`the baseline and what is held against it change places, by the palette and by a key: ${language}`, async () => {
    const before = await kept(opened.url);
    if (language === 'zh-CN') await languageButton(page).click();
    await viewed(page, language === 'en' ? 'Difference' : '差额');
    /** What stands above the steps and below them. */
    const ends = () => page.locator('.analysis[aria-busy=false] svg .name').evaluateAll((nodes) => nodes.map((node) => node.textContent.trim()));
    const first = await until(ends, ({ length }) => length > 2, 'the difference');
    await page.keyboard.press('Control+k');
    await page.keyboard.type(language === 'en' ? 'swap' : 'hhjz');
    await page.getByRole('option', { name }).waitFor();
    await page.keyboard.press('Enter');
    const swapped = await until(() => kept(opened.url), ({ baseline }) => baseline !== before.baseline, 'another baseline');
    assert.equal(swapped.options.find(({ id }) => id === swapped.baseline).name[language], first.at(-1));
    // From the one to the other, and no third option comes in.
    await until(ends, (now) => now[0] === first.at(-1) && now.at(-1) === first[0], 'the difference the other way');
    await page.locator('main').first().focus();
    await page.keyboard.press('s');
    await until(() => kept(opened.url), ({ baseline }) => baseline === before.baseline, 'the first baseline');
    await until(ends, (now) => JSON.stringify(now) === JSON.stringify(first), 'the first difference');
    await undoButton(page).click();
    await undoButton(page).click();
    await until(() => undoButton(page).isDisabled(), Boolean, 'the study before');
    await viewed(page, language === 'en' ? 'Over time' : '随时间');
    if (language === 'zh-CN') await languageButton(page).click();
  });
}

test('the baseline is removed with its being so: the rest is compared and analysed, and one step brings both back', async () => {
  const before = await kept(opened.url);
  assert.ok(before.baseline);
  await page.locator(`nav [data-item="options.${before.baseline}"]`).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  const now = await until(() => kept(opened.url), ({ options }) => options.length === before.options.length - 1, 'the option gone');
  assert.equal(now.baseline, undefined);
  await page.getByRole('contentinfo').getByRole('button', { name: 'no issues' }).waitFor();
  await viewed(page, 'Composition');
  await page.locator('.analysis').getByRole('figure').waitFor();
  await viewed(page, 0);
  await undoButton(page).click();
  assert.deepEqual(await until(() => kept(opened.url), ({ baseline }) => baseline !== undefined, 'the study before'), before);
});

test('a figure is explained and its exact amount copied', async () => {
  const figure = differences(page).locator('button.figure').first();
  const shown = cents(await figure.getAttribute('title'));
  await figure.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy the exact amount' }).click();
  const copied = await until(() => clipboard(opened.url), (text) => /^-?\d+(\.\d+)?$/.test(text), 'a plain number');
  assert.equal(cents(copied), shown);
  await figure.focus();
  await page.keyboard.press('Shift+F10');
  await menu().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('tree').waitFor();
  await page.keyboard.press('Escape');
});

test('a chart: copy, save and table, by mouse and by key', async () => {
  const plot = page.getByRole('application').first();
  await plot.click({ button: 'right', position: { x: 200, y: 80 } });
  await menu().waitFor();
  assert.ok((await items()).some((text) => text.startsWith('Copy picture')));
  await closed();
  await plot.focus();
  await page.keyboard.press('ContextMenu');
  await menu().waitFor();
  await page.getByRole('menuitem', { name: /Show as table/ }).click();
  await page.getByRole('figure').getByRole('table').waitFor();
  await page.keyboard.press('t');
});

test('a charge is marked as internal in the editor, and a scenario branched from the list', async () => {
  await page.locator('nav [data-item^="scenarios."]').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Branch' }).click();
  await page.locator('main.edit').waitFor();
  await page.locator('nav [data-item^="plans."]').first().click();
  const charge = page.locator('main [data-item*=".charges."]').first();
  await charge.waitFor();
  await charge.getByRole('button').first().focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Mark as internal' }).click();
  await until(() => charge.innerText(), (text) => /internal/i.test(text), 'the mark');
});

test('an option and a scenario that are marked as internal say so in their list', async () => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  for (const list of ['options', 'scenarios']) {
    const row = page.locator(`nav [data-item^="${list}."]`).first();
    await row.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Mark as internal' }).click();
    await until(() => row.innerText(), (text) => /\binternal\b/.test(text), 'the mark');
    await row.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'No longer internal' }).click();
    await until(() => row.innerText(), (text) => !/\binternal\b/.test(text), 'no mark');
  }
});

test('the menus are accessible in both languages and themes', async () => {
  await page.keyboard.press('1');
  await verdict(page).waitFor();
  for (const language of languages) {
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await options().first().click({ button: 'right' });
      await menu().waitFor();
      assert.deepEqual(await violations(page, '[role=menu]'), [], `${language} ${colorScheme}`);
      await closed();
    }
    await languageButton(page).click();
  }
  await page.emulateMedia({ colorScheme: 'light' });
  assert.ok((await total(page, 'pro-yearly').count()) <= 1);
});

test('while amounts are hidden there is no menu that could show or copy one', async () => {
  await page.keyboard.press('h');
  await page.getByText('•••••').first().waitFor();
  await options().first().click({ button: 'right' });
  await page.waitForTimeout(300);
  assert.equal(await menu().count(), 0);
  assert.deepEqual(opened.errors, []);
});
