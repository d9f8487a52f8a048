// Scenarios: side by side, locked, tried in a draft, and one for each end of a range.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openFor, openIn } from './harness.mjs';
import { build, call, calm, cells, cents, entry, folder, kept, languages, ready, serious, tabTo, undoButton, until, usersOrFlat, viewed, violations } from './steps.mjs';

const opened = openIn();

const field = (page, name, nth = 0) => page.getByTestId('assumptions').getByRole('textbox', { name }).nth(nth);
const scenario = (page, id) => page.locator(`nav [data-item="scenarios.${id}"]`);
const draftBar = (page) => page.getByRole('region', { name: /^(Draft|草稿)$/ });
const ids = async (url) => (await kept(url)).scenarios.map(({ id }) => id);

/** The selected scenario and the start of its first meter, as the application says them. */
const start = async (url, id) => {
  const { evaluation } = await call(url, { command: 'select', scenario: id });
  return evaluation.assumptions.find(({ path }) => path.endsWith('usage.dau.start')).value;
};

async function sideBySide(page) {
  await viewed(page, /^(Scenarios|情景对照)$/);
  await page.locator('.analysis[aria-busy=false] table').first().waitFor();
}

async function lock(page, id) {
  await scenario(page, id).click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^(Lock|锁定)$/ }).click();
  await scenario(page, id).getByRole('img', { name: /^(locked|已锁定)$/ }).waitFor();
}

async function tryOn(page, text) {
  await field(page, /First month|首月/).fill(text);
  await field(page, /First month|首月/).press('Enter');
}

test('side by side: the totals of each scenario, the differences, and what they assume', async (t) => {
  const { page, url, errors } = await opened(t);
  const { scenarios } = await call(url, { command: 'select', scenario: '' });
  const told = new Map();
  for (const { id } of scenarios) {
    const { evaluation } = await call(url, { command: 'select', scenario: id });
    const row = evaluation.cash.rows.find(({ measure }) => measure === 'total');
    evaluation.options.forEach((option, n) => told.set(`${id} ${option.id}`, Math.round(Number(row.cells[n].amount) * 100)));
  }
  await page.reload();
  await sideBySide(page);
  const shown = await page.locator('.analysis table').first().locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td > [title]:not(.by)')].map(({ title }) => title)));
  const { options } = await kept(url);
  assert.equal(shown.length, options.length);
  shown.forEach((row, n) => assert.deepEqual(row.map(cents), scenarios.map(({ id }) => told.get(`${id} ${options[n].id}`)), options[n].id));
  // Each difference is told from the selected scenario.
  const differences = await page.locator('.analysis table').first().locator('tbody tr').first().locator('.by').allInnerTexts();
  const own = told.get(`base ${options[0].id}`);
  // What is shown there is in whole yuan.
  differences.forEach((text, n) => assert.ok(Math.abs(cents(text) - (told.get(`${scenarios[n + 1].id} ${options[0].id}`) - own)) <= 50, text));
  // The sample's scenarios differ in ceiling, midpoint and steepness; the start is the same.
  const assumed = await cells(page.locator('.analysis table').nth(1));
  assert.deepEqual(assumed.slice(1).map(([name]) => /Ceiling|Half-way after|Steepness/.exec(name)?.[0]), ['Ceiling', 'Half-way after', 'Steepness']);
  assert.deepEqual(assumed[1].slice(1), ['38,000', '90,000', '7,000']);
  // A scenario is chosen by its head.
  await page.locator('.analysis thead button').nth(1).click();
  await until(() => scenario(page, 'fast').getAttribute('aria-current'), (now) => now === 'true', 'the scenario chosen');
  assert.deepEqual(errors, []);
});

test('removing the selected scenario says nothing of costs, which it has not changed', async (t) => {
  const { page, url } = await opened(t);
  const before = await kept(url);
  const last = before.scenarios.at(-1).id;
  const row = page.locator(`nav [data-item="scenarios.${last}"]`);
  await row.click();
  await row.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await until(() => kept(url), ({ scenarios }) => scenarios.length === before.scenarios.length - 1, 'the scenario gone');
  const told = page.locator('.toast').first();
  await told.waitFor();
  assert.doesNotMatch(await told.innerText(), /cheapest/);
  assert.doesNotMatch(await undoButton(page).getAttribute('aria-description') ?? '', /cheapest/);
});

test('with a single scenario its branch is one step away, and two stand side by side', async (t) => {
  const { page, url } = await opened(t);
  for (const id of (await ids(url)).slice(1)) await call(url, { command: 'edit', scenario: '', edits: [{ edit: 'remove', path: `scenarios.${id}` }], label: { key: 'edit-removed', args: {} } });
  await page.reload();
  await viewed(page, 'Scenarios');
  await page.getByText('Scenarios stand here side by side as soon as there are two.').waitFor();
  assert.deepEqual(await serious(page), []);
  await page.locator('.analysis').getByRole('button', { name: 'Branch' }).click();
  await page.getByRole('heading', { name: 'Base (branch)', level: 2 }).waitFor();
  await page.keyboard.press('1');
  await page.locator('.analysis[aria-busy=false] table').first().waitFor();
  await page.getByText('All scenarios assume the same.').waitFor();
});

test('a range becomes a scenario for each end, by the pointer, and is one step back', async (t) => {
  const { page, url } = await opened(t);
  const before = await kept(url);
  await tryOn(page, '8k to 20k');
  const alert = page.getByTestId('assumptions').getByRole('alert');
  await alert.filter({ hasText: '8k to 20k' }).waitFor();
  assert.deepEqual(await kept(url), before);
  await alert.getByRole('button', { name: 'Branch a scenario for 8k and one for 20k' }).click();
  await until(() => ids(url), (now) => now.length === before.scenarios.length + 2, 'two scenarios more');
  const made = (await kept(url)).scenarios.slice(-2);
  assert.deepEqual(made.map(({ from, usage }) => [from, usage.dau]), [['base', { start: '8k' }], ['base', { start: '20k' }]]);
  assert.deepEqual(made.map(({ name }) => name.en), ['Base (8k)', 'Base (20k)']);
  // They are looked at side by side, and the field says its own value again.
  await page.locator('.analysis[aria-busy=false] thead').first().getByText('Base (20k)').waitFor();
  assert.equal(await alert.count(), 0);
  await until(() => field(page, 'First month').inputValue(), (text) => text === '300', 'the value that stood there');
  await undoButton(page).click();
  await until(() => kept(url), (now) => JSON.stringify(now) === JSON.stringify(before), 'the study before');
});

test('a range becomes two scenarios by keys alone, for a value of the study too', async (t) => {
  const { page, url } = await opened(t, { language: 'zh-CN' });
  await field(page, '折现率').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('6%～１０%');
  await page.keyboard.press('Enter');
  const way = page.getByRole('button', { name: '为6%和１０%各派生一个情景' });
  await way.waitFor();
  await page.keyboard.press('Tab');
  assert.ok(await way.evaluate((node) => node === document.activeElement), 'the way out is the next stop');
  await page.keyboard.press('Enter');
  const made = (await until(() => kept(url), ({ scenarios }) => scenarios.length === 5, 'two scenarios more')).scenarios.slice(-2);
  assert.deepEqual(made.map(({ changes }) => changes), [{ 'discounting.annual_rate': '6%' }, { 'discounting.annual_rate': '１０%' }]);
});

test('a range of usage becomes growth over the study by keys alone, as one step, on a locked scenario as a draft', async (t) => {
  const { page, url, errors } = await opened(t);
  const before = await kept(url);
  const usage = async (id) => (await call(url, { command: 'select', scenario: id })).evaluation.meters.find((meter) => meter.id === 'dau').quantities;
  await tryOn(page, '8k to 20k');
  const way = page.getByRole('button', { name: 'Grow from 8k to 20k over the study' });
  await way.waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.ok(await way.evaluate((node) => node === document.activeElement), 'the second way out is the second stop');
  await page.keyboard.press('Enter');
  await until(() => kept(url), (now) => now.scenarios[0].usage.dau.start === '8k', 'the growth');
  const made = (await kept(url)).scenarios;
  assert.equal(made.length, before.scenarios.length);
  // 12,000 more in 35 steps: 342.857142857143 a month.
  assert.deepEqual(made[0].usage.dau.growth, { model: 'linear', per_month: '342.857142857143' });
  const months = await usage('base');
  assert.deepEqual([months[0], months[1], months.at(-1)], ['8000', '8343', '20000']);
  // The step is told by what it was and what it did, and is one.
  await page.getByText(/grows from 8k to 20k over the study.*¥/).first().waitFor();
  await until(() => page.getByTestId('assumptions').getByRole('alert').count(), (count) => count === 0, 'no refusal');
  await undoButton(page).click();
  await until(() => kept(url), (now) => JSON.stringify(now) === JSON.stringify(before), 'the study before');
  // What is agreed stays.
  await lock(page, 'base');
  const agreed = await kept(url);
  await tryOn(page, '8千到2万');
  await way.or(page.getByRole('button', { name: 'Grow from 8千 to 2万 over the study' })).click();
  await draftBar(page).waitFor();
  const now = await kept(url);
  assert.deepEqual(now.scenarios.slice(0, -1), agreed.scenarios);
  assert.deepEqual([now.scenarios.at(-1).usage.dau.start, now.scenarios.at(-1).usage.dau.growth.per_month], ['8千', '342.857142857143']);
  // A value that is no usage has no such way.
  await field(page, 'Discount').fill('6% to 10%');
  await field(page, 'Discount').press('Enter');
  await page.getByRole('button', { name: 'Branch a scenario for 6% and one for 10%' }).waitFor();
  assert.equal(await page.getByRole('button', { name: /^Grow from/ }).count(), 0);
  assert.deepEqual(errors, []);
});

test('what is tried on a locked scenario is a draft in a frame, and is discarded', async (t) => {
  const { page, url, errors } = await opened(t);
  await lock(page, 'base');
  const agreed = await kept(url);
  await tryOn(page, '+10%');
  await draftBar(page).getByText('Draft of “Base”: 1 change').waitFor();
  // Amber, all around the window, and in nobody's way.
  const frame = await page.locator('.window').evaluate((node) => {
    const { borderTopWidth, borderTopColor, pointerEvents, position } = getComputedStyle(node, '::after');
    return { borderTopWidth, borderTopColor, pointerEvents, position };
  });
  assert.deepEqual(frame, { borderTopWidth: '2px', borderTopColor: 'rgb(166, 107, 0)', pointerEvents: 'none', position: 'fixed' });
  const now = await kept(url);
  assert.deepEqual(now.scenarios.slice(0, -1), agreed.scenarios, 'what is agreed stays');
  // 300 and a tenth more.
  assert.deepEqual(now.scenarios.at(-1).usage, { dau: { start: '330' } });
  assert.equal(now.scenarios.at(-1).internal, true, 'a customer’s copy does not tell it');
  await draftBar(page).getByRole('button', { name: 'Discard' }).click();
  await draftBar(page).waitFor({ state: 'detached' });
  assert.deepEqual(await kept(url), agreed);
  await until(() => field(page, 'First month').inputValue(), (text) => text === '300', 'what is agreed');
  // Nothing is lost by a slip of the hand.
  await undoButton(page).click();
  await until(() => ids(url), (all) => all.length === 4, 'the draft again');
  assert.deepEqual(errors, []);
});

test('a second value goes into the same draft, a value of the study too, and all of it is applied', async (t) => {
  const { page, url } = await opened(t);
  await lock(page, 'base');
  await tryOn(page, '400');
  await draftBar(page).waitFor();
  await field(page, 'Discount rate').fill('9');
  await field(page, 'Discount rate').press('Enter');
  await draftBar(page).getByText('2 changes').waitFor();
  const tried = await kept(url);
  assert.equal(tried.discounting.annual_rate, '8%');
  assert.equal(tried.scenarios.length, 4);
  assert.deepEqual(tried.scenarios.at(-1).changes, { 'discounting.annual_rate': '9%' });
  await draftBar(page).getByRole('button', { name: 'Apply' }).click();
  await draftBar(page).waitFor({ state: 'detached' });
  const applied = await kept(url);
  assert.equal(applied.scenarios.length, 3);
  assert.equal(applied.scenarios[0].usage.dau.start, '400');
  assert.equal(applied.scenarios[0].locked, true);
  assert.equal(applied.discounting.annual_rate, '9%');
  assert.equal(await start(url, 'base'), '400');
});

test('a draft is kept as a scenario of its own, by keys alone', async (t) => {
  const { page, url } = await opened(t, { language: 'zh-CN' });
  await lock(page, 'base');
  await tryOn(page, '1.2万');
  await draftBar(page).getByText('1 处更改').waitFor();
  await tabTo(page, ({ name }) => name === '另存为情景', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await draftBar(page).waitFor({ state: 'detached' });
  const made = (await kept(url)).scenarios.at(-1);
  assert.deepEqual([made.draft, made.internal, made.from, made.name['zh-CN'], made.usage.dau.start], [undefined, undefined, 'base', '基准（派生）', '1.2万']);
  assert.equal(await start(url, made.id), '12000');
  assert.equal(await start(url, 'base'), '300');
});

test('the editor keeps a locked scenario too, and offers the draft where it was refused', async (t) => {
  const { page, url } = await opened(t);
  await lock(page, 'base');
  const agreed = await kept(url);
  await build(page);
  await entry(page, 'Daily active users').click();
  await page.getByRole('note').filter({ hasText: '“Base” is locked' }).waitFor();
  const first = page.getByRole('main').getByLabel('In the first month', { exact: true });
  await first.fill('999');
  await first.press('Enter');
  const refused = page.getByRole('main').getByRole('alert').filter({ hasText: 'locked' });
  await refused.waitFor();
  assert.deepEqual(await kept(url), agreed);
  await refused.getByRole('button', { name: 'Try it in a draft' }).click();
  await page.getByRole('heading', { name: 'Forecast in “Base (draft)”' }).waitFor();
  // What the draft does not say is read from the scenario above.
  assert.equal(await first.getAttribute('placeholder'), '300');
  await first.fill('999');
  await first.press('Enter');
  await draftBar(page).getByText('1 change').waitFor();
  await entry(page, 'Base').click();
  await page.getByRole('note').getByRole('button', { name: 'Unlock' }).click();
  await page.getByRole('note').waitFor({ state: 'detached' });
});

test('drafts, locks and scenarios side by side are accessible in both languages and themes', async (t) => {
  for (const language of languages) {
    const { page } = await opened(t, { language });
    await lock(page, 'base');
    await tryOn(page, '500');
    await draftBar(page).waitFor();
    await sideBySide(page);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await calm(page);
      assert.deepEqual(await violations(page, '.analysis'), [], `${language} ${colorScheme}`);
      assert.deepEqual(await serious(page), [], `${language} ${colorScheme}`);
    }
    await build(page);
    await page.locator('nav [data-item="scenarios.base"]').click();
    await page.getByRole('note').waitFor();
    assert.deepEqual(await serious(page), [], language);
  }
});

for (const language of languages) {
  test(`scenarios that change prices are not said to assume the same, and what they change is named: ${language}`, async (t) => {
    const { page, url } = await opened(t, { language, context: { locale: language, reducedMotion: 'reduce' } });
    const { samples } = await call(url, { command: 'start' });
    await call(url, { command: 'open-sample', id: samples[1].id });
    await page.reload();
    await sideBySide(page);
    // Each changed price stands beside what it is in the others.
    const prices = await cells(page.locator('.analysis table').nth(1));
    assert.equal(prices.length, 1 + 2 + 5);
    const fee = prices.find(([name]) => language === 'en' ? /^Professional with modules · Package fee · Price · Amount/.test(name) : /套餐费 · 价格 · 金额/.test(name));
    assert.deepEqual(fee.slice(1), ['¥1,499.00', '¥1,499.00', '¥1,798.80']);
    const ways = page.locator('.analysis .else button');
    assert.equal(await ways.count(), 2);
    const name = await ways.last().innerText();
    await ways.last().click();
    await page.getByRole('main').getByRole('heading', { level: 2, name }).waitFor();
    const keys = await until(() => page.locator('main .map .key').allInnerTexts(), (all) => all.length === 5 && all.every(Boolean), 'the name of each');
    for (const key of keys) assert.match(key, language === 'en' ? /^[A-Z][^.]* · .* · Price · Amount$/ : /^\p{Script=Han}.* · .* · 价格 · 金额$/u);
  });
}

test('a scenario may change a yes or no, a word and a list, each in its own form, and what may not stand there is told at it', async (t) => {
  const { page, url, errors } = await opened(t);
  const { evaluation } = await call(url, {
    command: 'edit', scenario: '', label: { key: 'edit-changed', args: {} },
    edits: [{ edit: 'put', path: 'scenarios.fast.changes', value: { 'plans.pro.prices_include_vat': true, 'plans.pro.proration': 'none', 'plans.pro.charges.base-fee.price.amount': ['1'] } }],
  });
  assert.deepEqual(evaluation.issues.map(({ code, path }) => [code, path]), [['wrong-type', 'scenarios.fast.changes."plans.pro.charges.base-fee.price.amount"']]);
  await page.reload();
  await ready(page);
  await build(page);
  await scenario(page, 'fast').click();
  const row = (name) => page.locator('main .map .row').filter({ has: page.getByText(name, { exact: true }) });
  await row('Professional package · Prices include VAT').waitFor();
  const picked = (name) => row(name).getByRole('combobox').evaluate((node) => node.selectedOptions[0].textContent.trim());
  assert.equal(await picked('Professional package · Prices include VAT'), 'Yes');
  assert.equal(await picked('Professional package · Part periods'), 'Charged in full');
  await row('Professional package · Package fee · Price · Amount').getByText(/wanted|expected/).waitFor();
  assert.deepEqual(errors, []);
});

test('events are told apart by their names, wherever they stand', async (t) => {
  const { page, url, errors } = await opened(t);
  await call(url, { command: 'open-sample', id: 'school' });
  await page.reload();
  await sideBySide(page);
  const lines = await cells(page.locator('.analysis table').nth(1));
  const event = (name) => lines.filter(([line]) => line.includes(name)).map((line) => line.slice(1));
  assert.deepEqual(event('Lessons in the classroom again'), [['not there', 'Mar 2028 · 35%', 'not there']]);
  assert.deepEqual(event('The other schools join'), [['not there', 'not there', 'Sep 2027 · 30,000']]);
  await page.keyboard.press('2');
  await page.locator('main.cash-flow').waitFor();
  assert.deepEqual(errors, []);
});

/** A scenario that takes an option away and brings another one, and says a number, a date, a choice and a forecast otherwise. */
const elsewhere = `
[[scenarios]]
id = "other"
from = "base"
[scenarios.usage.users]
seasonality = { "7" = "50%" }
[scenarios.changes]
"months" = 12
"plans.all.charges.fee.price.amount" = "2500.5"
"plans.all.proration" = "none"
"options" = [
  { id = "all", name = "All in one", plan = "all", start = "2027-02-15" },
  { id = "later", name = { en = "Later", zh-CN = "以后" }, plan = "each" },
]
`;
const told = {
  en: [
    [
      ['Months compared', '6', '12'],
      ['Users · Seasons · July', 'not set', '50%'],
    ],
    [
      ['all · fee · Price · Amount', '¥2,050.00', '¥2,500.50'],
      ['all · Part periods', 'not set', 'Charged in full'],
      ['Options · By user', 'there', 'not there'],
      ['All in one · First day', 'not set', '15 Feb 2027'],
      ['Options · Later', 'not there', 'there'],
    ],
  ],
  'zh-CN': [
    [
      ['对比月数', '6', '12'],
      ['用户 · 季节性 · 7 月', '未填写', '50%'],
    ],
    [
      ['all · fee · 价格 · 金额', '¥2,050.00', '¥2,500.50'],
      ['all · 不足一期', '未填写', '按整期收费'],
      ['方案 · By user', '有', '无'],
      ['All in one · 首日', '未填写', '2027年2月15日'],
      ['方案 · 以后', '无', '有'],
    ],
  ],
};

for (const language of languages) {
  test(`scenarios side by side leave out nothing that differs: numbers, dates, choices, options of one of them: ${language}`, async (t) => {
    const study = join(folder(t), 'elsewhere.toml');
    writeFileSync(study, `${usersOrFlat()}${elsewhere}`);
    const { page, errors } = await openFor(t, { pickOpen: study, language, context: { locale: language, reducedMotion: 'reduce' } });
    await page.keyboard.press('Control+o');
    await page.getByTestId('total-all').waitFor();
    await sideBySide(page);
    const tables = await Promise.all([1, 2].map((nth) => cells(page.locator('.analysis table').nth(nth))));
    assert.deepEqual(tables.map(([, ...rows]) => rows), told[language]);
    // The option that only one scenario has stands with the others.
    const totals = await page.locator('.analysis table').first().locator('tbody th').allInnerTexts();
    assert.deepEqual(totals, ['By user', 'All in one', language === 'en' ? 'Later' : '以后']);
    // A scenario that is selected is what the others are held against.
    await page.locator('.analysis thead button').nth(1).click();
    await until(() => scenario(page, 'other').getAttribute('aria-current'), (now) => now === 'true', 'the scenario chosen');
    await page.locator('.analysis[aria-busy=false] td.other').first().waitFor();
    assert.equal(await page.locator('.analysis td.other').count(), 2 + 5);
    assert.deepEqual(errors, []);
  });
}
