// Whatever takes something away says so with a way back, and the way back brings everything
// again exactly.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openIn } from './harness.mjs';
import { build, call, entry, folder, kept, pasted, until } from './steps.mjs';

const opened = openIn();

const study = `format = 1
title = "Everything that can be taken away"
currency = "CNY"
start = "2027-01"
months = 12
[discounting]
annual_rate = "8%"
[[meters]]
id = "users"
name = "Users"
kind = "level"
[[meters]]
id = "messages"
name = "Messages"
kind = "flow"
[[scenarios]]
id = "base"
name = "Base"
[scenarios.usage.users]
start = "8000"
events = [{ name = "Campaign", from = "2027-06", to = "2027-06", multiply = "125%" }]
[scenarios.usage.messages]
start = "100000"
[[scenarios]]
id = "high"
name = "High"
from = "base"
[scenarios.usage.users]
start = "20000"
[[scenarios]]
id = "fixed"
name = "Fixed"
from = "base"
locked = true
usage = {}
[[plans]]
id = "pro"
name = "Pro"
[[plans.modules]]
id = "audit"
name = "Audit log"
[[plans.charges]]
id = "fee"
name = "Fee"
price = { model = "flat", amount = "1000" }
[[plans.charges]]
id = "users"
name = "Each user"
meter = "users"
allowance = { quantity = "500" }
price = { model = "graduated", tiers = [{ up_to = "1000", unit_price = "0.5" }, { unit_price = "0.3" }] }
[[plans.charges]]
id = "sent"
name = "Messages sent"
meter = "messages"
price = { model = "per-unit", unit_price = "0.001" }
[[plans.packs]]
id = "pack"
name = "Pack of messages"
charge = "sent"
size = "50000"
price = "40"
validity_months = 12
[[plans]]
id = "small"
name = "Small"
[[plans.charges]]
id = "each"
name = "For each"
meter = "users"
price = { model = "per-unit", unit_price = "1" }
[[options]]
id = "pro"
name = "Pro by the month"
plan = "pro"
modules = ["audit"]
[[options.projects]]
id = "shop"
name = "Shop"
meters = { users = "users" }
[[options]]
id = "small"
name = "Small by the month"
plan = "small"
[actuals.users]
2027-01 = "7900"
2027-02 = "8100"
`;

const main = (page) => page.getByRole('main');
const to = (name) => (page) => entry(page, name).first().click();
const removed = (name) => async (page) => main(page).getByRole('button', { name: `Remove: ${name}`, exact: true }).first().click();
const out = (name) => async (page) => main(page).getByRole('button', { name: `Take out: ${name}`, exact: true }).first().click();
const unfold = (name) => async (page) => main(page).getByRole('button', { name, exact: true }).first().click();
const typed = (label, text) => async (page) => {
  const field = main(page).getByRole('textbox', { name: label, exact: true }).first();
  await field.fill(text);
  await field.press('Enter');
};
const chosen = (label, word) => (page) => main(page).getByLabel(label, { exact: true }).first().selectOption(word);

async function draft(page) {
  await page.keyboard.press('1');
  await page.getByRole('navigation').getByRole('button', { name: /^Fixed/ }).click();
  const field = page.getByTestId('assumptions').getByRole('textbox', { name: 'First month' }).first();
  await until(() => page.getByRole('navigation').getByRole('button', { name: /^Fixed/ }).getAttribute('aria-current'), (now) => now === 'true', 'the locked scenario');
  await field.fill('9000');
  await field.press('Enter');
  await page.getByRole('region', { name: /Draft/ }).waitFor();
}

/** A month that is there already, under another count. */
async function imported(page) {
  await page.getByLabel('Or paste rows from a spreadsheet here').focus();
  await pasted(page, 'month\tUsers\n2027-01\t9999\n2027-02\t9999\n2027-03\t9999\n');
  const take = main(page).getByRole('button', { name: 'Import', exact: true });
  await page.getByRole('checkbox', { name: /Forecast from the trend/ }).check();
  await take.click();
}

/** Each act: where it is, what is done before (and is part of what comes back), and the act. */
const acts = [
  { what: 'a meter', at: [to('Messages')], act: removed('Messages') },
  { what: 'a scenario', at: [to('High')], act: removed('High') },
  { what: 'a plan', at: [to('Pro')], act: removed('Pro') },
  { what: 'an option', at: [to('Pro by the month')], act: removed('Pro by the month') },
  { what: 'a charge', at: [to('Pro')], act: removed('Each user') },
  { what: 'a tier', at: [to('Pro'), unfold('Each user')], act: removed('Row 1') },
  { what: 'the tiers, by another price model', at: [to('Pro'), unfold('Each user')], act: chosen('Price model', 'per-unit') },
  { what: 'tiers, by a pasted table', at: [to('Pro'), unfold('Each user')], act: async (page) => {
    await main(page).getByLabel('Up to 1', { exact: true }).focus();
    await pasted(page, '10\t9\n∞\t8');
  } },
  { what: 'what is included', at: [to('Pro'), unfold('Each user')], act: out('Included') },
  { what: 'a price, by another', at: [to('Pro'), unfold('Fee')], act: typed('Amount', '1') },
  { what: 'a pack', at: [to('Pro')], act: removed('Pack of messages') },
  { what: 'all packs', at: [to('Pro')], act: out('Packs') },
  { what: 'a module of a plan', at: [to('Pro')], act: removed('Audit log') },
  { what: 'a module of an option', at: [to('Pro by the month')], act: removed('audit') },
  { what: 'a project', at: [to('Pro by the month')], act: removed('Shop') },
  { what: 'a dated event', at: [to('Users')], act: removed('Campaign') },
  { what: 'the discounting', at: [to('Study')], act: out('Discounting') },
  { what: 'what was counted', at: [to('Study')], act: out('Counted so far, by meter and month') },
  { what: 'what was counted of a meter', at: [to('Study')], act: removed('Users') },
  { what: 'an id, by another', at: [to('Pro')], act: typed('Short name (id)', 'other') },
  { what: 'what a branched scenario says otherwise', at: [to('High')], act: async (page) => main(page).getByRole('row').getByRole('button').first().click() },
  { what: 'counted months and the forecast, by an import', at: [to('Import usage…')], act: imported },
  { what: 'a draft', at: [draft], act: (page) => page.getByRole('button', { name: 'Discard', exact: true }).click() },
  { what: 'the scenario, by a draft that is applied', at: [draft], act: (page) => page.getByRole('button', { name: 'Apply', exact: true }).click() },
  { what: 'the state of the study, by an earlier one', at: [to('Pro'), unfold('Fee'), typed('Amount', '2'), to('History')], act: (page) => main(page).getByRole('row').filter({ hasText: 'Beginning' }).getByRole('button').first().click() },
];

for (const { what, at, act } of acts) {
  test(`taken away and brought back by the message: ${what}`, async (t) => {
    const file = join(folder(t), 'all.toml');
    writeFileSync(file, study);
    const { page, url, errors } = await opened(t, { pickOpen: file });
    await page.keyboard.press('Control+o');
    await page.getByTestId('total-small').waitFor();
    await build(page);
    for (const step of at) await step(page);
    const toast = page.locator('.toast').filter({ has: page.getByRole('button', { name: /^Undo: / }) });
    // What led here has been told and kept.
    const settled = async () => JSON.stringify([await kept(url), (await call(url, { command: 'select', scenario: '' })).undo]);
    let last = '';
    const before = await until(settled, (now) => { const same = now === last; last = now; return same; }, 'rest');
    await act(page);
    await until(settled, (now) => now !== before, 'the change');
    await toast.last().getByRole('button', { name: /^Undo: / }).click();
    const document = JSON.stringify(JSON.parse(before)[0]);
    await until(async () => JSON.stringify(await kept(url)), (now) => now === document, 'everything again');
    // The window says so, and offers to do it again.
    await page.locator('.toast').filter({ has: page.getByRole('button', { name: /^Redo: / }) }).waitFor();
    assert.deepEqual(errors, []);
  });
}
