// More options than can be told apart: four in colour, the others in grey, and a pin.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage } from './harness.mjs';
import { cells, differences, folder, ready, until } from './steps.mjs';

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

test('a pin brings an option into colour, and lets it go again', async () => {
  const pin = (name) => page.getByRole('button', { name: `Keep ${name} in colour` });
  await pin('Option a').press('Enter');
  await until(columns, (now) => now.join() === 'Option a,Option b,Option c,Option f', 'the pinned column');
  assert.equal(await pin('Option a').getAttribute('aria-pressed'), 'true');
  await pin('Option a').click();
  await until(columns, (now) => now.includes('Option e'), 'the nearest again');
  assert.deepEqual(opened.errors, []);
});
