// How sure the verdict is comes by itself: soon after the last change, of this very study, and nothing moves.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage } from './harness.mjs';
import { folder, kept, languageButton, ready, slider, undoButton, until, usersOrFlat, viewed } from './steps.mjs';

const place = folder({ after });
const study = join(place, 'study.toml');
let opened;
let page;
const asked = [];
const analyses = () => asked.filter(({ command, analysis }) => command === 'analyse' && analysis.kind === 'uncertainty');
const sure = () => page.getByTestId('sure');
const says = (pattern) => until(async () => ((await sure().count()) ? sure().innerText() : ''), (now) => pattern.test(now), String(pattern));
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function open(what) {
  mkdirSync(place, { recursive: true });
  writeFileSync(study, usersOrFlat(what));
  asked.length = 0;
  await page.keyboard.press('Control+o');
  await page.getByTestId('total-each').waitFor();
  await until(() => asked.some(({ command }) => command === 'open-file'), Boolean, 'the file');
}

before(async () => {
  opened = await openPage({ pickOpen: study });
  page = opened.page;
  page.on('request', (request) => request.url().endsWith('/call') && asked.push(JSON.parse(request.postData())));
  await ready(page);
});
after(() => opened?.close());

/** Where everything below and beside it stands. */
const places = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('.verdict, .verdict .follows, .verdict .notes > span, .parts, main table, main .drawing')].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return [one.className.toString().replace(/\bunknown\b/, '').trim(), x, y, width, height].join(' ');
    }),
  );

// 1,000 users, 10% either way, lognormal: paying by user is dearer above 1,025 users, that is
// above Φ⁻¹ = ln 1.025 ÷ (ln 1.1 ÷ 1.28155) = 0.3320: cheapest in Φ(0.3320) = 63.0%.
test('it stands beside the verdict unasked, nothing moves, and the machine rests afterwards', async () => {
  await open();
  assert.equal(await sure().count(), 0);
  const before = await places();
  assert.ok(before.length > 5, before.join('\n'));
  await says(/^Cheapest in 63% of 1,000 simulations\.$/);
  assert.deepEqual(await places(), before);
  assert.equal(analyses().length, 1);
  const { paths, seed, reach, basis } = analyses()[0].analysis;
  assert.deepEqual([paths, seed, reach, basis], [1000, 1, 10, 'cash']);
  asked.length = 0;
  await pause(2500);
  assert.deepEqual(asked, []);
});

test('its tab shows the same at once, asking for nothing less first', async () => {
  await page.getByRole('button', { name: 'How sure?' }).click();
  await page.locator('main .analysis').getByText(/By user is cheapest in 63% of 1,000 simulations/).first().waitFor();
  assert.deepEqual(analyses().map(({ analysis }) => analysis.paths), [1000]);
  await viewed(page, 'Over time');
  await says(/63%/);
});

test('a slider that moves asks for nothing, and no share is shown for what has changed', async () => {
  asked.length = 0;
  await slider(page, 'First month').focus();
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press('ArrowRight');
    await until(() => sure().count(), (count) => count === 0, 'no share while it moves');
    await pause(250);
  }
  assert.equal(analyses().length, 0);
  await page.keyboard.press('Tab');
  await says(/simulations/);
  assert.equal(analyses().length, 1);
  await undoButton(page).click();
  await says(/63%/);
});

test('typed values take it away until it is known of them', async () => {
  const users = page.getByTestId('assumptions').getByRole('textbox', { name: /First month/ }).first();
  await until(() => users.inputValue(), (shown) => shown === '1,000', 'the value before');
  await users.fill('1030');
  await users.press('Enter');
  await until(() => sure().count(), (count) => count === 0, 'no share of the former study');
  // 1,030 × 1.1^(−z) = 1,025: Φ(1.28155 × ln(1030 ÷ 1025) ÷ ln(1030 ÷ 927)) = Φ(0.0592) = 52.4%.
  await until(async () => (await kept(opened.url)).scenarios[0].usage.users.start, (start) => start === '1030', 'the typed value');
  await says(/^Cheapest in 52% of 1,000 simulations\.$/);
  await undoButton(page).click();
  await says(/63%/);
});

test('both bases have their own, and it speaks both languages', async () => {
  await page.keyboard.press('p');
  await until(() => sure().count(), (count) => count === 0, 'no share of the other basis');
  await says(/63%/);
  assert.equal(analyses().at(-1).analysis.basis, 'accrual');
  await page.keyboard.press('p');
  await says(/63%/);
  await languageButton(page).click();
  await says(/^在 1,000\s次模拟中有 63% 最便宜。$/);
  await languageButton(page).click();
});

test('while amounts are hidden nothing is simulated and nothing said', async () => {
  await page.keyboard.press('h');
  await page.locator('footer .shown').waitFor();
  asked.length = 0;
  await pause(1500);
  assert.equal(await page.locator('.verdict .sure').count(), 0);
  assert.equal(analyses().length, 0);
  await page.keyboard.press('h');
  await says(/63%/);
});

test('a change ends what is being simulated, where it is done', async () => {
  // Slow enough in a build for tests: a meter that strays over ten years.
  await open({ usage: 'start = "1000"\nvolatility = "8%"', months: 120, each: 4 });
  await until(() => analyses().length, (count) => count === 1, 'the simulation');
  const [{ work }] = analyses();
  const ended = page.waitForResponse((response) => response.request().postData()?.includes(`"work":${work}`) && response.request().postData().includes('"uncertainty"'));
  await slider(page, 'First month').focus();
  await page.keyboard.press('ArrowRight');
  assert.equal((await ended).status(), 422);
  assert.ok(asked.some((one) => one.command === 'cancel' && one.work === work));
});

test('a large study is simulated when it is asked, and has the button', async () => {
  await open({ months: 240, each: 9 });
  await pause(2000);
  assert.equal(analyses().length, 0);
  assert.equal(await page.locator('.verdict .sure').count(), 0);
  await page.getByRole('button', { name: 'How sure?' }).click();
  await until(() => analyses().length, (count) => count > 0, 'the simulation');
  await viewed(page, 'Over time');
});

test('where nothing is uncertain it is asked once and no more', async () => {
  await open({ usage: 'growth = { model = "explicit", values = ["1000", "1100"] }' });
  await until(() => analyses().length, (count) => count === 1, 'the question');
  await pause(2500);
  assert.equal(analyses().length, 1);
  assert.equal(await sure().count(), 0);
  assert.deepEqual(opened.errors, []);
});
