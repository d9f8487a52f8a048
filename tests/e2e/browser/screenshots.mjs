// Pictures of every screen, in both languages and both themes, into tests/e2e/out/screens;
// two of them go into docs. `node tests/e2e/browser/screenshots.mjs` after a build.

import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { openPage, out, startBrowser } from './harness.mjs';
import { badInputs, call, languages, ready } from './steps.mjs';

const screens = join(out, 'screens');
const docs = fileURLToPath(new URL('../../../docs', import.meta.url));
rmSync(screens, { recursive: true, force: true });
mkdirSync(screens, { recursive: true });
mkdirSync(docs, { recursive: true });

const large = { width: 1440, height: 900 };
const small = { width: 1024, height: 680 };
const browser = await startBrowser();

for (const language of languages) {
  for (const theme of ['light', 'dark']) {
    const shot = (page, name) => page.screenshot({ path: join(screens, `${name}-${language}-${theme}.png`), animations: 'disabled' });
    const opened = await openPage({
      browser,
      language,
      pickOpen: join(badInputs, 'tiers-out-of-order.toml'),
      context: { viewport: large, colorScheme: theme, reducedMotion: 'reduce', locale: language },
    });
    const { page, url } = opened;
    await ready(page);
    await shot(page, 'first-start');

    const { settings, scenario, samples } = await call(url, { command: 'start' });
    await call(url, { command: 'set-settings', scenario, settings: { ...settings, show_sample_band: false } });
    await page.reload();
    await ready(page);
    await shot(page, 'compare');
    await page.keyboard.press('p');
    await shot(page, 'compare-spread');
    await page.keyboard.press('p');
    await page.keyboard.press('t');
    await shot(page, 'compare-table');
    await page.keyboard.press('t');
    await page.getByRole('figure').getByRole('button').last().click();
    await page.getByRole('menu').waitFor();
    await shot(page, 'chart-menu');
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    for (const [key, name] of [['Control+k', 'palette'], ['F1', 'shortcuts']]) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      await shot(page, name);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }

    await page.locator('nav [data-item^="options."]').nth(1).click({ button: 'right' });
    await page.getByRole('menu').waitFor();
    await shot(page, 'context-menu');
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    const held = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File([''], 'study.toml'));
      return data;
    });
    await page.locator('main').dispatchEvent('dragenter', { dataTransfer: held });
    await page.locator('.drop').waitFor();
    await shot(page, 'drop');
    await page.evaluate(() => window.dispatchEvent(new DragEvent('dragleave')));
    await page.locator('.drop').waitFor({ state: 'detached' });

    for (const [index, part] of ['bridge', 'composition', 'cliff', 'map', 'tornado', 'sheet'].entries()) {
      await page.locator('.parts [role=radio]').nth(index + 1).click();
      await page.locator('.analysis[aria-busy=false]').waitFor();
      await page.locator('.analysis .chart, .analysis section').first().waitFor();
      await shot(page, part);
    }
    await page.locator('.parts [role=radio]').first().click();
    await page.locator('h2[data-trace] ~ .notes button').click();
    await page.getByRole('tree').waitFor();
    await page.getByRole('treeitem').nth(1).click();
    await shot(page, 'explain');
    await page.keyboard.press('Escape');
    await page.keyboard.press('3');
    await page.locator('main.present .drawing').waitFor();
    await shot(page, 'present');
    await page.keyboard.press('h');
    await page.getByText('•••••').first().waitFor();
    await shot(page, 'present-hidden');
    // A press while the window still works on the first one counts for nothing.
    while ((await page.getByText('•••••').count()) > 0) {
      await page.keyboard.press('h');
      await page.waitForTimeout(500);
    }
    await page.keyboard.press('Escape');
    await page.locator('main.compare').waitFor();

    await page.keyboard.press('2');
    await page.locator('.months table').waitFor();
    await shot(page, 'cash-flow');
    for (const [index, name] of ['balance', 'tax', 'present-value'].entries()) {
      await page.locator('.flows [role=radio]').nth(index + 2).click();
      await page.getByRole('figure').waitFor();
      await shot(page, `cash-flow-${name}`);
    }
    await page.locator('.flows [role=radio]').first().click();
    await page.locator('.months tbody th button').nth(12).click();
    await page.getByRole('complementary').getByRole('region').first().waitFor();
    await page.mouse.move(0, 0);
    await shot(page, 'bill');
    await page.setViewportSize(small);
    await shot(page, 'bill-small');
    await page.keyboard.press('Escape');
    await page.keyboard.press('p');
    await shot(page, 'cash-flow-spread-small');
    await page.keyboard.press('p');
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await shot(page, 'compare-small');
    await page.setViewportSize(large);

    for (const { id } of samples) {
      await call(url, { command: 'open-sample', id });
      await page.reload();
      await ready(page);
      await shot(page, `sample-${id}`);
      await page.keyboard.press('2');
      await page.locator('.months table').waitFor();
      await shot(page, `sample-${id}-cash-flow`);
    }

    await call(url, { command: 'open-sample', id: samples[0].id });
    await page.reload();
    await ready(page);
    await page.keyboard.press('4');
    const outline = page.getByRole('navigation');
    await outline.locator('.foot').waitFor();
    for (const list of ['meters', 'scenarios', 'plans', 'options']) {
      const entries = outline.locator(`section[aria-labelledby=list-${list}] .entry`);
      if ((await entries.count()) === 0) continue;
      await entries.last().click();
      await page.locator('main h2').first().waitFor();
      await shot(page, `edit-${list}`);
    }
    for (const [index, name] of ['new', 'book', 'import', 'history'].entries()) {
      await outline.locator('.foot .entry').nth(index).click();
      await page.locator('main h2, main h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      await shot(page, `edit-${name}`);
    }
    await page.setViewportSize(small);
    await outline.locator('section[aria-labelledby=list-plans] .entry').first().click();
    await shot(page, 'edit-plans-small');
    await page.setViewportSize(large);

    await page.keyboard.press('Control+o');
    await page.locator('main li').first().waitFor();
    await shot(page, 'issues');
    await opened.close();
  }
}
await browser.close();

for (const [from, to] of [['compare-en-light', 'compare-en'], ['cash-flow-zh-CN-light', 'cash-flow-zh']]) {
  const target = join(docs, `${to}.png`);
  copyFileSync(join(screens, `${from}.png`), target);
  const { size } = statSync(target);
  if (size >= 300_000) throw new Error(`docs/${to}.png has ${size} bytes; 300 kB are the most`);
}
