// A copy for a customer: marked in the window, told before it is written, nothing internal in it.

import assert from 'node:assert/strict';
import axe from 'axe-core';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openPage, startBrowser } from './harness.mjs';
import { folder, languageButton, pick, ready, told, verdict } from './steps.mjs';

const study = fileURLToPath(new URL('../../documents/format-1-internal.toml', import.meta.url));
const secrets = ['81234', '73000', '4711', '61616', '52525', '41414', '31313', '65656', '51515', '91.91', '21212', 'haggle', 'internal'];

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

test('the copy is told, saved by keyboard alone, and opens without anything internal', async (t) => {
  const [own, copy] = ['offer.toml', 'copy.toml'].map((name) => join(folder(t), name));
  copyFileSync(study, own);
  const { page, errors, close } = await openPage({ browser, pickOpen: own, pickSave: copy, context: { reducedMotion: 'reduce' } });
  t.after(close);
  await ready(page);
  await page.keyboard.press('Control+o');
  await page.getByText('Our offer').first().waitFor();

  await told(page, 'customer copy');
  const dialog = page.getByRole('dialog', { name: 'Copy without internal content' });
  await dialog.getByText('Charge “Care”, with “Our support”').waitFor();
  await dialog.getByText(/Our offer: .*801,330.* becomes .*108,000/).waitFor();
  await page.evaluate(axe.source);
  for (const language of ['en', 'zh-CN']) {
    for (const scheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: scheme });
      const { violations } = await page.evaluate(() => window.axe.run('[role=dialog]'));
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), [], `${language} ${scheme}`);
    }
    if (language === 'en') {
      await page.keyboard.press('Escape');
      await languageButton(page).click();
      await pick(page, '文件', '另存客户副本…');
      await page.getByRole('dialog', { name: '不含内部内容的副本' }).getByText('收费项“Care”，随“Our support”去掉').waitFor();
    }
  }
  const save = page.getByRole('button', { name: '选择文件并保存…' });
  for (let n = 0; n < 6 && !(await save.evaluate((node) => node === document.activeElement)); n += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText('已保存为 copy.toml').waitFor();
  const text = readFileSync(copy, 'utf8');
  for (const secret of secrets) assert.ok(!text.includes(secret), `${secret} in\n${text}`);
  assert.equal(readFileSync(own, 'utf8'), readFileSync(study, 'utf8'));

  const other = await openPage({ browser, pickOpen: copy });
  t.after(() => other.close());
  await ready(other.page);
  await other.page.keyboard.press('Control+o');
  await other.page.getByText('Our offer').first().waitFor();
  await verdict(other.page).waitFor();
  assert.match(await other.page.locator('footer').innerText(), /no issues/);
  assert.deepEqual([...errors, ...other.errors], []);
});

test('nothing marked, nothing written: the way to mark is told, and taken in the editor', async (t) => {
  const copy = join(folder(t), 'copy.toml');
  const { page, errors, close } = await openPage({ browser, pickSave: copy });
  t.after(close);
  await ready(page);
  await pick(page, 'File', /Save a customer copy/);
  await page.getByText('Nothing in this study is marked internal.').waitFor();
  assert.ok(await page.getByRole('button', { name: /Choose a file and save/ }).isDisabled());
  await page.keyboard.press('Escape');

  await page.keyboard.press('4');
  await page.locator('nav .entry').filter({ hasText: 'Pro' }).last().click();
  await page.getByRole('combobox', { name: 'Add a field…' }).last().selectOption('internal');
  await page.getByLabel(/^Internal \(/).selectOption('yes');
  await page.locator('nav .internal').waitFor();
  await pick(page, 'File', /Save a customer copy/);
  await page.getByText(/^Option “/).waitFor();
  await page.keyboard.press('Enter');
  assert.deepEqual(errors, []);
});
