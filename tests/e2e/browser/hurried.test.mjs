// Hands that are faster than the application: what is done before an answer adds to what was done before it.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openIn } from './harness.mjs';
import { build, entry, folder, kept, until } from './steps.mjs';

const opened = openIn();

const study = `format = 1
title = "Hurried"
currency = "CNY"
start = "2027-01"
months = 12

[[meters]]
id = "calls"
name = "Calls"
kind = "flow"

[[meters]]
id = "users"
name = "Users"
kind = "level"

[[scenarios]]
id = "base"
name = "Base"
[scenarios.usage]
calls = { start = "1000", profile = { hours = [1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1] } }
users = { start = "50" }

[[plans]]
id = "pro"
name = { en = "Pro", zh-CN = "专业版" }
[[plans.charges]]
id = "calls"
name = "Per call"
meter = "calls"
[plans.charges.price]
model = "graduated"
tiers = [{ up_to = "100", unit_price = "2" }, { unit_price = "1" }]
[[plans.charges]]
id = "night"
name = "At times"
meter = "calls"
[plans.charges.price]
model = "matrix"
dimensions = ["time"]
hours_ahead = 8
default = "0.04"
[[plans.charges.price.cells]]
at = ["peak"]
unit_price = "0.08"
band = { only_weekdays = [1, 2] }
[[plans.charges.price.cells]]
at = ["free"]
unit_price = "0"
band = { only_weekdays = [7] }
[[plans.charges.price.cells]]
at = ["cheap"]
unit_price = "0.01"
band = { only_weekdays = [6] }
[[plans.charges]]
id = "seats"
name = "Per user"
meter = "users"
price = { model = "per-unit", unit_price = "3" }

[[options]]
id = "pro"
plan = "pro"
`;

/** The study, answered late. */
async function hurried(t, text = study) {
  const file = join(folder(t), 'hurried.toml');
  writeFileSync(file, text);
  const { page, url, errors } = await opened(t, { pickOpen: file, late: 500 });
  await page.keyboard.press('Control+o');
  await page.getByText('Hurried').first().waitFor();
  await page.getByTestId('total-pro').waitFor();
  return { page, url, errors };
}

/** The plan in the editor, its charges unfolded. */
async function plan(t) {
  const { page, ...rest } = await hurried(t);
  await build(page);
  await entry(page, 'Pro').first().click();
  await page.locator('main button[aria-expanded=false]').first().waitFor();
  const folded = page.locator('main button[aria-expanded=false]');
  while ((await folded.count()) > 0) await folded.first().click();
  return { page, ...rest };
}

const charges = async (url) => (await kept(url)).plans[0].charges;

test('a value that was typed stands when a row is added at once', async (t) => {
  const { page, url, errors } = await plan(t);
  const price = page.getByRole('textbox', { name: 'Unit price 1', exact: true });
  await price.fill('7');
  await page.getByRole('button', { name: 'Add a row' }).click();
  const tiers = async () => (await charges(url))[0].price.tiers;
  await until(tiers, (now) => now.length === 3, 'the third row');
  assert.deepEqual(await tiers(), [{ up_to: '100', unit_price: '7' }, { up_to: '', unit_price: '' }, { unit_price: '1' }]);
  assert.deepEqual(errors, []);
});

test('days of the week that are chosen one after the other are all chosen', async (t) => {
  const { page, url } = await plan(t);
  for (const day of ['Wed', 'Thu', 'Mon']) await page.getByRole('button', { name: day, exact: true }).first().click();
  const days = async () => (await charges(url))[1].price.cells[0].band.only_weekdays;
  await until(days, (now) => now.join() === '2,3,4', 'two more days, and one less');
});

test('an item that is moved twice is moved by two', async (t) => {
  const { page, url } = await plan(t);
  const down = page.getByRole('button', { name: 'Move down: Per call' });
  await down.click();
  await down.click();
  const order = async () => (await charges(url)).map(({ id }) => id).join();
  await until(order, (now) => now === 'night,seats,calls', 'the last place');
});

for (const [what, name, places] of [
  ['with a name', 'Per call', (plan) => plan.map(({ id }) => id).join() === 'night,seats,calls'],
  ['without one', 'Cell 1', (plan) => plan.find(({ id }) => id === 'night').price.cells.map(({ at }) => at[0]).join() === 'free,cheap,peak'],
]) {
  test(`the same key moves an item on, one ${what}`, async (t) => {
    const { page, url } = await plan(t);
    await page.getByRole('button', { name: `Move down: ${name}` }).focus();
    await page.keyboard.press('Enter');
    const focus = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    const second = name.replace('1', '2');
    const row = () => page.evaluate(() => [...(document.activeElement?.closest('ul')?.children ?? [])].findIndex((one) => one.contains(document.activeElement)));
    await until(row, (now) => now === 1, 'the focus on the second place');
    assert.equal(await focus(), `Move down: ${second}`);
    await page.keyboard.press('Enter');
    await until(() => charges(url), places, 'the last place');
    // Nothing is below it.
    await until(focus, (now) => now.startsWith('Move up: '), 'the way back');
  });
}

test('a name in both languages keeps both', async (t) => {
  const { page, url } = await plan(t);
  const names = page.locator('.wordings').first().getByRole('textbox');
  await names.nth(0).fill('Professional');
  await names.nth(1).fill('专业套餐');
  await names.nth(1).press('Enter');
  const name = async () => (await kept(url)).plans[0].name;
  await until(name, (now) => now['zh-CN'] === '专业套餐', 'the name in Chinese');
  assert.deepEqual(await name(), { en: 'Professional', 'zh-CN': '专业套餐' });
});

test('what is tried on a locked scenario is one draft', async (t) => {
  const { page, url } = await hurried(t, study.replace('name = "Base"\n', 'name = "Base"\nlocked = true\n'));
  const first = page.getByTestId('assumptions').getByLabel('First month', { exact: true }).and(page.getByRole('textbox'));
  for (const [n, text] of ['1200', '60'].entries()) {
    await first.nth(n).fill(text);
    await first.nth(n).press('Enter');
  }
  const scenarios = async () => (await kept(url)).scenarios;
  await until(scenarios, (now) => Object.keys(now[1]?.usage ?? {}).length === 2, 'both values in the draft');
  const starts = (await scenarios()).map(({ usage }) => [usage.calls.start, usage.users.start]);
  assert.deepEqual(starts, [['1000', '50'], ['1200', '60']]);
});
