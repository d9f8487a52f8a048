// Usage counted elsewhere: previewed, faults told by row, brought in, and beside the plan.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openIn } from './harness.mjs';
import { call, cells, folder, kept, pasted, pick, serious, undoButton, until } from './steps.mjs';
import { workbook } from './workbook.mjs';

const opened = openIn();

/** The page with a file of the given bytes chosen for import. */
async function chosen(t, bytes, name = 'usage.csv', options = {}) {
  const file = join(folder(t), name);
  writeFileSync(file, bytes);
  const { page, ...rest } = await opened(t, { pickOpen: file, ...options });
  await pick(page, /^(File|文件)$/, /Import usage…|导入用量…/);
  await page.getByRole('button', { name: /Choose a file…|选择文件…/ }).click();
  await page.getByText(name).waitFor();
  return { page, ...rest };
}

const importButton = (page) => page.getByRole('main').getByRole('button', { name: /^(Import|导入)$/ });
// “月份,日活跃用户数” in GB18030.
const header = Buffer.from('d4c2b7dd2cc8d5bbeed4bed3c3bba7cafd0d0a', 'hex');
const gb18030 = (rows) => Buffer.concat([header, Buffer.from(rows.join('\r\n'), 'ascii')]);

test('a GB18030 file is read, its column found by name, and stands beside the plan', async (t) => {
  const { page, url, errors } = await chosen(t, gb18030(['2027-01,400', '2027-02,500', '2027-03,625']), 'users.csv', { language: 'zh-CN' });
  await page.getByText('GB18030').waitFor();
  const preview = await cells(page.getByRole('main').getByRole('table').first());
  assert.deepEqual(preview[1], ['1', '月份', '日活跃用户数']);
  assert.equal(await page.getByLabel('“日活跃用户数”列的用途').inputValue(), 'dau');
  assert.deepEqual((await cells(page.getByRole('region', { name: '日活跃用户数' }).getByRole('table'))).slice(1).map((row) => row[1]), ['400', '500', '625']);
  // 400 → 500 → 625 is a quarter more each month.
  await page.getByText(/每月 \+?25/).waitFor();
  await importButton(page).click();
  const table = page.getByRole('table', { name: '日活跃用户数：实际与计划' });
  await table.waitFor();
  const rows = await cells(table);
  assert.equal(rows.length, 4);
  assert.equal(rows[1][2], '400');
  assert.deepEqual((await kept(url)).actuals, { dau: { '2027-01': '400', '2027-02': '500', '2027-03': '625' } });
  await undoButton(page).click();
  await until(async () => (await kept(url)).actuals, (now) => now === undefined, 'the study without actuals');
  assert.deepEqual(errors, []);
});

test('planned, counted, difference and share of a month', async (t) => {
  // The sample's first month has a plan; what was counted is 100 more than it.
  const probe = await opened(t);
  const { evaluation } = await call(probe.url, { command: 'select', scenario: '' });
  const planned = Number(evaluation.meters[0].quantities[0]);
  const { page } = await chosen(t, `month,Daily active users\n2027-01,${planned + 100}\n`);
  await importButton(page).click();
  const table = page.getByRole('table', { name: 'Daily active users: counted against plan' });
  await table.waitFor();
  const [, row] = await cells(table);
  assert.equal(row[0], 'Jan 2027');
  assert.equal(Number(row[1].replaceAll(',', '')), planned);
  assert.equal(Number(row[2].replaceAll(',', '')), planned + 100);
  assert.equal(row[3], '+100');
  assert.ok(Math.abs(Number.parseFloat(row[4].slice(1)) - 10000 / planned) < 0.06, row[4]);
});

test('a faulty row stops the import until it is left out, and nothing comes in by half', async (t) => {
  const { page, url } = await chosen(t, 'month,Daily active users\n2027-01,400\n2027-02,many\n2027-03,600\n');
  await page.getByText('Row 3, Daily active users: “many” is not a number.').waitFor();
  assert.ok(await importButton(page).isDisabled());
  const before = await kept(url);
  await page.getByRole('button', { name: 'Leave this row out: row 3' }).click();
  await until(() => importButton(page).isEnabled(), Boolean, 'the import button');
  assert.deepEqual(await kept(url), before);
  await page.getByText('Left out: row 3').waitFor();
  await importButton(page).click();
  await page.getByRole('table', { name: /counted against plan/ }).waitFor();
  assert.deepEqual((await kept(url)).actuals.dau, { '2027-01': '400', '2027-03': '600' });
});

test('columns, order of dates and decimal mark are the user’s to say', async (t) => {
  const { page, url } = await chosen(t, 'when;a;b\n01/02/2027;1.000,5;7\n01/03/2027;2.000,5;8\n');
  await page.getByLabel('What “a” is for').selectOption('dau');
  await page.getByLabel('Dates such as').selectOption('month');
  await page.getByLabel('Dates such as').selectOption('day');
  await page.getByLabel('Decimal mark').selectOption('comma');
  const found = page.getByRole('region', { name: 'Daily active users' });
  await until(() => found.innerText(), (text) => text.includes('is left out'), 'why single days make no month');
  assert.ok(await importButton(page).isDisabled());
  assert.equal((await kept(url)).actuals, undefined);
});

test('the forecast follows the trend when wished', async (t) => {
  const { page, url } = await chosen(t, 'month,Daily active users\n2026-10,800\n2026-11,880\n2026-12,968\n');
  await page.getByRole('checkbox', { name: /Forecast from the trend/ }).check();
  await importButton(page).click();
  const usage = await until(async () => (await kept(url)).scenarios[0].usage.dau, (now) => now.growth?.model === 'compound', 'the new forecast');
  // 968 in December and a tenth more: about 1,065 in the study's first month.
  assert.ok(Math.abs(Number(usage.start) - 1064.8) < 1, usage.start);
  assert.match(usage.growth.monthly_rate, /^(10|9\.99)/);
});

/** The page at the import, with nothing chosen. */
async function importing(t, options = {}) {
  const { page, ...rest } = await opened(t, options);
  await pick(page, /^(File|文件)$/, /Import usage…|导入用量…/);
  await page.getByRole('main').getByRole('textbox').waitFor();
  return { page, ...rest };
}

/** Each day of January 2027: 1 on the first, 31 on the last. */
const january = (head) => [head, ...Array.from({ length: 31 }, (_, n) => `2027-01-${String(n + 1).padStart(2, '0')},${n + 1}`)].join('\n');

test('rows of a spreadsheet are pasted, their faults told by row, and brought in by keys alone', async (t) => {
  const { page, url, errors } = await importing(t);
  await page.getByLabel('Or paste rows from a spreadsheet here').focus();
  const before = await kept(url);
  await pasted(page, 'month\tDaily active users\n2027-01\t400\n2027-02\tmany\n2027-03\t６００\n');
  await page.getByText('Pasted rows', { exact: true }).waitFor();
  await page.getByText('Row 3, Daily active users: “many” is not a number.').waitFor();
  assert.deepEqual(await serious(page), []);
  assert.ok(await importButton(page).isDisabled());
  assert.deepEqual(await kept(url), before, 'nothing by half');
  await page.getByRole('button', { name: 'Leave this row out: row 3' }).focus();
  await page.keyboard.press('Enter');
  await until(() => importButton(page).isEnabled(), Boolean, 'the import button');
  await importButton(page).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('table', { name: /counted against plan/ }).waitFor();
  assert.deepEqual((await kept(url)).actuals.dau, { '2027-01': '400', '2027-03': '600' });
  const { undo } = await call(url, { command: 'select', scenario: '' });
  assert.deepEqual(undo.args.file, { type: 'word', value: 'import-pasted' });
  assert.deepEqual(errors, []);
});

test('typed rows are read when told, and a way leads back to pasting', async (t) => {
  const { page } = await importing(t, { language: 'zh-CN' });
  await page.getByRole('main').getByRole('textbox').fill('2027-01;1.200,5');
  await page.getByRole('button', { name: '读取这些行' }).click();
  await page.getByText('粘贴的数据行', { exact: true }).waitFor();
  assert.deepEqual(await serious(page), []);
  await page.getByRole('button', { name: '粘贴数据行' }).click();
  await page.getByRole('main').getByRole('textbox').waitFor();
});

test('a history by day becomes the forecast of its month, day by day, when that is chosen', async (t) => {
  const { page, url } = await chosen(t, january('date,Daily active users'));
  const found = page.getByRole('region', { name: 'Daily active users' });
  // The meter reads the highest day.
  await until(() => cells(found.getByRole('table')), (rows) => rows[1]?.[1] === '31', 'the peak');
  await page.getByLabel('Each row is a day').selectOption('days');
  await until(() => cells(found.getByRole('table')), (rows) => rows[1]?.[2] === '31', 'the days');
  assert.deepEqual(await serious(page), []);
  await importButton(page).click();
  await page.locator('main.compare').waitFor();
  const study = await kept(url);
  assert.equal(study.actuals, undefined);
  assert.deepEqual(study.scenarios[0].usage.dau.daily['2027-01'], Array.from({ length: 31 }, (_, n) => String(n + 1)));
  const { evaluation } = await call(url, { command: 'select', scenario: '' });
  assert.equal(evaluation.meters[0].quantities[0], '31');
});

test('a sheet of a workbook is chosen, and read from the beginning', async (t) => {
  const bytes = workbook({
    Summary: [['nothing', 'of use'], ['at', 'all']],
    Users: [['month', 'Daily active users'], ['2027-01', 410], ['2027-02', 520.5]],
  });
  const { page, url } = await chosen(t, bytes, 'usage.xlsx');
  await page.getByText('Sheet “Summary”').waitFor();
  await page.getByRole('main').getByLabel(/^Sheet/).selectOption('Users');
  await page.getByText('Sheet “Users”').waitFor();
  await until(() => page.getByLabel('What “Daily active users” is for').inputValue(), (meter) => meter === 'dau', 'the column of the meter');
  await importButton(page).click();
  await page.getByRole('table', { name: /counted against plan/ }).waitFor();
  assert.deepEqual((await kept(url)).actuals.dau, { '2027-01': '410', '2027-02': '520.5' });
});

/** A study with several meters of its own, open at the import. */
async function several(t, options = {}) {
  const meters = [['dau', 'Daily active users', '日活跃用户', 'level'], ['messages', 'Messages', '消息数', 'flow'], ['storage', 'Storage', '存储', 'level']];
  const study = [
    'format = 1\ntitle = "Several"\ncurrency = "CNY"\nstart = "2027-01"\nmonths = 12',
    ...meters.map(([id, en, zh, kind]) => `[[meters]]\nid = "${id}"\nname = { en = "${en}", zh-CN = "${zh}" }\nkind = "${kind}"`),
    '[[scenarios]]\nid = "base"',
    ...meters.map(([id]) => `[scenarios.usage.${id}]\nstart = "100"`),
    '[[plans]]\nid = "p"\n[[plans.charges]]\nid = "c"\nmeter = "messages"\nprice = { model = "per-unit", unit_price = "1" }\n[[options]]\nid = "o"\nplan = "p"',
  ].join('\n');
  const file = join(folder(t), 'several.toml');
  writeFileSync(file, study);
  const { page, ...rest } = await opened(t, { pickOpen: file, ...options });
  await page.keyboard.press('Control+o');
  await page.getByTestId('total-o').waitFor();
  await pick(page, /^(File|文件)$/, /Import usage…|导入用量…/);
  await page.getByRole('main').getByRole('textbox').focus();
  return { page, ...rest };
}

const purpose = (page, column) => page.getByLabel(`What “${column}” is for`);

test('columns of several meters come in as one step, each fault told by its row and column', async (t) => {
  const { page, url, errors } = await several(t);
  const before = await kept(url);
  await pasted(page, 'Month\tPeak daily active users\tMessages (sent)\tGB\n2027-01\t400\t5,000\t12.5\n2027-02\tmany\t6000\t13\n2027-03\t600\t-1\t14\n2027-04\t700\t8000\t15\n');
  // Found by the names that the heads hold; the one without is the user's to say.
  await until(() => purpose(page, 'Peak daily active users').inputValue(), (now) => now === 'dau', 'the first column');
  assert.equal(await purpose(page, 'Messages (sent)').inputValue(), 'messages');
  assert.equal(await purpose(page, 'GB').inputValue(), '');
  await purpose(page, 'GB').selectOption('storage');
  await page.getByText('Row 3, Peak daily active users: “many” is not a number.').waitFor();
  await page.getByText(/^Row 4, Messages \(sent\): “-1”/).waitFor();
  // Cells are marked where they stand.
  const marked = page.getByRole('main').locator('td.faulty');
  assert.deepEqual(await marked.allInnerTexts(), ['many', '-1']);
  assert.ok(await importButton(page).isDisabled());
  assert.deepEqual(await kept(url), before, 'nothing by half');
  assert.deepEqual(await serious(page), []);
  await page.getByRole('button', { name: /Leave these 2 rows out/ }).click();
  await until(() => importButton(page).isEnabled(), Boolean, 'the import button');
  await importButton(page).click();
  await page.getByRole('table', { name: 'Storage: counted against plan' }).waitFor();
  assert.deepEqual((await kept(url)).actuals, {
    dau: { '2027-01': '400', '2027-04': '700' },
    messages: { '2027-01': '5000', '2027-04': '8000' },
    storage: { '2027-01': '12.5', '2027-04': '15' },
  });
  await undoButton(page).click();
  await until(async () => JSON.stringify(await kept(url)), (now) => now === JSON.stringify(before), 'one step back');
  assert.deepEqual(errors, []);
});

test('a history by day of several meters becomes the forecast of each, as one step', async (t) => {
  const { page, url } = await several(t, { language: 'zh-CN' });
  const before = await kept(url);
  const days = Array.from({ length: 31 }, (_, n) => `2027-01-${String(n + 1).padStart(2, '0')}\t${n + 1}\t${1000 + n}`);
  await pasted(page, ['日期\t日活跃用户（峰值）\t消息数', ...days].join('\n'));
  await until(() => page.getByLabel('“日活跃用户（峰值）”列的用途').inputValue(), (now) => now === 'dau', 'the first column');
  await page.getByLabel('每行为一天').selectOption('days');
  await until(() => importButton(page).isEnabled(), Boolean, 'the import button');
  await importButton(page).click();
  const usage = await until(async () => (await kept(url)).scenarios[0].usage, (now) => now.messages.daily, 'the days');
  assert.deepEqual([usage.dau.daily['2027-01'].length, usage.dau.daily['2027-01'][30], usage.messages.daily['2027-01'][0]], [31, '31', '1000']);
  await undoButton(page).click();
  await until(async () => JSON.stringify(await kept(url)), (now) => now === JSON.stringify(before), 'one step back');
});

test('a long file says count and time left; cancelled nothing has come in, at reading and at taking', async (t) => {
  const file = join(folder(t), 'long.csv');
  // Columns that are for nothing have to be read as well.
  const others = Array.from({ length: 40 }, (_, n) => n * 1234);
  const write = (first, length) => {
    const rows = Array.from({ length }, (_, n) => `${new Date(first + n * 86_400_000).toISOString().slice(0, 10)},${n % 977},${others}`);
    writeFileSync(file, [`date,Daily active users,${others.map((one) => `c${one}`)}`, ...rows].join('\n'));
  };
  // The most rows that are read, a day each: 99,999 days and the header.
  write(Date.UTC(1905, 0, 1), 99_999);
  const { page, url, errors } = await opened(t, { pickOpen: file });
  const before = await kept(url);
  await pick(page, 'File', 'Import usage…');
  const work = page.getByRole('contentinfo').locator('.work');
  const choose = page.getByRole('button', { name: 'Choose a file…' });
  await choose.click();
  const said = await until(async () => (await work.allInnerTexts()).join(), (text) => /[\d,]+ of [\d,]+ · \d+ s left/.test(text), 'count and time left');
  assert.match(said, /^Reading rows…/);
  assert.match(said, / of (99,999|100,000)/);
  await work.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Cancelled: nothing has changed.').waitFor();
  assert.equal(await work.count(), 0);
  await choose.waitFor();
  assert.deepEqual(await kept(url), before);

  // Days that a study may have, so that they can be taken.
  write(Date.UTC(2001, 0, 1), 65_000);
  await choose.click();
  await until(() => importButton(page).count(), (n) => n === 1, 'the file');
  await until(() => importButton(page).isEnabled(), Boolean, 'the rows');
  assert.equal(await work.count(), 0);
  await importButton(page).click();
  await work.getByRole('button', { name: 'Cancel' }).click();
  await until(() => work.count(), (n) => n === 0, 'the end of the work');
  // What was cancelled too late came in whole, and is one step back.
  if (JSON.stringify(await kept(url)) !== JSON.stringify(before)) {
    assert.equal(Object.keys((await kept(url)).actuals.dau).length, 2135);
    await undoButton(page).click();
    await until(async () => JSON.stringify(await kept(url)), (now) => now === JSON.stringify(before), 'one step back');
    return;
  }

  await importButton(page).click();
  await page.getByRole('table', { name: /counted against plan/ }).waitFor();
  const counted = (await kept(url)).actuals.dau;
  // The first January has 0 to 30, read by its peak.
  assert.equal(counted['2001-01'], '30');
  await undoButton(page).click();
  await until(async () => JSON.stringify(await kept(url)), (now) => now === JSON.stringify(before), 'one step back');
  assert.deepEqual(errors, []);
});
