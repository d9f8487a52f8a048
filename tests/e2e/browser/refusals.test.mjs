// Files that are wrong in some way: said clearly, with the place, in both languages, and
// the window stays in use. Every file of the gallery passes through the window once.

import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage } from './harness.mjs';
import { badInputs, examples, folder, languageButton, languages, ready, until, verdict } from './steps.mjs';

/** Files that cannot be a study at all: what was open stays open. */
const refused = ['format-unknown', 'newer-format', 'not-a-study', 'syntax'];
/** Refusals without a line: they are about the file as a whole. */
const whole = ['format-unknown', 'newer-format', 'not-a-study'];
const others = readdirSync(badInputs).filter((name) => name.endsWith('.toml')).map((name) => name.slice(0, -5)).filter((name) => !refused.includes(name));

let opened;
let page;
const file = join(folder({ after }), 'given.toml');
before(async () => {
  writeFileSync(file, '');
  opened = await openPage({ pickOpen: file });
  page = opened.page;
  await ready(page);
});
after(() => opened?.close());

/** Opens a file of the gallery and gives what the window says about it. */
async function say(path) {
  copyFileSync(path, file);
  const answered = page.waitForResponse((response) => response.url().endsWith('/call') && (response.request().postData() ?? '').includes('open-file'));
  await page.keyboard.press('Control+o');
  const response = await answered;
  await response.finished();
  const button = page.locator('footer button').last();
  await until(() => button.innerText(), (text) => !/^(no issues|无问题)$/.test(text), 'an issue');
  // A refusal opens its list by itself; a click in that instant would close it.
  if (response.status() !== 422 && !(await page.locator('aside li').count())) await button.click();
  await page.locator('aside li').first().waitFor();
  return response.status();
}

async function read(language) {
  if ((await page.evaluate(() => document.documentElement.lang)) !== language) {
    await languageButton(page).click();
    await until(() => page.evaluate(() => document.documentElement.lang), (now) => now === language, language);
  }
  return page.locator('aside li').evaluateAll((items) =>
    items.map((item) => ({
      message: item.querySelector('.message')?.textContent ?? '',
      remedy: item.querySelector('.remedy')?.textContent ?? '',
      place: item.querySelector('.place')?.textContent ?? '',
    })),
  );
}

/** Sentences, not keys; in the language; with a place in the file. */
async function legible(name) {
  for (const language of languages) {
    // The list is laid anew for each file; an instant without it is no finding.
    const issues = await until(() => read(language), (found) => found.length > 0, `issues of ${name}`);
    assert.ok(issues.length > 0, name);
    for (const { message, remedy, place } of issues) {
      const told = `${name}, ${language}: ${message} | ${remedy} | ${place}`;
      assert.ok(message.length > 8 && remedy.length > 4, told);
      assert.doesNotMatch(`${message} ${remedy}`, /issue-|[{}⟦⟧\uE000\uE001]|undefined|\bnull\b/, told);
      assert.match(remedy, language === 'en' ? /\.$/ : /[。）]$/, told);
      if (language === 'zh-CN') assert.match(`${message}${remedy}`, /[\u4e00-\u9fff]/, told);
      if (!whole.includes(name)) assert.match(place, language === 'en' ? /line \d+, column \d+/ : /第\s\d+\s行，第\s\d+\s列/, told);
    }
  }
}

test('what is no study is refused, and the open study stays', async () => {
  await read('en');
  const before = await verdict(page).innerText();
  for (const name of refused) {
    assert.equal(await say(join(badInputs, `${name}.toml`)), 422, name);
    assert.match(await page.locator('aside').innerText(), /the file was not opened/i, name);
    await legible(name);
    await read('en');
    assert.equal(await verdict(page).innerText(), before, name);
  }
});

for (const name of others) {
  test(`${name}: opened with its issues`, async () => {
    assert.equal(await say(join(badInputs, `${name}.toml`)), 200);
    await legible(name);
    // The window is in use: a comparison, or in its place why there is none.
    assert.equal(await page.locator('main h2').count() > 0, true);
  });
}

test('a good file after all the bad ones', async () => {
  await read('en');
  copyFileSync(join(examples, 'packs.toml'), file);
  await page.keyboard.press('Control+o');
  await page.getByRole('heading', { level: 1, name: /packs|pack/i }).or(page.locator('.document .title')).first().waitFor();
  await until(() => page.locator('footer button').last().innerText(), (text) => text === 'no issues', 'no issues');
  assert.match(await verdict(page).innerText(), /\$/);
  assert.deepEqual(opened.errors, []);
});

test('a fault of the page itself is told, and the window stays in use', async () => {
  await page.evaluate(() => {
    setTimeout(() => { throw new Error('torn thread'); });
    void Promise.reject(new Error('lost promise'));
  });
  for (const said of ['torn thread', 'lost promise']) await page.getByRole('status').getByText(`Something went wrong in the window (${said}). The study is kept`).waitFor();
  await languageButton(page).click();
  await page.getByRole('status').getByText('窗口出现错误（torn thread）').waitFor();
  assert.match(await verdict(page).innerText(), /最便宜|最低/);
});
