// What a change does: told with its effect on the cheapest total, and again when it is taken back.

import assert from 'node:assert/strict';
import axe from 'axe-core';
import { after, before, test } from 'node:test';
import { openFor, startBrowser } from './harness.mjs';
import { call, cells, cents, ready, undoButton, until } from './steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const opened = (t, options = {}) => openFor(t, { browser, ...options });

const toast = (page) => page.getByRole('status').locator('.toast');

/** The cheapest option's total as paid, in the smallest unit. */
async function cheapest(url) {
  const { evaluation } = await call(url, { command: 'select', scenario: '' });
  const row = evaluation.cash.rows.find(({ measure }) => measure === 'total');
  return Math.min(...row.cells.map(({ amount }) => cents(amount)));
}

for (const [language, effect, undone] of [['en', /cheapest total ([+−]¥[\d,.]+)/, /^Undone: /], ['zh-CN', /最低总额 ([+−]¥[\d,.]+)/, /^已撤销：/]]) {
  test(`a change is told with its effect, which is the difference of the totals: ${language}`, async (t) => {
    const { page, url, errors } = await opened(t, { language });
    const before = await cheapest(url);
    const name = language === 'en' ? /First month/ : /首月/;
    const field = page.getByTestId('assumptions').getByRole('textbox', { name }).first();
    await field.fill('99000');
    await field.press('Enter');
    await toast(page).waitFor();
    const said = await toast(page).innerText();
    assert.match(said, / → /);
    assert.match(said, effect);
    const after = await cheapest(url);
    // What is told is in whole yuan when nothing stands behind the point.
    const told = effect.exec(said)?.[1] ?? '';
    assert.equal(cents(told), after - before, said);

    await undoButton(page).hover();
    await page.locator('.pop-tip').filter({ hasText: told }).first().waitFor();

    await undoButton(page).click();
    await until(() => toast(page).innerText(), (text) => undone.test(text), 'what was undone');
    assert.equal(await toast(page).count(), 1);
    const back = effect.exec(await toast(page).innerText())?.[1] ?? '';
    assert.equal(cents(back), -cents(told));
    assert.equal(await cheapest(url), before);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
    assert.deepEqual(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id), []);
    assert.deepEqual(errors, []);
  });
}

test('the history holds the same effect, and says what stood before', async (t) => {
  const { page, url } = await opened(t);
  const { scenario } = await call(url, { command: 'select', scenario: '' });
  await call(url, { command: 'edit', scenario, edits: [{ edit: 'type', path: 'scenarios.base.usage.dau.start', text: '99000', whole: false }], label: { key: 'edit-set-from', args: { what: { type: 'name', value: 'Users' }, from: { type: 'text', value: '8k' }, to: { type: 'text', value: '99000' } } } });
  const { undo } = await call(url, { command: 'select', scenario });
  await page.reload();
  await ready(page);
  await page.keyboard.press('4');
  await page.locator('nav .entry').last().click();
  const [, newest] = await until(() => cells(page.getByRole('main').getByRole('table')), (rows) => rows.length > 2, 'the history');
  assert.equal(newest[0], 'Users: 8k → 99000');
  assert.equal(cents(newest[3]), 100 * Math.round(Number(undo.effect)), newest[3]);
});
