// Files dropped onto the page: a study opens, usage goes to the import, anything else is refused.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openOnce } from './harness.mjs';
import { examples, until, verdict, violations } from './steps.mjs';

let page;
const opened = openOnce({}, () => ({ page } = opened));

/** What a browser does while a file is held over the page, and when it is let go. */
async function drag(name, text, ...events) {
  const data = await page.evaluateHandle(([name, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name));
    return data;
  }, [name, text]);
  for (const event of events) await page.locator('main').dispatchEvent(event, { dataTransfer: data });
}

const hint = () => page.getByText('Drop a study to open it');
const school = readFileSync(join(examples, 'school.toml'), 'utf8');

test('while a file is held over the page, a place for it is shown in both themes', async () => {
  await drag('school.toml', school, 'dragenter', 'dragover');
  await hint().waitFor();
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await violations(page, '.drop'), [], colorScheme);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(() => window.dispatchEvent(new DragEvent('dragleave', { dataTransfer: new DataTransfer() })));
  await hint().waitFor({ state: 'detached' });
});

test('a study that is dropped opens', async () => {
  const before = await verdict(page).innerText();
  await drag('school.toml', school, 'dragenter', 'drop');
  await until(() => page.locator('h1').innerText(), (title) => /School/.test(title), 'the dropped study');
  assert.notEqual(await verdict(page).innerText(), before);
  assert.equal(await hint().count(), 0);
});

test('what is no study is refused, and the open one stays', async () => {
  const before = await verdict(page).innerText();
  await drag('notes.toml', 'title = "no study"', 'dragenter', 'drop');
  await page.getByText('“notes.toml” is not a study').first().waitFor();
  assert.equal(await verdict(page).innerText(), before);
});

test('usage that is dropped goes to the import', async () => {
  await drag('usage.csv', 'month,users\n2026-09,310\n2026-10,322\n', 'dragenter', 'drop');
  await page.getByText('usage.csv').first().waitFor();
  assert.equal(await page.locator('main.edit').count(), 1);
  assert.deepEqual(opened.errors, []);
});
