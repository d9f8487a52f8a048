// The start: the sample with its band, a start without it, and what stands where nothing is yet.

import assert from 'node:assert/strict';
import axe from 'axe-core';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage, out, startBrowser } from './harness.mjs';
import { call, folder, languageButton, ready, until } from './steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const band = (page) => page.getByRole('region', { name: /Samples|示例/ });

async function serious(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

/** The first start in a language: the sample's verdict, and what its band offers. */
async function firstStart(t, language, names) {
  const { page, close, errors } = await openPage({ browser, language });
  t.after(close);
  await ready(page);
  assert.deepEqual(await band(page).getByRole('button').allInnerTexts(), names);
  await band(page).getByRole('button', { name: names[2] }).click();
  await page.locator('main.edit').waitFor();
  await band(page).getByRole('button', { name: names[3] }).click();
  await until(() => page.locator('h1 .title').innerText(), (title) => ['New study', '新测算'].includes(title), 'an empty study');
  assert.equal(await band(page).count(), 0);
  assert.deepEqual(errors, []);
}

test('the first start has the sample’s verdict, and a band that leads on', (t) =>
  firstStart(t, 'en', ['Start from a template', 'New study…', 'Import usage…', 'Empty study', 'Don’t open the sample again']));

test('the first start speaks Chinese where the system does', (t) =>
  firstStart(t, 'zh-CN', ['从模板开始', '新建测算…', '导入用量…', '空白测算', '以后不再打开示例']));

test('without the sample, the next start asks what to compare, with what was open before', async (t) => {
  const data = folder(t);
  const first = await openPage({ browser, data });
  t.after(() => first.close());
  await ready(first.page);
  await band(first.page).getByRole('button', { name: 'Don’t open the sample again' }).click();
  await band(first.page).waitFor({ state: 'detached' });
  await until(async () => (await call(first.url, { command: 'select', scenario: '' })).settings.show_sample_band, (on) => !on, 'the setting');
  await first.close();

  const second = await openPage({ browser, data, context: { viewport: { width: 1024, height: 680 } } });
  t.after(() => second.close());
  const { page } = second;
  await page.getByRole('heading', { name: 'What do you want to compare?' }).waitFor();
  assert.deepEqual(await serious(page), []);
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    await languageButton(page).click();
    assert.deepEqual(await serious(page), [], colorScheme);
  }
  await page.screenshot({ path: join(out, 'start-page.png') });
  await page.setViewportSize({ width: 1280, height: 820 });
  // A sample is one click away, and is a study like any other once it is changed.
  await page.getByRole('button', { name: /School/ }).click();
  await ready(page);
  const title = await page.locator('h1 .title').innerText();
  await page.getByTestId('assumptions').getByRole('textbox').first().fill('77');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Undo', exact: true }).and(page.locator(':enabled')).waitFor();
  await second.close();

  const third = await openPage({ browser, data });
  t.after(() => third.close());
  await ready(third.page);
  assert.equal(await third.page.locator('h1 .title').innerText(), title);
  assert.deepEqual(third.errors, []);
});

test('an empty study says what will stand there, with one way on and one to a sample', async (t) => {
  const { page, close, errors } = await openPage({ browser });
  t.after(close);
  await ready(page);
  await band(page).getByRole('button', { name: 'Empty study' }).click();
  await page.locator('main.edit').waitFor();
  const title = page.getByRole('main').getByRole('textbox').first();
  await title.fill('Ours');
  await title.press('Enter');
  await until(() => page.locator('h1 .title').innerText(), (now) => now === 'Ours', 'its name');
  for (const mode of ['1', '2']) {
    await page.locator('body').click({ position: { x: 500, y: 700 } });
    await page.keyboard.press(mode);
    const nothing = page.getByRole('main');
    await nothing.getByRole('heading', { name: 'The comparison stands here as soon as the study has a plan and an option on it.' }).waitFor();
    assert.deepEqual(await nothing.getByRole('button').allInnerTexts(), ['Build', 'Look at a sample instead']);
  }
  // Neither is a presentation of nothing a blank.
  await page.keyboard.press('3');
  await page.getByText('The comparison stands here').waitFor();
  assert.equal(await page.getByRole('main').getByRole('button', { name: 'Build' }).count(), 1);
  assert.equal(await page.getByRole('main').getByRole('button', { name: 'Open the sample' }).count(), 1);
  await page.keyboard.press('2');
  await page.getByRole('button', { name: 'Look at a sample instead' }).click();
  await page.locator('main.cash-flow table').last().waitFor();
  assert.deepEqual(errors, []);
});

test('old prices are marked with their day and lead to their plan; nothing is barred', async (t) => {
  const data = folder(t);
  const { page, close, errors } = await openPage({ browser, data, today: '2026-11-20', pickSave: join(folder(t), 'ours.outlay.toml') });
  t.after(close);
  await ready(page);
  const age = page.getByRole('contentinfo').getByRole('button', { name: /^Prices as of/ });
  // A sample shows how it is done: it says its day and asks nobody to look again.
  assert.match(await age.innerText(), /^Prices as of Dec\s2023$/);
  assert.equal(await age.locator('.dot').count(), 0);
  // Saved as a study of one's own, its prices are old.
  await page.keyboard.press('Control+s');
  await until(() => age.innerText(), (said) => /^Prices as of Dec\s2023, review due$/.test(said), 'the mark');
  assert.equal(await age.locator('.dot').count(), 1);
  await age.click();
  await page.locator('main.edit').waitFor();
  await page.getByRole('navigation').locator('.entry.selected').waitFor();
  await page.keyboard.press('1');
  await ready(page);
  assert.deepEqual(errors, []);
});
