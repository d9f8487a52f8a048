// The report as a PDF file: asked for in the window, read by programs that are not ours.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openIn } from './harness.mjs';
import { call, folder, told, until } from './steps.mjs';

const open = openIn();

// The structure of a file as JSON is several megabytes.
const read = (program, ...given) => execFileSync(program, given, { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] });
const solid = (text) => text.replaceAll(/\s/g, '');

/** The file once it is whole, and what other programs say of it. */
async function written(file, locale) {
  await until(() => existsSync(file), Boolean, 'the report');
  assert.match(read('qpdf', '--check', file), /No syntax or stream encoding errors/);
  assert.match(read('pdfinfo', file), /Tagged:\s+yes/);
  const structure = JSON.parse(read('qpdf', '--json=1', '--json-key=objects', file)).objects;
  assert.equal(Object.values(structure).find((one) => one?.['/Type'] === '/Catalog')['/Lang'], locale);
  const fonts = read('pdffonts', file).trim().split('\n').slice(2);
  assert.ok(fonts.length >= 2, fonts.join('\n'));
  // Columns from the right: object, generation, unicode, subset, embedded.
  for (const font of fonts) assert.deepEqual(font.trim().split(/\s+/).slice(-5, -2), ['yes', 'yes', 'yes'], font);
  const text = read('pdftotext', '-layout', file, '-');
  const bytes = readFileSync(file);
  rmSync(file);
  return { text, bytes };
}

for (const [language, typed, saved, locale] of [['en', 'report', 'Saved as report.pdf', 'en'], ['zh-CN', 'dcbg', '已保存为 report.pdf', 'zh-CN']]) {
  test(`by keys alone, with every total of the comparison, then opened: ${language}`, async (t) => {
    const file = join(folder(t), 'report.pdf');
    const { page, url, errors } = await open(t, { language, pickSave: file });
    await told(page, typed);
    const toast = page.locator('.toast', { hasText: saved });
    await toast.waitFor();
    const { text } = await written(file, locale);
    const { cash } = (await call(url, { command: 'select', scenario: '' })).evaluation;
    for (const { amount } of cash.rows.find(({ measure }) => measure === 'total').cells) {
      const shown = `¥${Number(amount).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;
      assert.ok(text.includes(shown), `${shown} in ${text.slice(0, 2000)}`);
    }
    const verdict = await page.getByTestId('verdict').innerText();
    assert.ok(solid(text).includes(solid(verdict)), verdict);
    assert.deepEqual(errors, []);
  });
}

test('from the menu of the page, and the same bytes again', async (t) => {
  const file = join(folder(t), 'report.pdf');
  const { page } = await open(t, { pickSave: file });
  const ask = async () => {
    await page.getByRole('button', { name: 'File' }).click();
    await page.getByRole('menuitem', { name: 'Export' }).press('ArrowRight');
    await page.getByRole('menuitem', { name: /^Export the report/ }).click();
    await until(() => existsSync(file), Boolean, 'the report');
    return (await written(file, 'en')).bytes;
  };
  assert.ok((await ask()).equals(await ask()));
});

test('there is none while amounts are hidden', async (t) => {
  const file = join(folder(t), 'report.pdf');
  const { page, url } = await open(t, { pickSave: file });
  await page.keyboard.press('h');
  await page.getByRole('button', { name: /Amounts hidden/ }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('report');
  await page.keyboard.press('Enter');
  const reply = await call(url, { command: 'export', scenario: '', what: { kind: 'report', paper: 'a4' }, to: 'file', changes: [] }).catch((error) => error);
  assert.equal(reply.code, 'amounts-hidden', JSON.stringify(reply));
  assert.ok(!existsSync(file));
});
