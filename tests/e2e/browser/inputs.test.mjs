// Figures as people write them: typed, dragged and pasted, with their units.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIn } from './harness.mjs';
import { build, entry, kept, languageButton, pasted, undoButton, until } from './steps.mjs';

const opened = openIn();

const field = (page, name) => page.getByTestId('assumptions').getByRole('textbox', { name }).first();
const usage = async (url) => (await kept(url)).scenarios[0].usage.dau;

test('each way of writing a number is kept by Enter, and Escape brings back what stood there', async (t) => {
  const { page, url, errors } = await opened(t);
  const start = field(page, /First month/);
  // What stands before each is what the one before it left.
  const written = [['1.2万', '1.2万', '12,000'], ['+10%', '13200', '13,200'], ['=999*12', '11988', '11,988'], ['１２０００', '１２０００', '12,000'], ['＝（1+2）×3', '9', '9'], ['8k', '8k', '8,000']];
  for (const [typed, stands, shown] of written) {
    // With the focus the figure stands as it is edited, without its separators.
    await start.focus();
    await until(() => start.inputValue(), (text) => !text.includes(','), 'plain digits');
    await start.fill(typed);
    await start.press('Enter');
    await until(async () => (await usage(url)).start, (now) => now === stands, typed);
    await start.blur();
    await until(() => start.inputValue(), (text) => text === shown, shown);
  }
  await start.fill('77');
  await start.press('Escape');
  await until(() => start.inputValue(), (text) => text === '8,000', 'what stood there');
  assert.equal((await usage(url)).start, '8k');
  assert.deepEqual(errors, []);
});

test('a number is dragged, with Alt in finer steps, as one step back', async (t) => {
  const { page, url } = await opened(t);
  const before = await kept(url);
  const start = field(page, /First month/);
  const drag = async (by) => {
    const box = await start.boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + by, y, { steps: 5 });
    await page.mouse.up();
    const last = await until(async () => Number((await usage(url)).start), (now) => now !== Number(before.scenarios[0].usage.dau.start), 'another value');
    await undoButton(page).click();
    await until(() => kept(url), (now) => JSON.stringify(now) === JSON.stringify(before), 'one step back');
    return last - Number(before.scenarios[0].usage.dau.start);
  };
  const coarse = await drag(48);
  await page.keyboard.down('Alt');
  const fine = await drag(48);
  await page.keyboard.up('Alt');
  assert.ok(coarse > 0 && fine > 0 && fine * 5 < coarse, `${coarse} and ${fine}`);
});

test('a column that is pasted goes into the fields below, as one step; too many are refused', async (t) => {
  const { page, url } = await opened(t);
  const before = await kept(url);
  await field(page, /First month/).focus();
  await pasted(page, '４00\n5万\n');
  await until(() => usage(url), ({ start, growth }) => start === '４00' && growth.ceiling === '5万', 'both values');
  await undoButton(page).click();
  await until(() => kept(url), (now) => JSON.stringify(now) === JSON.stringify(before), 'one step back');
  await field(page, /First month/).focus();
  await pasted(page, Array.from({ length: 40 }, (_, n) => n + 1).join('\n'));
  await page.getByTestId('assumptions').getByRole('alert').filter({ hasText: '40 values' }).waitFor();
  assert.deepEqual(await kept(url), before);
});

test('units stand beside the numbers of a price', async (t) => {
  const { page } = await opened(t);
  await build(page);
  await entry(page, 'By user').first().click();
  await page.getByRole('main').locator('li .name').first().click();
  await page.getByRole('main').getByText(/^CNY \/ users$/).first().waitFor();
});

test('another language keeps place, selection and undo', async (t) => {
  const { page, url } = await opened(t);
  await field(page, /First month/).fill('450');
  await field(page, /First month/).press('Enter');
  await until(async () => (await usage(url)).start, (now) => now === '450', 'the change');
  await field(page, /First month/).blur();
  await build(page);
  await page.locator('nav [data-item="options.pro-yearly"]').click();
  await languageButton(page).click();
  await until(() => page.evaluate(() => document.documentElement.lang), (lang) => lang === 'zh-CN', 'Chinese');
  assert.equal(await page.locator('nav [data-item="options.pro-yearly"]').getAttribute('aria-current'), 'true');
  await page.getByRole('heading', { level: 2, name: '套餐年付' }).waitFor();
  await undoButton(page).click();
  await until(async () => (await usage(url)).start, (now) => now === '300', 'the step back');
});
