// More options than can be told apart: four in colour, the others in grey, and a pin.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage } from './harness.mjs';
import { cells, clipboard, differences, folder, ready, until } from './steps.mjs';

const study = join(folder({ after }), 'six.toml');
const prices = { a: 500, b: 90, c: 80, d: 400, e: 200, f: 900 };
let opened;
let page;
before(async () => {
  const ids = Object.keys(prices);
  const plans = ids.map((id) => `[[plans]]\nid = "${id}"\nname = "Plan ${id}"\n[[plans.charges]]\nid = "fee"\nname = "Fee"\nprice = { model = "flat", amount = "${prices[id]}" }\n`);
  const options = ids.map((id) => `[[options]]\nid = "${id}"\nname = "Option ${id}"\nplan = "${id}"\n`);
  const head = 'format = 1\ntitle = "Six"\ncurrency = "CNY"\nstart = "2027-01"\nmonths = 12\nbaseline = "f"\n[[scenarios]]\nid = "base"\nname = "Base"\n';
  writeFileSync(study, [head, ...plans, ...options].join('\n'));
  opened = await openPage({ pickOpen: study });
  page = opened.page;
  await ready(page);
  await page.keyboard.press('Control+o');
  await page.getByTestId('total-f').waitFor();
});
after(() => opened?.close());

const columns = async () => (await cells(differences(page)))[0].slice(1).map((text) => /Option ./.exec(text)?.[0]);
const lines = (kind) => page.getByRole('figure').locator(`path.line${kind}`).count();

test('the baseline, the cheapest and the two nearest have columns and colours', async () => {
  assert.deepEqual(await columns(), ['Option b', 'Option c', 'Option e', 'Option f']);
  assert.equal(await lines('.grey'), 2);
  assert.equal(await lines(':not(.grey)'), 4);
});

test('a grey line has its name when the keys come to it', async () => {
  const names = () => page.getByRole('figure').locator('svg.drawing').innerHTML();
  assert.ok(!(await names()).includes('Option a'));
  await page.getByRole('figure').getByRole('application').focus();
  await page.keyboard.press('ArrowDown');
  await until(names, (text) => text.includes('Option a'), 'the name of the first line');
  await page.getByTestId('total-c').click();
});

/** The colours of the lines that stand out, as they are drawn. */
const drawn = () =>
  page.locator('path.line:not(.grey)').evaluateAll((all) =>
    all.map((one) => `#${getComputedStyle(one).stroke.match(/\d+/g).slice(0, 3).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`.toUpperCase()).sort(),
  );

/** Those of the copied picture, without greys. */
async function pictured(before) {
  await page.getByRole('figure').locator('header button').last().click();
  await page.getByRole('menuitem', { name: /SVG/ }).first().click();
  // A grey line under the pointer would have its name.
  await page.mouse.move(0, 0);
  const svg = await until(() => clipboard(opened.url), (text) => text.includes('<svg') && text !== before, 'the picture');
  const found = [...svg.matchAll(/<(?:path|polyline)[^>]*stroke="(#[0-9A-Fa-f]{6})"/g)].map(([, colour]) => colour.toUpperCase());
  return { svg, colours: [...new Set(found)] };
}

test('a picture has the colours of the window', async () => {
  const window = await drawn();
  assert.equal(new Set(window).size, 4);
  const first = await pictured('');
  for (const colour of window) assert.ok(first.colours.includes(colour), `${colour} in ${first.colours}`);
  await page.getByRole('button', { name: 'Keep Option a in colour' }).press('Enter');
  await until(columns, (now) => now.includes('Option a'), 'the pinned column');
  const pinned = await drawn();
  const second = await pictured(first.svg);
  for (const colour of pinned) assert.ok(second.colours.includes(colour), `${colour} in ${second.colours}`);
  const gone = window.find((colour) => !pinned.includes(colour));
  assert.ok(gone && !second.colours.includes(gone), 'the one that made way is grey there too');
  await page.getByRole('button', { name: 'Keep Option a in colour' }).click();
  await page.mouse.move(0, 0);
  await until(drawn, (now) => now.join() === window.join(), 'the colours of before');
});

test('a pin brings an option into colour, and lets it go again', async () => {
  const pin = (name) => page.getByRole('button', { name: `Keep ${name} in colour` });
  await pin('Option a').press('Enter');
  await until(columns, (now) => now.join() === 'Option a,Option b,Option c,Option f', 'the pinned column');
  assert.equal(await pin('Option a').getAttribute('aria-pressed'), 'true');
  await pin('Option a').click();
  await until(columns, (now) => now.includes('Option e'), 'the nearest again');
  assert.deepEqual(opened.errors, []);
});
