// Figures in fields: dragged in coarse and fine steps, with their units.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIn } from './harness.mjs';
import { build, entry, kept, undoButton, until } from './steps.mjs';

const opened = openIn();

const field = (page, name) => page.getByTestId('assumptions').getByRole('textbox', { name }).first();
const usage = async (url) => (await kept(url)).scenarios[0].usage.dau;

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

test('units stand beside the numbers of a price', async (t) => {
  const { page } = await opened(t);
  await build(page);
  await entry(page, 'By user').first().click();
  await page.getByRole('main').locator('li .name').first().click();
  await page.getByRole('main').getByText(/^CNY \/ users$/).first().waitFor();
});
