// Negative amounts: a minus, or parentheses where somebody keeps books; heard with a minus in any case.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIn, openPage } from './harness.mjs';
import { clipboard, folder, ready, told, until, viewed } from './steps.mjs';

const open = openIn();
const texts = (page) => page.locator('.analysis .drawing text').evaluateAll((all) => all.map((one) => one.textContent));

async function choose(page, menu, item) {
  await page.getByRole('button', { name: menu }).first().click();
  await page.getByRole('menuitemcheckbox', { name: item }).click();
}

async function difference(page) {
  await viewed(page, 1);
  await page.locator('.analysis[aria-busy=false]').waitFor();
  await page.locator('.analysis [role=figure]').first().waitFor();
}

for (const [language, menu, item, copied] of [['en', 'Appearance', 'Negative amounts in parentheses', /Copy picture \(SVG\)|SVG/], ['zh-CN', '外观', '负数金额用括号', /SVG/]]) {
  test(`in parentheses from the menu, in table, drawing and picture: ${language}`, async (t) => {
    const { page, url, errors } = await open(t, { language, context: { locale: language } });
    await difference(page);
    assert.ok((await texts(page)).some((text) => text.startsWith('−')), 'a step saves');
    await choose(page, menu, item);
    await until(() => texts(page), (now) => now.some((text) => /^\(¥[\d,.]+\)$/.test(text)) && !now.some((text) => text.includes('−')), 'parentheses in the drawing');
    await page.keyboard.press('t');
    const cell = page.locator('.analysis td', { hasText: /^−?\([\d,.]+\)$/ }).first();
    await cell.waitFor();
    assert.equal(await cell.locator('.visually-hidden').textContent(), '−', 'a screen reader hears the minus');
    await page.keyboard.press('t');
    await page.locator('.analysis header button').last().click();
    await page.getByRole('menuitem', { name: copied }).first().click();
    const svg = await until(() => clipboard(url), (text) => text.includes('<svg'), 'the picture');
    assert.ok(/>\s*\(¥[\d,.]+\)\s*</.test(svg) && !/>\s*−¥/.test(svg), 'the picture has them too');
    // What is spoken has a minus.
    await page.locator('.analysis').getByRole('application').focus();
    for (let n = 0; n < 12; n += 1) {
      await page.keyboard.press('ArrowDown');
      const said = await page.locator('.analysis [aria-live=polite]').innerText();
      assert.ok(!said.includes('(¥'), said);
    }
    assert.deepEqual(errors, []);
  });
}

test('kept over a restart, by the palette, and taken back', async (t) => {
  const data = folder(t);
  const first = await openPage({ data });
  await ready(first.page);
  await told(first.page, 'Negative amounts');
  await difference(first.page);
  await until(() => texts(first.page), (now) => now.some((text) => text.startsWith('(¥')), 'parentheses');
  await first.close();
  const second = await openPage({ data });
  t.after(() => second.close());
  await ready(second.page);
  await difference(second.page);
  await until(() => texts(second.page), (now) => now.some((text) => text.startsWith('(¥')), 'parentheses after a restart');
  await choose(second.page, 'Appearance', 'Negative amounts in parentheses');
  await until(() => texts(second.page), (now) => now.some((text) => text.startsWith('−¥')), 'a minus again');
});
