// Long work: how far it is, what is left, and the way out.

import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage } from './harness.mjs';
import { call, folder, ready, told, until, viewed } from './steps.mjs';

const own = folder({ after });
const study = join(own, 'large.toml');
const written = join(own, 'written');
let opened;
let page;
before(async () => {
  const each = [...Array(10).keys()];
  const charges = (plan) => [...Array(6).keys()].map((n) => `[[plans.charges]]\nid = "c${n}"\nname = "Charge ${n}"\nmeter = "users"\nprice = { model = "per-unit", unit_price = "0.${10 + plan + n}" }\n`);
  const plans = each.map((n) => `[[plans]]\nid = "p${n}"\nname = "Plan ${n}"\n${charges(n).join('')}`);
  const options = each.map((n) => `[[options]]\nid = "o${n}"\nname = "Option ${n}"\nplan = "p${n}"\n`);
  const head = 'format = 1\ntitle = "Large"\ncurrency = "CNY"\nstart = "2027-01"\nmonths = 240\n[[meters]]\nid = "users"\nname = "Users"\nunit = "users"\nkind = "level"\nread = "peak"\n[[scenarios]]\nid = "base"\nname = "Base"\n[scenarios.usage.users]\nstart = "1000"\ngrowth = { model = "compound", monthly_rate = "1%" }\n';
  writeFileSync(study, [head, ...plans, ...options].join('\n'));
  opened = await openPage({ pickOpen: study, pickSave: written });
  page = opened.page;
  await ready(page);
  await page.keyboard.press('Control+o');
  await page.getByTestId('total-o0').waitFor();
});
after(() => opened?.close());

const work = () => page.getByRole('contentinfo').locator('.work');

/** How many works run. The page's numbers for them are small. */
async function running() {
  const all = await Promise.all([...Array(30).keys()].map((n) => call(opened.url, { command: 'progress', work: n })));
  return all.filter(({ of }) => of > 0).length;
}

test('a long analysis says count and time left, and Cancel ends it where it is done', async () => {
  await viewed(page, 'Map');
  const said = await until(() => work().innerText(), (text) => /\d+ of \d+ · \d+ s left/.test(text), 'count and time left');
  const [, done, of] = /(\d+) of (\d+)/.exec(said);
  assert.ok(Number(done) < Number(of), said);
  await until(() => work().innerText(), (text) => Number(/(\d+) of/.exec(text)?.[1]) > Number(done), 'a larger count');
  await work().getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Cancelled: nothing has changed.').waitFor();
  assert.equal(await work().count(), 0);
  await until(running, (count) => count === 0, 'the end of the work');
});

test('it can be begun again, and another view takes its place at once', async () => {
  await page.getByRole('button', { name: 'Try again' }).click();
  await work().getByRole('progressbar').waitFor();
  await viewed(page, 'Over time');
  await page.getByRole('figure').first().waitFor();
  assert.equal(await work().count(), 0);
  assert.deepEqual(opened.errors, []);
});

for (const [what, ending] of [['report', 'pdf'], ['workbook', 'xlsx']]) {
  test(`a ${what} is counted and cancelled: nobody is asked where to, and nothing is written`, async () => {
    const asked = async () => (await fetch(`${opened.url}/asked`)).text();
    const before = await asked();
    await told(page, what);
    await until(() => work().innerText(), (text) => Number(/(\d+) of \d+/.exec(text)?.[1]) > 0, 'a count');
    assert.ok((await running()) > 0);
    await work().getByRole('button', { name: 'Cancel' }).click();
    await work().waitFor({ state: 'detached' });
    await until(running, (count) => count === 0, 'the end of the work');
    assert.equal(await asked(), before);
    assert.ok(!existsSync(written) && !existsSync(`${written}.${ending}`));
    assert.deepEqual(opened.errors, []);
  });
}
