// A whole study built in the window from nothing, and what its parts show while they are written.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIn } from './harness.mjs';
import { build, cents, entry, kept, languages, pasted, serious, total, type, until, verdict } from './steps.mjs';

const opened = openIn();

/*
 * Three vendors of chat for 12,000 daily users in every month of a year, by hand:
 * package  (1,500 + 2,000 users above 10,000 × 0.1) × 12           = 20,400
 * tiers    (5,000 × 0.2 + 5,000 × 0.15 + 2,000 × 0.1) × 12         = 23,400
 * prepaid  a pack of 150,000 user months for 15,000 holds the year = 15,000
 */
async function compared(page) {
  await page.keyboard.press('1');
  await total(page, 'package').waitFor();
  const totals = [];
  for (const id of ['package', 'tiers', 'prepaid']) totals.push(cents(await total(page, id).getAttribute('title')));
  assert.deepEqual(totals, [2040000, 2340000, 1500000]);
  assert.match(await verdict(page).innerText(), /^Prepaid/);
}

/** Names what was just added: its name has the focus by itself. */
async function named(page, name) {
  const focus = () => page.evaluate(() => [document.activeElement?.labels?.[0]?.textContent, document.activeElement?.value]);
  await until(focus, ([label, value]) => label === 'Name' && value === '', 'the focus on the name');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

/** Another id for the plan on the stage. */
async function called(page, url, id) {
  await type(page, 'Short name (id)', id);
  await until(() => kept(url), ({ plans }) => plans.at(-1).id === id, 'the plan’s id');
}

test('three vendors from an empty study, with the pointer', async (t) => {
  const { page, url, errors } = await opened(t);
  const main = page.getByRole('main');
  const add = (list) => page.getByRole('button', { name: `Add to “${list}”`, exact: true });
  const field = (table) => main.getByLabel('Add a field…').nth(table);
  await page.getByRole('button', { name: 'New study…' }).click();
  await main.getByLabel('Currency', { exact: true }).selectOption('CNY');
  await main.getByLabel('First month', { exact: true }).fill('2027-01');
  await main.getByLabel('Months to compare', { exact: true }).fill('12');
  await main.getByRole('button', { name: 'Empty study' }).click();
  await page.getByText('The comparison appears as soon as there is a plan').waitFor();

  await add('Meters').click();
  // Typing begins with the name.
  await named(page, 'Daily users');
  await type(page, 'Unit', 'users');
  await main.getByLabel('Kind', { exact: true }).selectOption('level');
  await main.getByLabel('Read as', { exact: true }).selectOption('peak');
  await type(page, 'In the first month', '1.2万');

  await main.getByRole('heading', { name: 'Daily users' }).waitFor();
  await add('Plans').click();
  await named(page, 'Package');
  await main.getByRole('button', { name: 'fee', exact: true }).click();
  await type(page, 'Amount', '1500');
  await add('Charges').click();
  await named(page, 'Above the package');
  await main.getByRole('button', { name: 'fee', exact: true }).click();
  await main.getByLabel('Counts', { exact: true }).selectOption('meter');
  await main.getByLabel('Price model', { exact: true }).selectOption('per-unit');
  await type(page, 'Unit price', '0.1');
  await field(0).selectOption('allowance');
  await type(page, 'Quantity', '1万');
  await called(page, url, 'package');
  await main.getByRole('button', { name: 'Compare it' }).click();
  await until(() => kept(url), ({ options }) => options.length === 1, 'an option on it');

  await add('Plans').click();
  await named(page, 'Tiers');
  await main.getByRole('button', { name: 'fee', exact: true }).click();
  await main.getByLabel('Counts', { exact: true }).selectOption('meter');
  await main.getByLabel('Price model', { exact: true }).selectOption('graduated');
  await main.getByLabel('Up to 1', { exact: true }).click();
  await pasted(page, '5000\t0.2\n10000\t0.15\n\t0.1');
  await main.getByRole('application', { name: /Price by quantity/ }).waitFor();
  await called(page, url, 'tiers');
  await main.getByRole('button', { name: 'Compare it' }).click();

  await add('Plans').click();
  await named(page, 'Prepaid');
  await main.getByRole('button', { name: 'fee', exact: true }).click();
  await main.getByLabel('Counts', { exact: true }).selectOption('meter');
  await main.getByLabel('Price model', { exact: true }).selectOption('per-unit');
  await type(page, 'Unit price', '0.2');
  await main.getByRole('button', { name: 'fee', exact: true }).click();
  await field(0).selectOption('packs');
  await add('Packs').click();
  await named(page, 'Year pack');
  // The only charge there is needs no choice.
  assert.equal(await main.getByLabel('For the charge', { exact: true }).inputValue(), 'fee');
  // A column of three goes into size, price and validity.
  await main.getByLabel('Size', { exact: true }).click();
  await pasted(page, '15万\n15000\n12');
  await called(page, url, 'prepaid');
  await main.getByRole('button', { name: 'Compare it' }).click();
  await until(() => kept(url), ({ options }) => options.length === 3, 'an option on each');
  // A pack that nobody buys says so, and leads to who could.
  await main.getByText('No option buys its pack yet').waitFor();
  await main.getByRole('button', { name: 'To the option “Prepaid”' }).click();
  await main.getByLabel('Plan', { exact: true }).waitFor();
  await add('Packs').click();
  await until(() => kept(url), ({ options }) => options.at(-1).packs?.[0]?.pack === 'pack', 'the pack bought');
  await compared(page);
  // Options that are called by their plan do not say it twice.
  const said = await page.locator('nav .option .description').allInnerTexts();
  assert.deepEqual(said.map((text) => text.replaceAll(/\s/g, ' ')), ['paid monthly', 'paid monthly', 'paid monthly · 1 pack']);
  // What has been paid by the last month does not pass for all that is paid.
  await page.keyboard.press('2');
  await page.locator('main.cash-flow .drawing').getByText(/^Cumulative by \w{3}\s\d{4}: /).waitFor();
  assert.deepEqual(errors, []);
});

for (const language of languages) {
  test(`a note is read as a whole: its field grows with the text, Enter keeps it as one paragraph, Escape gives up: ${language}`, async (t) => {
    const { page, url, errors } = await opened(t, { language, context: { viewport: { width: 1024, height: 680 } } });
    await build(page);
    await page.getByRole('navigation').getByRole('button').first().click();
    const label = { en: 'Note, English', 'zh-CN': '备注（中文（中国））' }[language];
    const field = page.getByRole('main').getByRole('textbox', { name: label, exact: true });
    const note = async () => (await kept(url)).note[language];
    const [short, sentence] = { en: ['Assumptions.', 'Prices are those of the day of writing. '], 'zh-CN': ['均为假设。', '价格以编写当日为准。'] }[language];
    const shown = () => field.evaluate((node) => ({ height: node.clientHeight, hidden: node.scrollHeight - node.clientHeight }));
    await field.fill(short);
    await field.press('Enter');
    await until(note, (now) => now === short, 'a short note');
    const line = await shown();
    assert.deepEqual(line, { height: 26, hidden: 0 });
    const long = sentence.repeat(12).trim();
    await field.fill(long);
    const grown = await shown();
    assert.ok(grown.height >= line.height + 60 && grown.hidden <= 0, JSON.stringify(grown));
    assert.deepEqual(await serious(page), []);
    await field.press('Escape');
    assert.equal(await field.inputValue(), short);
    assert.deepEqual(await shown(), line);
    await field.press('End');
    await pasted(page, ' a\n  b\r\nc\n');
    await field.press('Enter');
    await until(note, (now) => now === `${short} a b c`, 'lines that are pasted become one');
    assert.equal(await field.inputValue(), `${short} a b c`);
    assert.deepEqual(errors, []);
  });
}

for (const [language, unset] of [['en', 'Not stated'], ['zh-CN', '未填写']]) {
  test(`what may be added to a part has one name each, and growth that nobody stated says so: ${language}`, async (t) => {
    const { page, errors } = await opened(t, { language });
    await build(page);
    const parts = page.getByRole('navigation').locator('.entry:not(.foot .entry)');
    const seen = [];
    for (const part of await parts.all()) {
      await part.click();
      await page.getByRole('main').locator('select.quiet').first().waitFor();
      for (const list of await page.getByRole('main').locator('select.quiet').all()) {
        const names = await list.locator('option').allTextContents();
        assert.deepEqual(names.filter((name, n) => names.indexOf(name) !== n), [], await part.innerText());
        seen.push(...names);
      }
    }
    assert.ok(new Set(seen).size > 60, `${new Set(seen).size} fields`);
    await page.getByRole('navigation').getByRole('button', { name: /^(Add to “Meters”|添加：计量项)$/ }).click();
    const grows = page.getByRole('main').locator('.union select').first();
    await grows.waitFor();
    assert.equal(await grows.evaluate((list) => list.selectedOptions[0].textContent), unset);
    assert.deepEqual(errors, []);
  });
}

for (const language of languages) {
  const w = {
    en: { plans: 'Add to “Plans”', compare: 'Compare it', see: 'See the comparison' },
    'zh-CN': { plans: '添加：套餐', compare: '加入对比', see: '查看对比' },
  }[language];
  test(`a plan that is compared leads to the comparison, which begins at its top: ${language}`, async (t) => {
    const { page, errors } = await opened(t, { language, context: { viewport: { width: 1024, height: 680 } } });
    const main = page.getByRole('main');
    await build(page);
    await page.getByRole('navigation').getByRole('button', { name: w.plans }).click();
    await main.getByRole('textbox').first().waitFor();
    const focus = () => page.evaluate(() => document.activeElement?.textContent?.trim());
    await main.getByRole('button', { name: w.compare }).click();
    await until(focus, (text) => text === w.see, 'the focus on the way to the comparison');
    // However far down the form was: it has the room of a longer one.
    await main.evaluate((stage) => { stage.firstElementChild.style.paddingBottom = '900px'; stage.scrollTop = 60; });
    await page.keyboard.press('Enter');
    await verdict(page).waitFor();
    await until(() => main.evaluate((stage) => stage.scrollTop), (top) => top === 0, 'the top of the comparison');
    assert.deepEqual(errors, []);
  });
}

test('a name that is emptied in one language stands in the other, and in neither is the short one', async (t) => {
  const { page, url, errors } = await opened(t);
  await build(page);
  const main = page.getByRole('main');
  const heading = main.getByRole('heading', { level: 2 });
  await entry(page, 'Daily active users').click();
  const english = main.getByLabel('Name, English', { exact: true });
  const wrote = async (field, text, stands) => {
    await field.fill(text);
    await field.press('Enter');
    await until(() => heading.innerText(), (now) => now === stands, stands);
    assert.equal(await entry(page, stands).count(), 1);
  };
  await wrote(english, '', '日活跃用户数');
  assert.deepEqual((await kept(url)).meters[0].name, { 'zh-CN': '日活跃用户数' });
  await wrote(english, 'People', 'People');
  assert.deepEqual((await kept(url)).meters[0].name, { en: 'People', 'zh-CN': '日活跃用户数' });
  await wrote(english, '', '日活跃用户数');
  await wrote(main.getByLabel(/^Name, Chinese/), '', 'dau');
  assert.equal((await kept(url)).meters[0].name, undefined);
  assert.deepEqual(errors, []);
});
