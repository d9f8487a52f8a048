// Commands by typing and by keys: found in both languages and by pinyin initials, shown with their keys.

import assert from 'node:assert/strict';
import axe from 'axe-core';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openFor, startBrowser } from './harness.mjs';
import { badInputs, call, clipboard, folder, until } from './steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const opened = (t, options = {}) => openFor(t, { browser, ...options });

const palette = (page) => page.getByRole('dialog').getByRole('combobox');
const listed = (page) => page.getByRole('option').allInnerTexts();

async function serious(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

test('a command is found by its words and run by Enter', async (t) => {
  const { page, errors } = await opened(t);
  await page.keyboard.press('Control+k');
  await palette(page).waitFor();
  assert.ok((await listed(page)).length > 20);
  assert.deepEqual(await serious(page), []);
  await page.keyboard.type('cash');
  await until(() => listed(page), ([first]) => /^Cash flow/.test(first ?? ''), 'the command');
  await page.keyboard.press('Enter');
  await page.locator('.months table').waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.deepEqual(errors, []);
});

test('Chinese commands answer to pinyin initials, and the arrows choose among them', async (t) => {
  const { page, url } = await opened(t, { language: 'zh-CN' });
  await page.keyboard.press('Control+k');
  await palette(page).waitFor();
  await page.keyboard.type('dc');
  const names = await until(() => listed(page), (now) => now.length < 10, 'the exports');
  assert.ok(names.slice(0, 6).every((name) => name.startsWith('导出')), names.join());
  await palette(page).fill('fzdb');
  await until(() => listed(page), (now) => now.length === 1, 'the copy');
  await page.keyboard.press('Enter');
  await until(() => clipboard(url), (text) => text.includes('\t'), 'the copied table');
});

test('parts of the study are found by name and by pinyin, and led to', async (t) => {
  const { page, url } = await opened(t, { language: 'zh-CN' });
  const { evaluation, samples } = await call(url, { command: 'select', scenario: '' });
  const open = async (text) => {
    await page.keyboard.press('Control+k');
    await palette(page).fill(text);
  };
  // 日活跃用户数
  await open('rhyyhs');
  await until(() => listed(page), ([first]) => /^日活跃用户数/.test(first ?? ''), 'the meter');
  await page.keyboard.press('Enter');
  await page.getByRole('main').getByRole('heading', { level: 2, name: '日活跃用户数' }).waitFor();
  const option = evaluation.options.at(-1);
  await open(option.name['zh-CN'] ?? option.name);
  await page.getByRole('option').filter({ hasText: '方案' }).first().click();
  await page.locator('main.compare').waitFor();
  const sample = samples.at(-1);
  await open(sample.title.en ?? sample.title);
  await until(() => listed(page), (all) => all.length > 0, 'the sample');
  assert.deepEqual(await serious(page), []);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).filter({ hasText: sample.title['zh-CN'] ?? sample.title }).waitFor();
});

test('Escape closes the palette and what was typed runs nothing', async (t) => {
  const { page } = await opened(t);
  await page.keyboard.press('Control+k');
  await palette(page).waitFor();
  await page.keyboard.type('4');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await page.locator('main').getAttribute('class').then((name) => name?.includes('compare')), true);
});

test('the sheet of shortcuts opens by F1 and by a question mark', async (t) => {
  const { page } = await opened(t);
  for (const key of ['F1', 'Shift+?']) {
    await page.keyboard.press(key);
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.waitFor();
    assert.match(await sheet.innerText(), /Commands…\s+Ctrl K/);
    assert.deepEqual(await serious(page), []);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  }
});

test('an issue leads to the editor of what it is about', async (t) => {
  const file = join(folder(t), 'given.toml');
  copyFileSync(join(badInputs, 'tiers-out-of-order.toml'), file);
  const { page } = await opened(t, { pickOpen: file });
  await page.keyboard.press('Control+o');
  const place = page.getByRole('main').locator('li .place button').first();
  await place.waitFor();
  const [list, id] = (await place.innerText()).split(/[. ]/);
  assert.equal(list, 'plans');
  await place.click();
  await page.getByRole('navigation').locator('.entry.selected.troubled').waitFor();
  assert.ok(id);
});

test('dates to remember are exported as a calendar', async (t) => {
  const file = join(folder(t), 'dates.ics');
  const { page } = await opened(t, { pickSave: file });
  await page.keyboard.press('Control+k');
  await palette(page).waitFor();
  await page.keyboard.type('.ics');
  await until(() => listed(page), (now) => now.length === 1, 'the command');
  await page.keyboard.press('Enter');
  await until(() => existsSync(file), Boolean, 'the file');
  const text = readFileSync(file, 'utf8');
  assert.match(text, /^BEGIN:VCALENDAR\r\n/);
  // The yearly contract from January 2027 with 30 days of notice.
  assert.match(text, /DTSTART;VALUE=DATE:20271202\r\n/);
});
