// Study files: saved, changed, reopened elsewhere, and found again after a restart.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage, startBrowser } from './harness.mjs';
import { cells, cents, differences, examples, folder, ready, slider, undoButton, until, verdict } from './steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const standing = (page) => page.locator('.standing').innerText();

async function setCeiling(page, text) {
  const field = page.getByTestId('assumptions').getByRole('textbox', { name: 'Ceiling' });
  const before = await slider(page, 'Ceiling').getAttribute('aria-valuetext');
  await field.focus();
  await field.fill(text);
  await page.keyboard.press('Enter');
  await until(() => slider(page, 'Ceiling').getAttribute('aria-valuetext'), (now) => now !== before, 'the new value');
  await until(() => undoButton(page).isEnabled(), Boolean, 'a step to undo');
}

const figures = async (page) => ({ verdict: await verdict(page).innerText(), table: await cells(differences(page)), ceiling: await slider(page, 'Ceiling').getAttribute('aria-valuetext') });

test('a sample saved as a file, changed and saved again opens elsewhere with the same figures and its comments', async (t) => {
  const file = join(folder(t), 'plans.toml');
  const first = await openPage({ browser, pickSave: file });
  t.after(() => first.close());
  await ready(first.page);
  await first.page.keyboard.press('Control+Shift+S');
  await until(() => standing(first.page), (now) => now === 'Saved', '“Saved”');
  await first.page.getByText('Saved as plans.toml').waitFor();
  const comments = (text) => text.split('\n').filter((one) => one.startsWith('#'));
  const original = readFileSync(join(examples, 'startup.toml'), 'utf8');
  assert.deepEqual(comments(readFileSync(file, 'utf8')), comments(original));

  await setCeiling(first.page, '52000');
  assert.equal(await standing(first.page), 'Changed since saved');
  await first.page.keyboard.press('Control+s');
  await until(() => standing(first.page), (now) => now === 'Saved', '“Saved” again');
  const saved = readFileSync(file, 'utf8');
  assert.deepEqual(comments(saved), comments(original));
  assert.match(saved, /ceiling = "52000"/);
  const kept = await figures(first.page);
  assert.equal(kept.ceiling, '52,000 users');

  const second = await openPage({ browser, pickOpen: file });
  t.after(() => second.close());
  await ready(second.page);
  await second.page.keyboard.press('Control+o');
  await until(() => standing(second.page), (now) => now === 'Saved', 'the opened file');
  assert.deepEqual(await figures(second.page), kept);
  assert.deepEqual([...first.errors, ...second.errors], []);
});

test('unsaved changes and their undo are there after a restart', async (t) => {
  const [file, data] = [join(folder(t), 'plans.toml'), folder(t)];
  const first = await openPage({ browser, data, pickSave: file });
  await ready(first.page);
  await first.page.keyboard.press('Control+Shift+S');
  await until(() => standing(first.page), (now) => now === 'Saved', '“Saved”');
  const untouched = await figures(first.page);
  await setCeiling(first.page, '61000');
  const left = await figures(first.page);
  await first.close();

  const second = await openPage({ browser, data, pickSave: file });
  t.after(() => second.close());
  await ready(second.page);
  assert.equal(await standing(second.page), 'Changed since saved');
  assert.deepEqual(await figures(second.page), left);
  await undoButton(second.page).click();
  await until(() => figures(second.page), (now) => JSON.stringify(now) === JSON.stringify(untouched), 'the figures before');
  assert.equal(await standing(second.page), 'Saved');
});

test('a closed dialog changes nothing', async (t) => {
  const opened = await openPage({ browser });
  t.after(() => opened.close());
  await ready(opened.page);
  const before = await figures(opened.page);
  await opened.page.keyboard.press('Control+o');
  await opened.page.keyboard.press('Control+Shift+S');
  await opened.page.keyboard.press('p');
  await opened.page.keyboard.press('p');
  assert.deepEqual(await figures(opened.page), before);
  assert.equal(await standing(opened.page), 'Sample');
});

test('what another program wrote into the file is taken in when the window comes to the front, and both versions are kept', async (t) => {
  const file = join(folder(t), 'plans.toml');
  const { page, errors, close } = await openPage({ browser, pickSave: file });
  t.after(close);
  await ready(page);
  await page.keyboard.press('Control+Shift+S');
  await until(() => standing(page), (now) => now === 'Saved', '“Saved”');
  await setCeiling(page, '52000');
  const focus = () => page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await focus();
  assert.equal(await standing(page), 'Changed since saved');

  writeFileSync(file, readFileSync(file, 'utf8').replace('ceiling = "38000"', 'ceiling = "45000"'));
  await focus();
  await page.getByText('Another program changed plans.toml.').waitFor();
  await until(() => slider(page, 'Ceiling').getAttribute('aria-valuetext'), (now) => now === '45,000 users', 'the other program’s value');
  assert.equal(await standing(page), 'Saved');
  await undoButton(page).click();
  await until(() => slider(page, 'Ceiling').getAttribute('aria-valuetext'), (now) => now === '52,000 users', 'the value before');

  // Half a file is no study: nothing happens, and nothing is lost.
  writeFileSync(file, 'format = 1\ntitle = "ha');
  await focus();
  await focus();
  assert.equal(await slider(page, 'Ceiling').getAttribute('aria-valuetext'), '52,000 users');
  assert.deepEqual(errors, []);
});

test('studies that were open before stand in the menu with their totals', async (t) => {
  const file = join(folder(t), 'plans.toml');
  const { page, close } = await openPage({ browser, pickSave: file });
  t.after(close);
  await ready(page);
  await page.keyboard.press('Control+Shift+S');
  await until(() => standing(page), (now) => now === 'Saved', '“Saved”');
  const kept = await figures(page);
  const totals = (await page.getByTestId(/^total-/).evaluateAll((cells) => cells.map((cell) => cell.title))).map((text) => cents(text) / 100);
  assert.ok(totals.length > 1 && totals.every((one) => one > 0), totals.join());
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Samples' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('menu').last().getByRole('menuitem').last().click();
  await until(() => standing(page), (now) => now === 'Sample', 'another study');

  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Open recent' }).focus();
  await page.keyboard.press('ArrowRight');
  const entry = page.getByRole('menuitem', { name: /plans\.toml/ });
  const shown = Number(/[\d,]{4,}/.exec((await entry.innerText()).split('\n').at(-1))?.[0].replaceAll(',', ''));
  assert.ok(Math.abs(shown - Math.min(...totals)) <= 1, `${shown} of ${totals.join()}`);
  await entry.click();
  await until(() => standing(page), (now) => now === 'Saved', 'the study before');
  assert.deepEqual(await figures(page), kept);
});
