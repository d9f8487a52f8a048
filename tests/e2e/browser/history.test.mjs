// The history: what a step did, line by line with its effect; any two steps; and the way back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIn, openOnce } from './harness.mjs';
import { call, cells, cents, changed, kept, languageButton, languages, pick, ready, slider, told, total, undoButton, until, violations } from './steps.mjs';

let page;
const opened = openOnce({}, () => ({ page } = opened));

const changes = () => page.getByRole('region', { name: /What changed|改了什么/ });
const amount = () => page.getByTestId(/^total-/).first().getAttribute('title');

async function set(name, text) {
  const field = page.getByTestId('assumptions').getByRole('textbox', { name });
  const before = await slider(page, name).getAttribute('aria-valuetext');
  await field.focus();
  await field.fill(text);
  await page.keyboard.press('Enter');
  await until(() => slider(page, name).getAttribute('aria-valuetext'), (now) => now !== before, 'the new value');
  await until(() => undoButton(page).isEnabled(), Boolean, 'a step to undo');
}

test('a step is told by its values and its effect on each total', async () => {
  const before = cents(await amount());
  await set('Ceiling', '52000');
  const after = cents(await amount());
  assert.notEqual(after, before);
  await set('Ceiling', '60000');

  await told(page, 'History');
  await page.getByRole('button', { name: /^What changed: .*→ 52,000/ }).click();
  await changes().getByRole('table').first().waitFor();
  const [lines, totals] = [await cells(changes().getByRole('table').first()), await cells(changes().getByRole('table').nth(1))];
  assert.equal(lines.length, 2, JSON.stringify(lines));
  assert.match(lines[1][0], /^Base · Daily active users · Ceiling\s*users$/);
  assert.deepEqual(lines[1].slice(1), ['38,000', '52,000']);
  const changed = totals.slice(1).find((row) => cents(row[1]) === before);
  assert.ok(changed, JSON.stringify(totals));
  assert.equal(cents(changed[2]), after);
  assert.equal(cents(changed[3]), after - before);
});

test('any two steps are compared by keyboard, and two alike say so', async () => {
  const from = page.getByRole('combobox', { name: 'From' });
  const to = page.getByRole('combobox', { name: 'To', exact: true });
  await to.selectOption({ index: 0 });
  await until(async () => (await cells(changes().getByRole('table').first()))[1]?.at(-1), (now) => now === '60,000', 'the newest step');
  for (const step of await from.locator('option').allInnerTexts()) assert.match(step, / · \d+\s\w+\s\d{4}/, step);
  await from.selectOption({ index: 0 });
  await page.getByText('These two states are the same.').waitFor();
});

test('it is readable in both languages and themes', async () => {
  await page.getByRole('combobox', { name: 'From' }).selectOption({ index: 2 });
  await changes().getByRole('table').first().waitFor();
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    for (let n = 0; n < 2; n += 1) {
      assert.deepEqual(await violations(page, 'main'), [], colorScheme);
      const before = await page.getByRole('main').innerText();
      await languageButton(page).click();
      await changed(page.getByRole('main'), before);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
});

test('a step is brought back, and the comparison stays', async () => {
  await page.getByRole('button', { name: /^Restore: .*→ 52,000/ }).click();
  await until(() => page.locator('tr.current').innerText(), (text) => /Restored/.test(text), 'the step brought back');
  assert.equal(await changes().count(), 1);
  await changes().getByRole('button', { name: 'Close' }).click();
  assert.equal(await changes().count(), 0);
  await page.keyboard.press('1');
  await until(() => slider(page, 'Ceiling').getAttribute('aria-valuetext'), (now) => /52,000/.test(now), 'the value');
  assert.ok((await total(page, 'pro-yearly').count()) <= 1);
});

test('the guided start lists what was open before, with its total', async () => {
  const kept = cents(await amount());
  await pick(page, 'File', 'Samples', /School/);
  await until(() => page.locator('h1').innerText(), (title) => /School/.test(title), 'another study');
  await pick(page, 'File', /^New/);
  const recent = page.getByRole('list', { name: 'Open recent' });
  await recent.waitFor();
  const entry = recent.getByRole('button').first();
  assert.match(await entry.innerText(), /¥[\d,]{5,}/);
  await entry.press('Enter');
  await until(() => page.locator('h1').innerText(), (title) => !/School/.test(title), 'the study before');
  assert.equal(cents(await amount()), kept);
  assert.deepEqual(opened.errors, []);
});

const apart = openIn();
const put = (path, value) => ({ edit: 'put', path, value });
/** What is picked, a day of the week, what a scenario changes, an item more, and a date. */
const lines = {
  en: [
    ['Compared with', 'Monthly package', 'By user'],
    ['Base · Daily active users · Shape of the month · Days of the week · Saturday', 'not set', '60%'],
    ['Fast growth · What else differs · Professional package · Prices include VAT', 'not set', 'yes'],
    ['Fast growth · What else differs · By traffic · First day', 'not set', '1 Apr 2027'],
    ['Options · One more', 'not there', 'there'],
    ['By traffic · First day', 'not set', '1 Mar 2027'],
  ],
  'zh-CN': [
    ['对比基准', '套餐月付', '按用户'],
    ['基准 · 日活跃用户数 · 月内形态 · 一周各天 · 星期六', '未填写', '60%'],
    ['快速增长 · 其他差异 · 专业版套餐 · 价格含税', '未填写', '是'],
    ['快速增长 · 其他差异 · 按流量 · 首日', '未填写', '2027年4月1日'],
    ['方案 · 再一个', '无', '有'],
    ['按流量 · 首日', '未填写', '2027年3月1日'],
  ],
};

for (const language of languages) {
  test(`what differs has the words of its table and the names of what is picked: ${language}`, async (t) => {
    const { page, url, errors } = await apart(t, { language });
    const { options } = await kept(url);
    await call(url, {
      command: 'edit', scenario: '', label: { key: 'edit-changed', args: {} }, edits: [
        put('baseline', options[1].id),
        put(`options.${options[0].id}.start`, '2027-03-01'),
        put('scenarios.base.usage.dau.profile.weekdays.6', '60%'),
        put('scenarios.fast.changes', { 'plans.pro.prices_include_vat': true, [`options.${options[0].id}.start`]: '2027-04-01' }),
        { edit: 'insert', list: 'options', at: 0, item: { ...options[0], id: 'more', name: { en: 'One more', 'zh-CN': '再一个' } } },
      ],
    });
    await page.reload();
    await ready(page);
    await told(page, language === 'en' ? 'History' : '历史');
    await page.getByRole('button', { name: /^(What changed|改了什么)/ }).first().click();
    const table = page.getByRole('region', { name: /What changed|改了什么/ }).getByRole('table').first();
    await table.waitFor();
    assert.deepEqual((await cells(table)).slice(1), lines[language]);
    assert.deepEqual(await violations(page, 'main'), []);
    assert.deepEqual(errors, []);
  });
}
