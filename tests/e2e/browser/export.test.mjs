// What leaves the window: tables on the clipboard, pictures and tables in files.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage } from './harness.mjs';
import { call, cents, clipboard, differences, folder, pick, ready, until, viewed } from './steps.mjs';
import { contents } from './workbook.mjs';

let opened;
let page;
const file = join(folder({ after }), 'picked');
before(async () => {
  opened = await openPage({ pickSave: file });
  page = opened.page;
  await ready(page);
});
after(() => opened?.close());

/** Where the application put it: under the picked name, or with an ending. */
async function saved(ending) {
  const path = await until(() => [file, `${file}.${ending}`].find((one) => existsSync(one)) ?? '', Boolean, `a ${ending} file`);
  await page.getByText('Saved as picked').first().waitFor();
  const content = readFileSync(path);
  rmSync(path);
  return content;
}

async function wellFormed(svg) {
  assert.equal(await page.evaluate((text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')?.textContent ?? '', svg), '');
  assert.match(svg, /<svg[^>]*viewBox=/);
}

/** Width and height of a PNG that is complete. */
function size(png) {
  assert.equal(png.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n');
  assert.equal(png.subarray(-8, -4).toString('latin1'), 'IEND');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

const rows = (text, by) => text.replace(/^\uFEFF/, '').trim().split(/\r?\n/).map((one) => one.split(by));

for (const [mode, table] of [['Compare', 'difference'], ['Cash flow', 'month']]) {
  test(`${mode}: the ${table} table is copied for a spreadsheet`, async () => {
    await page.getByRole('radio', { name: mode }).click();
    const before = await clipboard(opened.url);
    await pick(page, 'Chart menu', /Copy table for a spreadsheet/);
    const text = await until(() => clipboard(opened.url), (now) => now !== before, 'a copied table');
    const copied = rows(text, '\t');
    assert.equal(new Set(copied.map((row) => row.length)).size, 1, text);
    assert.ok(copied.length > 5);
    if (table === 'difference') {
      const shown = await differences(page).getByRole('row', { name: /^Paid in/ }).locator('.figure').first().getAttribute('title');
      const line = copied.find(([title]) => title.startsWith('Paid in'));
      assert.equal(cents(line[1]), cents(shown), text);
    } else assert.ok(copied.length >= 37);
  });

  test(`${mode}: pictures are saved`, async () => {
    await page.getByRole('radio', { name: mode }).click();
    await pick(page, 'Chart menu', /Save as SVG/);
    await wellFormed((await saved('svg')).toString('utf8'));
    await pick(page, 'Chart menu', /Save as PNG/);
    const [width, height] = size(await saved('png'));
    assert.ok(width >= 800 && height >= 400, `${width}×${height}`);
    await pick(page, 'Chart menu', /Copy picture/);
    const response = await until(() => fetch(`${opened.url}/clipboard.png`), ({ ok }) => ok, 'a copied picture');
    const copied = Buffer.from(await response.arrayBuffer());
    assert.deepEqual(size(copied), [width, height]);
  });

  test(`${mode}: the table is saved as CSV and as Markdown`, async () => {
    await page.getByRole('radio', { name: mode }).click();
    await pick(page, 'Chart menu', /Save table as CSV/);
    const csv = (await saved('csv')).toString('utf8');
    const lines = csv.replace(/^\uFEFF/, '').trim().split(/\r?\n/);
    assert.ok(lines.length > 5, csv);
    assert.ok(lines[0].includes(','), csv);

    const what = table === 'difference' ? { kind: 'difference-table', format: 'markdown' } : { kind: 'month-table', option: 'pro-yearly', format: 'markdown' };
    const reply = await call(opened.url, { command: 'export', scenario: 'base', what, to: 'file', changes: [] });
    assert.equal(reply.reply, 'exported', JSON.stringify(reply));
    const markdown = (await saved('md')).toString('utf8');
    const table_lines = markdown.split('\n').filter((one) => one.startsWith('|'));
    assert.ok(table_lines.length > 5, markdown);
    assert.equal(new Set(table_lines.map((one) => one.split(/(?<!\\)\|/).length)).size, 1, markdown);
    assert.ok(table_lines.some((one) => /^\|[\s:|-]+\|$/.test(one)), markdown);
  });
}

/** The words of a picture, as a reader of it finds them. */
const wordsOf = (svg) => page.evaluate((text) => [...new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('text')].map((node) => node.textContent.trim()), svg);

for (const [name, word] of [['Difference', 'Monthly package'], ['By usage', 'By traffic'], ['Map', 'Yearly package'], ['What would change it', /◆|One/], ['Decision sheet', /notice/i]]) {
  test(`${name}: the picture is saved and copied`, async () => {
    await page.getByRole('radio', { name: 'Compare' }).click();
    await viewed(page, name);
    await page.locator('.analysis[aria-busy=false]').waitFor();
    await page.locator('.analysis .chart, .analysis section').first().waitFor();
    await pick(page, 'Chart menu', /Save as SVG/);
    const svg = (await saved('svg')).toString('utf8');
    await wellFormed(svg);
    const words = await wordsOf(svg);
    assert.ok(words.some((text) => (word instanceof RegExp ? word.test(text) : text.startsWith(word))), words.join(' | '));
    await pick(page, 'Chart menu', /Save as PNG/);
    const [width, height] = size(await saved('png'));
    assert.ok(width === 1920 && height >= 240, `${width}×${height}`);
    await pick(page, 'Chart menu', /Copy picture/);
    await until(async () => size(Buffer.from(await (await fetch(`${opened.url}/clipboard.png`)).arrayBuffer())).join(), (now) => now === [width, height].join(), 'the copied picture');
  });
}

test('a map over two inputs is saved with the values of both', async () => {
  await page.getByRole('radio', { name: 'Compare' }).click();
  await viewed(page, 'Map');
  const part = page.locator('.analysis');
  const up = part.getByLabel('Up', { exact: true });
  const growth = await up.evaluate((select) => [...select.options].find(({ value }) => value.includes('growth'))?.value);
  const months = await part.getByRole('heading').first().innerText();
  await up.selectOption(growth);
  await until(() => part.getByRole('heading').first().innerText(), (title) => title !== months, 'the map over both');
  await page.keyboard.press('t');
  const values = await part.locator('tbody th').allInnerTexts();
  await page.keyboard.press('t');
  await pick(page, 'Chart menu', /Save as SVG/);
  const words = await wordsOf((await saved('svg')).toString('utf8'));
  assert.ok(words.some((text) => text.includes(' × ')), words.join(' | '));
  assert.ok(values.length === 16 && values.filter((value) => words.includes(value.trim())).length > 4, words.join(' | '));
  await up.selectOption('');
});

test('the prepaid balance is saved as a picture', async () => {
  await page.getByRole('radio', { name: 'Cash flow' }).click();
  await page.getByRole('radio', { name: 'Balance' }).click();
  await page.getByRole('figure').waitFor();
  await pick(page, 'Chart menu', /Save as SVG/);
  const svg = (await saved('svg')).toString('utf8');
  await wellFormed(svg);
  assert.ok((await wordsOf(svg)).includes('Prepaid balance'));
});

for (const [where, save] of [
  ['the menu', () => pick(page, 'File', 'Export', /Export a workbook/)],
  ['the cash flow', async () => {
    await page.getByRole('radio', { name: 'Cash flow' }).click();
    await page.getByRole('button', { name: 'Workbook (XLSX)' }).click();
  }],
]) {
  test(`a workbook with formulas is saved from ${where}`, async () => {
    await save();
    const written = contents(await saved('xlsx'));
    assert.deepEqual(written.names.slice(0, 3), ['Summary', 'Assumptions', 'Usage']);
    const reply = await call(opened.url, { command: 'select', scenario: '' });
    const totals = reply.evaluation.cash.rows.find(({ measure }) => measure === 'total').cells.map(({ amount }) => amount);
    for (const total of totals) assert.ok(written.formulas.some(({ formula, result }) => formula.startsWith("'Cash flow'!") && result === total), total);
    assert.ok(written.formulas.some(({ formula }) => /^ROUND\(/.test(formula)));
  });
}

test('a workbook is a file: the clipboard does not take it', async () => {
  const reply = await call(opened.url, { command: 'export', scenario: '', what: { kind: 'workbook' }, to: 'clipboard', changes: [] });
  assert.equal(reply.code, 'only-a-file', JSON.stringify(reply));
});

test('no workbook is written while amounts are hidden', async () => {
  await page.getByRole('radio', { name: 'Cash flow' }).click();
  await page.keyboard.press('h');
  await page.getByRole('button', { name: 'Workbook (XLSX)' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await until(() => page.getByRole('menuitem', { name: 'Export', exact: true }).getAttribute('aria-disabled'), (now) => now === 'true', 'a closed export');
  await page.keyboard.press('Escape');
  const reply = await call(opened.url, { command: 'export', scenario: '', what: { kind: 'workbook' }, to: 'file', changes: [] });
  assert.equal(reply.code, 'amounts-hidden', JSON.stringify(reply));
  assert.ok(!existsSync(file) && !existsSync(`${file}.xlsx`));
  await page.keyboard.press('h');
  await page.getByRole('button', { name: 'Workbook (XLSX)' }).waitFor();
});

test('a file that was saved is opened, shown in its folder, and its path copied', async () => {
  await page.getByRole('radio', { name: 'Compare' }).click();
  await viewed(page, 'Over time');
  const asked = async () => (await (await fetch(`${opened.url}/asked`)).text()).split('\n');
  await pick(page, 'Chart menu', /Save as SVG/);
  const toast = page.locator('.toast', { hasText: 'Saved as picked' });
  await toast.getByRole('button', { name: 'Open' }).click();
  await until(asked, (all) => all.at(-1) === `open ${file}`, 'the program for it');
  await toast.getByRole('button', { name: 'Show in folder' }).click();
  await until(asked, (all) => all.at(-1) === `show ${file}`, 'the file manager');
  await toast.getByRole('button', { name: 'Copy path' }).click();
  await until(() => clipboard(opened.url), (text) => text === file, 'the path');
  // What has gone since is told, and nothing is started.
  rmSync(file);
  await toast.getByRole('button', { name: 'Open' }).click();
  await page.getByText('“picked” is not there.').waitFor();
  assert.equal((await asked()).at(-1), `show ${file}`);
});

test('a study that was saved is opened, shown in its folder, and its path copied', async (t) => {
  const place = join(folder(t), 'ours.outlay.toml');
  const { page: own, url, close } = await openPage({ pickSave: place });
  t.after(close);
  await ready(own);
  const asked = async () => (await (await fetch(`${url}/asked`)).text()).split('\n');
  for (const [name, said] of [['Show in folder', 'show'], ['Open', 'open']]) {
    // Saved again, it is told again, once.
    await own.keyboard.press('Control+s');
    const toast = own.locator('.toast', { hasText: 'Saved as ours.outlay.toml' });
    await toast.getByRole('button', { name }).click();
    await until(asked, (all) => all.at(-1) === `${said} ${place}`, said);
    await toast.getByRole('button', { name: 'Copy path' }).click();
    await until(() => clipboard(url), (text) => text === place, 'the path');
    assert.equal(await toast.count(), 1);
  }
});

test('the next dialog begins in the folder of the last, for studies and exports apart, also after a restart', async (t) => {
  const [data, exports, studies] = [folder(t), folder(t), folder(t)];
  const dialogs = async (url) => (await (await fetch(`${url}/asked`)).text()).split('\n').filter((one) => one.startsWith('dialog'));
  const save = async (url, what) => {
    const reply = await call(url, what);
    assert.ok(['exported', 'session'].includes(reply.reply), JSON.stringify(reply));
  };
  const table = { command: 'export', scenario: '', what: { kind: 'difference-table', format: 'csv' }, to: 'file', changes: [] };
  const first = await openPage({ data, pickSave: join(exports, 'table.csv') });
  t.after(() => first.close());
  await ready(first.page);
  await save(first.url, table);
  await save(first.url, table);
  assert.deepEqual(await dialogs(first.url), ['dialog ', `dialog ${exports}`]);
  await first.close();
  const second = await openPage({ data, pickSave: join(studies, 'study.outlay.toml') });
  t.after(() => second.close());
  await ready(second.page);
  await save(second.url, { command: 'save-as', scenario: '' });
  await save(second.url, { command: 'save-as', scenario: '' });
  await save(second.url, table);
  assert.deepEqual(await dialogs(second.url), ['dialog ', `dialog ${studies}`, `dialog ${exports}`]);
});

test('a picture of a presentation shows what is being tried', async () => {
  const picture = async () => {
    await pick(page, 'Chart menu', /Save as SVG/);
    const svg = await until(() => (existsSync(file) ? readFileSync(file, 'utf8') : ''), (text) => text.endsWith('</svg>\n') || text.endsWith('</svg>'), 'the picture');
    rmSync(file);
    return svg;
  };
  await page.keyboard.press('3');
  await page.locator('main.present').waitFor();
  const before = await picture();
  const slider = page.locator('main.present input[type=range]').first();
  const chart = () => page.locator('main.present .chart-box').innerText();
  const drawn = await chart();
  await slider.focus();
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowRight');
  const tried = await until(chart, (now) => now !== drawn, 'another chart');
  const after = await picture();
  assert.notEqual(after, before);
  // The totals at the ends of the lines are those of the values that are tried.
  const [{ path }] = (await call(opened.url, { command: 'select', scenario: '' })).evaluation.assumptions.filter(({ kind }) => kind === 'quantity');
  const changes = [{ path, value: String(await slider.inputValue()) }];
  const { cash } = await call(opened.url, { command: 'preview', scenario: '', changes, detail: 'lines' });
  const totals = cash.rows.find(({ measure }) => measure === 'total').cells.map(({ amount }) => Number(amount).toLocaleString('en-US', { minimumFractionDigits: 2 }));
  const words = (svg) => svg.replaceAll(/<[^>]*>/g, ' ');
  assert.ok(totals.every((amount) => words(after).includes(amount)), `${totals} in ${words(after)}`);
  assert.ok(!totals.every((amount) => words(before).includes(amount)), tried);
  await page.keyboard.press('r');
  await until(chart, (now) => now === drawn, 'the chart as it was');
  assert.equal(await picture(), before);
  await page.keyboard.press('Escape');
});

test('nothing went wrong on the way', () => assert.deepEqual(opened.errors, []));
