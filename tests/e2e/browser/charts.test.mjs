// What every chart has, and what each of them draws: titles that state the finding, table
// twins, copies, keys in two directions, explanation from the drawing, labels, patterns.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openFor, openPage } from './harness.mjs';
import { call, cells, cents, clipboard, examples, folder, languageButton, ready, until, viewed } from './steps.mjs';

let opened;
let page;
before(async () => {
  opened = await openPage();
  page = opened.page;
  await ready(page);
  await call(opened.url, { command: 'open-sample', id: 'startup' });
  await page.reload();
  await ready(page);
});
after(() => opened?.close());

const figure = () => page.getByRole('figure');
const title = () => figure().getByRole('heading').innerText();
const spoken = () => figure().locator('[aria-live=polite]').textContent();

async function show(name) {
  await page.keyboard.press('1');
  await viewed(page, name);
  if (name !== 'Over time' && name !== '随时间') await page.locator('.analysis[aria-busy=false] .chart').waitFor();
}
async function flow(nth) {
  await page.keyboard.press('2');
  await page.locator('.flows [role=radio]').nth(nth).click();
  await figure().waitFor();
}

/** Every chart of the window and the way to it, in the language that is on. */
const charts = (parts) => [
  ...parts.map((name) => [name, () => show(name)]),
  ['paid', () => flow(0)],
  ['spread', () => flow(1)],
  ['balance', () => flow(2)],
];
const english = ['Over time', 'Difference', 'Composition', 'By usage', 'Map', 'What would change it'];
const chinese = ['随时间', '差额', '费用构成', '随用量', '分布图', '影响结论的因素'];

for (const [language, parts] of [['en', english], ['zh-CN', chinese]]) {
  test(`every chart states its finding, has a summary in words and one tab stop: ${language}`, async () => {
    if (language === 'zh-CN') await languageButton(page).click();
    for (const [name, go] of charts(parts)) {
      await go();
      const told = await title();
      assert.ok(told.length > 12, `${name}: ${told}`);
      assert.match(await figure().evaluate((node) => document.getElementById(node.getAttribute('aria-describedby')).textContent), language === 'en' ? /\w.*[.\d]/ : /[一-龥]/, `${name}: a summary`);
      assert.equal(await figure().evaluate((node) => document.getElementById(node.getAttribute('aria-labelledby')).textContent), told, name);
      // The drawing is one stop for Tab; the rest are the buttons around it.
      assert.equal(await figure().locator('.plot, .plot [tabindex="0"]').count(), 1, name);
      await figure().getByRole('application').focus();
      await page.keyboard.press('End');
      const text = await until(spoken, (now) => now.length > 3, `${name}: a point in words`);
      if (language === 'zh-CN') assert.match(text, /[一-龥]/, name);
      const ring = await figure().getByRole('application').evaluate((node) => getComputedStyle(node).outlineWidth);
      assert.equal(ring, '2px', `${name}: the focus is seen`);
      await page.keyboard.press('t');
      await figure().getByRole('table').waitFor();
      assert.ok((await figure().getByRole('row').count()) > 2, `${name}: the table twin`);
      await page.keyboard.press('t');
      await figure().getByRole('application').waitFor();
    }
    if (language === 'zh-CN') await languageButton(page).click();
    assert.deepEqual(opened.errors, []);
  });
}

test('every chart is copied as PNG, as SVG and as a table', async () => {
  const copied = async () => {
    const bytes = Buffer.from(await (await fetch(`${opened.url}/clipboard.png`)).arrayBuffer());
    return bytes.subarray(1, 4).toString('latin1') === 'PNG' ? bytes.toString('base64') : null;
  };
  let picture = null;
  for (const [name, go] of charts(english)) {
    await go();
    for (const [item, good] of [['Copy picture as SVG', (text) => text.startsWith('<svg')], ['Copy table for a spreadsheet', (text) => text.includes('\t') && !text.startsWith('<svg')]]) {
      await figure().getByRole('button').last().click();
      await page.getByRole('menuitem', { name: item }).click();
      await until(() => clipboard(opened.url), good, `${name}: ${item}`);
    }
    await figure().getByRole('button').last().click();
    await page.getByRole('menuitem', { name: 'Copy picture', exact: true }).click();
    const before = picture;
    picture = await until(copied, (now) => now !== null && now !== before, `${name}: another picture`);
  }
});

test('Up and Down move between the lines of a chart, Left and Right between its points', async () => {
  await show('By usage');
  const plot = figure().getByRole('application');
  await plot.focus();
  await page.keyboard.press('ArrowRight');
  const first = await until(spoken, (now) => now.length > 3);
  await page.keyboard.press('ArrowDown');
  const line = await until(spoken, (now) => now !== first, 'another line');
  assert.match(line, /now$/);
  assert.equal(await figure().locator('path.line.strong').count(), 1, 'the line is set apart');

  await show('Map');
  await figure().getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  const corner = await until(spoken, (now) => /Jan\s2027/.test(now));
  await page.keyboard.press('ArrowUp');
  const above = await until(spoken, (now) => now !== corner, 'the row above');
  assert.match(above, /Feb\s2027/);
  assert.equal(corner.split(', ')[0], above.split(', ')[0], 'the same column');

  await flow(2);
  await figure().getByRole('application').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  assert.match(await until(spoken, (now) => now.includes('Prepaid balance')), /month\s1\s\(Jan\s2027\), Prepaid balance/i);
});

test('the composition adds up, and a part leads to its explanation', async () => {
  await show('Composition');
  const { analysis } = await call(opened.url, { command: 'analyse', scenario: '', analysis: { kind: 'composition' }, work: 0 });
  assert.equal(analysis.bars.length, 4);
  for (const bar of analysis.bars) {
    assert.equal(bar.items.reduce((sum, item) => sum + cents(item.amount), 0), cents(bar.total), bar.option);
    assert.ok(bar.items.length <= 6);
  }
  const shown = cents((await figure().locator('.part').first().getAttribute('data-tip')).replace(/^\D*/, ''));
  await figure().locator('.part').first().click();
  const chosen = page.getByRole('treeitem', { selected: true });
  await chosen.waitFor();
  assert.equal(cents(await chosen.locator('.line .sum').innerText()), shown);
  assert.equal(await chosen.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('Escape');
  await page.mouse.move(0, 0);
  await figure().getByRole('application').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await until(() => page.getByRole('treeitem').first().innerText(), (text) => text.includes('By user'), 'the second option');
  // E means the part, not the whole total.
  await page.keyboard.press('Escape');
  await figure().locator('.part').first().hover();
  await page.keyboard.press('e');
  await until(() => chosen.locator('.line .sum').innerText(), (text) => cents(text) === shown, 'the part under the pointer');
  await page.keyboard.press('Escape');
});

test('E on a drawing explains the month under the crosshair, or the total', async () => {
  await page.mouse.move(0, 0);
  await show('Over time');
  const first = () => page.getByRole('treeitem').first().innerText();
  await figure().getByRole('application').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('e');
  await until(first, (text) => /Dec\s2029/.test(text), 'the month');
  await page.keyboard.press('Escape');
  await flow(1);
  await figure().getByRole('application').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('e');
  await until(first, (text) => /Jan\s2027/.test(text) && /cost/i.test(text), 'the cost of the month');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
});

test('the month under the crosshair is the same in chart, table and explanation', async () => {
  await flow(0);
  await page.mouse.move(0, 0);
  await page.locator('.months tbody tr').nth(3).hover();
  assert.equal(await figure().locator('.month-band.pointed').count(), 1);
  await figure().getByRole('application').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  assert.match(await page.locator('.months tr.chosen').innerText(), /Feb\s2027/);
  assert.match(await page.getByRole('complementary').getByRole('heading').first().innerText(), /Feb\s2027/);
  await page.keyboard.press('1');
  await show('Over time');
  await page.keyboard.press('t');
  assert.match(await figure().locator('tr.chosen').innerText(), /Feb\s2027/);
  await page.keyboard.press('t');
  await page.keyboard.press('Escape');
});

test('a tall bar says its amount and how many usual months it is', async () => {
  await page.getByTestId('total-pro-yearly').click();
  await flow(0);
  const told = await figure().locator('text.tall').allTextContents();
  assert.equal(told.length, 3);
  // 19,386.89 in January 2028 against 3,180 in a usual month.
  assert.equal(told[1], '19.4K = 6 × usual');
});

test('steps of the staircase are named where they stand', async () => {
  await show('By usage');
  const labels = await figure().locator('text.step').allTextContents();
  // A further 10,000 users cost 1,000 and 6 % VAT.
  assert.ok(labels.includes('+1,060'), labels.join());
  const boxes = await figure().locator('text.step').evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect()).map(({ left, right, top, bottom }) => ({ left, right, top, bottom })));
  for (const [n, a] of boxes.entries()) for (const b of boxes.slice(n + 1)) assert.ok(a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 3 || b.bottom <= a.top + 3, 'no label over another');
});

test('the cost by usage goes over a meter that follows another, too', async () => {
  await show('By usage');
  const meter = page.getByLabel('By usage of');
  await meter.selectOption('traffic');
  await until(title, (text) => text.includes('Traffic'), 'traffic');
  // 5,000 GB at 0.80 and 0.70 with 6 % VAT: (800 + 2,800) × 1.06 = 3,816.00.
  const { analysis } = await call(opened.url, { command: 'analyse', scenario: '', analysis: { kind: 'cliff', meter: 'traffic', month: 35 }, work: 0 });
  const corners = analysis.lines.find(({ option }) => option === 'traffic').corners;
  const at = (quantity) => Number(corners.find((corner) => corner.at === String(quantity))?.cost);
  assert.equal(at(5000), 3816);
  const flat = new Set(analysis.lines.find(({ option }) => option === 'users').corners.map(({ cost }) => cost));
  assert.equal(flat.size, 1, 'what the meter does not touch is level');
  await meter.selectOption('dau');
  await until(title, (text) => text.includes('Daily active users'), 'users again');
});

test('the map goes over a price, with a range about it', async () => {
  await show('Map');
  const across = page.getByLabel('Across', { exact: true });
  const prices = await across.evaluate((select) => [...select.options].map(({ value, label }) => ({ value, label })).filter(({ value }) => value.startsWith('plans.')));
  assert.ok(prices.some(({ label }) => label.includes('Package fee')), JSON.stringify(prices));
  const chosen = 'plans.users.charges.users.price.unit_price';
  await across.selectOption(chosen);
  await until(title, (text) => text.includes('unit price'), 'the price');
  const { analysis } = await call(opened.url, { command: 'analyse', scenario: '', analysis: { kind: 'map', input: chosen, rows: null, basis: 'cash' }, work: 0 });
  // 0.22 today: from nothing to 0.5.
  assert.deepEqual([analysis.columns[0], analysis.columns.at(-1)], ['0', '0.5']);
  assert.equal(analysis.cells.at(-1)[0], 'users', 'free users are cheapest');
  assert.notEqual(analysis.cells.at(-1).at(-1), 'users');
  assert.deepEqual(opened.errors, []);
});

test('what is still to come back is drawn beside what is prepaid', async (t) => {
  const study = join(folder(t), 'salvage.toml');
  const [head, plan, option] = [
    'format = 1\ntitle = "Own"\ncurrency = "CNY"\nstart = "2027-01"\nmonths = 12\n[[scenarios]]\nid = "base"\nname = "Base"\n',
    '[[plans]]\nid = "own"\nname = "Own"\n[[plans.charges]]\nid = "server"\nname = "Server"\ncadence = "once"\nservice_months = 12\nsalvage = "20%"\nprice = { model = "flat", amount = "12000" }\n',
    '[[options]]\nid = "own"\nname = "Own"\nplan = "own"\n',
  ];
  writeFileSync(study, `${head}${plan}${option}`);
  const other = await openFor(t, { pickOpen: study });
  await other.page.keyboard.press('Control+o');
  await other.page.getByTestId('total-own').waitFor();
  await other.page.keyboard.press('2');
  await other.page.locator('.flows [role=radio]').nth(2).click();
  const drawn = other.page.getByRole('figure');
  await drawn.locator('path.beside').waitFor({ state: 'attached' });
  // The option's name stands above it already.
  assert.match(await drawn.getByRole('heading').innerText(), /^At most ¥[\d,.]+ is prepaid, at the end of \w+\s2027$/);
  // Of 12,000 a fifth comes back.
  assert.match(await drawn.textContent(), /¥2,400\.00 is still to come back/);
  await drawn.getByRole('application').focus();
  await other.page.keyboard.press('Home');
  await other.page.keyboard.press('ArrowUp');
  await until(() => drawn.locator('[aria-live=polite]').textContent(), (text) => /Receivable/.test(text), 'the receivable by keys');
  assert.deepEqual(other.errors, []);
});

test('of eight options the four that stand out have colours of their own', async (t) => {
  const study = join(folder(t), 'eight.toml');
  const ids = [...'abcdefgh'];
  const plans = ids.map((id, n) => `[[plans]]\nid = "${id}"\nname = "Plan ${id}"\n[[plans.charges]]\nid = "fee"\nname = "Fee"\nprice = { model = "flat", amount = "${900 - n * 100}" }\n`);
  const options = ids.map((id) => `[[options]]\nid = "${id}"\nname = "Option ${id}"\nplan = "${id}"\n`);
  writeFileSync(study, ['format = 1\ntitle = "Eight"\ncurrency = "CNY"\nstart = "2027-01"\nmonths = 12\nbaseline = "c"\n[[scenarios]]\nid = "base"\nname = "Base"\n', ...plans, ...options].join('\n'));
  const other = await openFor(t, { pickOpen: study });
  await other.page.keyboard.press('Control+o');
  await other.page.getByTestId('total-h').waitFor();
  const strokes = await other.page.getByRole('figure').locator('path.line:not(.grey)').evaluateAll((nodes) => nodes.map((node) => `${getComputedStyle(node).stroke} ${getComputedStyle(node).strokeDasharray}`));
  assert.equal(strokes.length, 4);
  assert.equal(new Set(strokes).size, 4, strokes.join());
  const listed = await other.page.locator('nav [data-item^="options."] svg').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('class').split(' ')[0]));
  assert.equal(listed.filter((name) => name === 'series-5').length, 4, 'the others are grey in the list as well');
});

test('where a study has several currencies, amounts name theirs', async (t) => {
  const study = join(folder(t), 'two.toml');
  const text = readFileSync(join(examples, 'startup.toml'), 'utf8');
  writeFileSync(study, `${text}\n[[exchange]]\ncurrency = "JPY"\nfrom = "2027-01-01"\nrate = "0.047"\n`);
  const other = await openFor(t, { pickOpen: study });
  await other.page.keyboard.press('Control+o');
  await until(() => other.page.getByTestId('verdict').innerText(), (now) => now.includes('CNY'), 'the code');
  assert.ok(!(await other.page.locator('main').innerText()).includes('¥'));
  await languageButton(other.page).click();
  await until(() => other.page.getByTestId('verdict').innerText(), (now) => /CNY/.test(now) && /[一-龥]/.test(now), 'the code in Chinese beside yen');
});

test('on grey paper areas differ by pattern', async () => {
  await show('Map');
  await page.emulateMedia({ media: 'print' });
  const fills = await figure().locator('rect.cell').evaluateAll((nodes) => [...new Set(nodes.map((node) => getComputedStyle(node).fill))]);
  assert.ok(fills.length > 1 && fills.every((fill) => fill.includes('#print-series-')), fills.join());
  await page.emulateMedia({ media: 'screen' });
  await show('What would change it');
  await page.emulateMedia({ media: 'print' });
  const more = await figure().locator('rect.more').first().evaluate((node) => getComputedStyle(node).fill);
  assert.match(more, /#print-more/);
  assert.notEqual(await figure().locator('rect.saves').first().evaluate((node) => getComputedStyle(node).fill), more);
  await page.emulateMedia({ media: 'screen' });
  await flow(0);
  await page.emulateMedia({ media: 'print' });
  const kinds = await figure().locator('g.bar').evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node.querySelector('rect')).fill));
  assert.equal(new Set(kinds).size, kinds.length, kinds.join());
  await page.emulateMedia({ media: 'screen' });
});
