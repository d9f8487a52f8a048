// How sure the comparison is: the fan, how often each option is cheapest, and what a wrong choice costs.

import assert from 'node:assert/strict';
import axe from 'axe-core';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage } from './harness.mjs';
import { call, cells, cents, clipboard, folder, languageButton, ready, undoButton, until, usersOrFlat, viewed } from './steps.mjs';

const place = folder({ after });
const saved = join(place, 'fan.svg');
const study = join(place, 'study.toml');
let opened;
let page;
const asked = [];
async function open(usage, months) {
  mkdirSync(place, { recursive: true });
  writeFileSync(study, usersOrFlat({ usage, months }));
  await page.keyboard.press('Control+o');
  await page.getByTestId('total-each').waitFor();
}
before(async () => {
  opened = await openPage({ pickOpen: study, pickSave: saved });
  page = opened.page;
  page.on('request', (request) => request.url().endsWith('/call') && asked.push(JSON.parse(request.postData())));
  await ready(page);
  await open('start = "1000"');
  await viewed(page, 'Uncertainty');
  await settled();
});
after(() => opened?.close());

const part = () => page.locator('main .analysis');
const fans = () => asked.filter(({ command, analysis }) => command === 'analyse' && analysis.kind === 'uncertainty').map(({ analysis }) => analysis);
const trace = () => page.getByRole('tree').getByRole('treeitem').first().innerText();
const found = (wish = {}) => call(opened.url, { command: 'analyse', scenario: 'base', analysis: { kind: 'uncertainty', option: null, basis: 'cash', paths: 1000, seed: 1, reach: 10, ...wish }, work: 0 });
const title = () => part().getByRole('heading').first().innerText();
async function settled() {
  await part().getByTestId('shares').waitFor();
  await until(async () => (await part().getAttribute('aria-busy')) === 'false' && /1,000/.test(await title()), Boolean, 'all futures');
}
const serious = async () => {
  // What fades in has its contrast when it is there.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
};

// 1,000 users, 10% either way, lognormal: paying by user is dearer above 1,025 users, that is
// above Φ⁻¹ = ln 1.025 ÷ (ln 1.1 ÷ 1.28155) = 0.3320: cheapest in Φ(0.3320) = 63.0%.
test('the fan, the shares and the words agree with what the application found', async () => {
  const { analysis } = await found();
  const each = analysis.options.find(({ option }) => option === 'each');
  assert.ok(Math.abs(Number(each.share) - 0.63) < 0.004, each.share);
  assert.match(await title(), /By user is cheapest in 63% of 1,000 simulations/);
  const shares = await part().getByTestId('shares').getByRole('button').allInnerTexts();
  assert.match(shares[0], /By user\s+63%\s+¥[\d,]+ \(¥[\d,]+ – ¥[\d,]+\)\s+at most ¥[\d,]+ more than the cheapest/);
  assert.match(shares[1], /All in one\s+37%/);
  assert.match(await part().innerText(), /1,000 simulations, seed 1\./);
  assert.match(await part().innerText(), /What is uncertain: .*900 to 1,100/);
  for (const drawn of ['.outer', '.inner', '.base', '.line.strong']) assert.equal(await part().locator(drawn).count(), 1, drawn);
  assert.deepEqual(await serious(), []);
});

test('the verdict says how sure it is, of this very study only', async () => {
  const sure = () => page.getByTestId('sure');
  const says = (pattern) => until(async () => ((await sure().count()) ? sure().innerText() : ''), (now) => pattern.test(now), String(pattern));
  await says(/^Cheapest in 63% of 1,000 simulations\.$/);
  await viewed(page, 'Over time');
  await says(/63%/);
  // Another study: nothing is known of it before it is simulated.
  const users = page.getByTestId('assumptions').getByRole('textbox', { name: /First month/ }).first();
  await users.focus();
  await users.fill('1030');
  await users.press('Enter');
  await until(() => sure().count(), (count) => count === 0, 'no share of the former study');
  assert.match(await page.getByTestId('verdict').innerText(), /All in one/);
  await page.getByRole('button', { name: 'How sure?' }).click();
  await settled();
  // 1,030 × 1.1^(−z) = 1,025: Φ(1.28155 × ln(1030 ÷ 1025) ÷ ln(1030 ÷ 927)) = Φ(0.0592) = 52.4%.
  await says(/^Cheapest in 52% of 1,000 simulations\.$/);
  await undoButton(page).click();
  await settled();
  await says(/^Cheapest in 63%/);
});

test('another option’s fan is one press away, and asks nothing anew', async () => {
  const [band, count] = [await part().locator('.outer').getAttribute('d'), fans().length];
  await part().getByTestId('shares').getByRole('button', { name: /All in one/ }).click();
  await until(() => part().locator('.outer').getAttribute('d'), (now) => now !== band, 'the other fan');
  assert.equal(fans().length, count);
  await part().getByTestId('shares').getByRole('button', { name: /By user/ }).press('Enter');
  await until(() => part().locator('.outer').getAttribute('d'), (now) => now === band, 'the first fan');
});

test('keys lead along the months and from line to line, and the table holds the same', async () => {
  const { analysis } = await found();
  const each = analysis.options.find(({ option }) => option === 'each');
  const high = each.bands.find(({ percent }) => percent === 90).amounts.at(-1);
  await part().getByRole('application').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  const spoken = await until(() => part().locator('[aria-live=polite]').innerText(), (said) => said.includes('P90'), 'the highest line');
  assert.ok(spoken.replaceAll(',', '').includes(high), `${high} in ${spoken}`);
  await page.keyboard.press('t');
  const rows = await cells(part().locator('table'));
  assert.deepEqual(rows[0], ['Month', 'P90', 'P75', 'P50', 'P25', 'P10', 'Forecast', 'All in one, middle']);
  assert.equal(rows.length, 7);
  assert.equal(Number(rows[6][1].replaceAll(',', '')), Number(high));
  await page.keyboard.press('t');
  await part().locator('header').getByRole('button').last().click();
  await page.getByRole('menuitem', { name: /spreadsheet/ }).click();
  const copied = await until(() => clipboard(opened.url), (now) => now.includes('P90\tP95'), 'the copied table');
  assert.ok(copied.includes(high), copied);
  await part().locator('header').getByRole('button').last().click();
  await page.getByRole('menuitem', { name: /Save as SVG/ }).click();
  const picture = await until(() => { try { return readFileSync(saved, 'utf8'); } catch { return ''; } }, (svg) => svg.includes('</svg>'), 'the saved picture');
  assert.match(picture, /cheapest in 63%/);
});

test('a wider reach spreads the fan', async () => {
  const before = await part().getByTestId('shares').innerText();
  await part().getByLabel('Each assumption reaches').selectOption('30');
  await until(() => part().getByTestId('shares').innerText(), (now) => now !== before, 'the wider fan');
  await settled();
  assert.match(await part().innerText(), /700 to 1,300/);
  await part().getByLabel('Each assumption reaches').selectOption('10');
  await settled();
});

test('a price with a range of its own, as the command line takes it', async () => {
  const path = 'plans.all.charges.fee.price.amount';
  await part().getByLabel('Own range for').selectOption(path);
  const row = part().getByTestId('own-range');
  const field = (end) => row.getByRole('textbox', { name: new RegExp(`${end}$`) });
  await until(() => field('P10').inputValue(), (text) => text.replaceAll(',', '') === '1845', 'ten percent below');
  await field('P10').fill('1.9k');
  await field('P10').press('Enter');
  await field('P90').fill('2200');
  await field('P90').press('Enter');
  await until(() => part().innerText(), (text) => /1,900(\.00)? to .*2,200/.test(text), 'the range');
  await settled();
  const { analysis } = await found({ ends: [{ path, low: '1900', high: '2200' }] });
  const each = analysis.options.find(({ option }) => option === 'each');
  assert.ok((await part().getByTestId('shares').innerText()).includes(`${Math.round(Number(each.share) * 100)}%`));
  // What is no range is refused, and stays to be mended.
  await field('P10').fill('3000');
  await field('P10').press('Enter');
  await part().getByText('A range goes from less to more').waitFor();
  await row.getByRole('button').click();
  await settled();
  assert.equal(await row.count(), 0);
});

for (const language of ['en', 'zh-CN']) {
  test(`a range of one scenario’s usage says under another one that it rests, and until when: ${language}`, async (t) => {
    const own = await openPage({ language });
    t.after(() => own.close());
    await ready(own.page);
    await viewed(own.page, language === 'en' ? 'Uncertainty' : '不确定性');
    const analysis = own.page.locator('main .analysis');
    await analysis.getByTestId('shares').waitFor();
    const { scenarios } = await call(own.url, { command: 'start' });
    // The faster one has a ceiling of its own, and the start of the first.
    const [base, other] = scenarios;
    const choice = analysis.locator('select').last();
    const path = await until(() => choice.evaluate((node, id) => [...node.options].map(({ value }) => value).find((value) => value === `scenarios.${id}.usage.dau.growth.ceiling`) ?? null, base.id), Boolean, 'its ceiling');
    await choice.selectOption(path);
    await analysis.getByTestId('own-range').waitFor();
    await own.page.locator(`nav [data-item="scenarios.${other.id}"]`).click();
    const resting = analysis.getByTestId('resting-range');
    const said = await until(() => resting.innerText(), (text) => !/^\s*38/.test(text), 'that it rests, by its name');
    assert.match(said, language === 'en' ? /^Base · Daily active users · Ceiling/ : /^基准 · 日活跃用户数 · 数量上限/);
    assert.ok(said.includes(base.name[language]), said);
    assert.match(said, language === 'en' ? /rests until/ : /暂不生效/);
    await own.page.locator(`nav [data-item="scenarios.${base.id}"]`).click();
    await analysis.getByTestId('own-range').waitFor();
    assert.equal(await resting.count(), 0);
  });
}

test('a percentile, the worst case and a share say where they come from', async () => {
  const { analysis } = await found();
  const each = analysis.options.find(({ option }) => option === 'each');
  const button = part().getByTestId('shares').getByRole('button', { name: /By user/ });
  // The middle stands before its range.
  const half = each.bands.find(({ percent }) => percent === 50);
  assert.equal(cents(await button.getByTestId('middle').innerText()), Math.round(Number(half.total)) * 100);
  const low = button.getByTestId('range').locator('[data-trace]').first();
  await low.click({ modifiers: ['Alt'] });
  const amount = each.bands.find(({ percent }) => percent === 10);
  // 6 months at 2 a user with the users of that simulation.
  const drawn = Number(amount.drawn[0].value);
  await until(trace, (text) => text.replaceAll(',', '').includes(String(drawn * 12)), `12 × ${drawn}`);
  // The amount has the digits that its error leaves.
  assert.ok(Math.abs(drawn * 12 - Number(amount.total)) < 10);
  await button.locator('.most').last().click({ modifiers: ['Alt'] });
  const dearest = Number(each.worst.drawn[0].value);
  await until(trace, (text) => text.replaceAll(',', '').includes(String(dearest * 12 - 2050 * 6)), 'the difference there');
  await button.locator('.head b').hover();
  await page.keyboard.press('e');
  await page.getByText(/Simulations in which it is the cheapest, of all 1,000: 63%/).waitFor();
  await page.keyboard.press('Escape');
});

test('in Chinese it says the same, and hidden amounts are not asked for', async () => {
  await languageButton(page).click();
  await until(title, (now) => /在 1,000\s次模拟中，By user有 63% 最便宜/.test(now), 'the title in Chinese');
  await until(() => part().getAttribute('aria-busy'), (busy) => busy === 'false', 'the end of the work');
  assert.deepEqual(await serious(), []);
  await languageButton(page).click();
  await until(title, (now) => /63% of/.test(now), 'the title in English');
  await page.keyboard.press('h');
  await page.locator('footer .shown').waitFor();
  await part().getByRole('alert').waitFor();
  assert.equal(await page.getByTestId('sure').count(), 0);
  assert.equal(await page.getByRole('button', { name: 'How sure?' }).count(), 0);
  assert.equal(await part().getByTestId('shares').count(), 0);
  await page.keyboard.press('h');
  await settled();
});

test('a first fan is there after 200 futures, the rest is counted and can be cancelled', async () => {
  // Slow enough to be seen: a meter that strays over twenty years.
  await open('start = "1000"\nvolatility = "8%"', 240);
  await until(title, (now) => / 200 simulations/.test(now), 'the first fan');
  const work = () => page.getByRole('contentinfo').locator('.work');
  const said = await until(() => work().innerText(), (now) => /\d+ of 1,?000/.test(now), 'the count');
  assert.ok(Number(/(\d+) of/.exec(said)[1]) < 1000);
  await work().getByRole('button', { name: 'Cancel' }).click();
  await until(() => work().count(), (count) => count === 0, 'the end of the work');
  assert.match(await title(), / 200 simulations/);
  assert.match(await part().innerText(), /Users: strays by 8% a month/);
  // Such a simulation cannot be typed in, and says so.
  await part().getByTestId('range').first().locator('[data-trace]').first().hover();
  await page.keyboard.press('e');
  await page.getByText(/P10: what simulation \d+ of 200 came to\. Usage strays there in every month by a draw of its own/).waitFor();
  await page.keyboard.press('Escape');
});

// All in one takes 1,025 users at most: it refuses in the 37% of the first spec in which it would
// have been cheaper.
test('an option that refuses usage in some simulations says in how many, and is not the cheapest there', async () => {
  await open('start = "1000"');
  const limited = readFileSync(study, 'utf8').replace('id = "all"\ncharges', 'id = "all"\nlimits = [{ id = "most", meter = "users", quantity = "1025" }]\ncharges');
  writeFileSync(study, limited);
  await page.keyboard.press('Control+o');
  await until(title, (now) => /By user is cheapest in all 1,000 simulations/.test(now), 'the other simulation');
  const row = part().getByTestId('shares').getByRole('button').filter({ hasText: 'All in one' });
  assert.match(await row.innerText(), /All in one\s+0%[^]*does not serve all usage in 37% of the simulations/);
  const other = part().getByTestId('shares').getByRole('button').filter({ hasText: 'By user' });
  assert.doesNotMatch(await other.innerText(), /serve/);
  await languageButton(page).click();
  await row.getByText('在 37% 的模拟中无法满足全部用量').waitFor();
  assert.deepEqual(await serious(), []);
  await languageButton(page).click();
  await row.getByText('does not serve').waitFor();
});

test('where nothing is uncertain it says so and leads to the forecast', async () => {
  await open('growth = { model = "explicit", values = ["1000", "1100"] }');
  await part().getByText('Nothing in the forecast is uncertain').waitFor();
  await part().getByRole('button', { name: 'State a forecast' }).click();
  const more = page.locator('main select:has(option[value=volatility])').first();
  await more.selectOption('volatility');
  await page.locator('main').getByText('Volatility a month').locator('visible=true').first().waitFor();
  assert.deepEqual(opened.errors, []);
});
