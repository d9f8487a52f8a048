// Every screen in both sizes, themes and languages: axe finds nothing serious, and at the
// smallest size no text is cut off or runs out of its place.

import assert from 'node:assert/strict';
import axe from 'axe-core';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage } from './harness.mjs';
import { badInputs, folder, languageButton, languages, ready, until } from './steps.mjs';

const file = join(folder({ after }), 'given.toml');
let opened;
let page;
before(async () => {
  copyFileSync(join(badInputs, 'tiers-out-of-order.toml'), file);
  opened = await openPage({ pickOpen: file });
  page = opened.page;
  await ready(page);
  await page.evaluate(axe.source);
});
after(() => opened?.close());

const sizes = [{ width: 1024, height: 680 }, { width: 1440, height: 900 }];

/** A part of the study on the stage while it is built: by its place among the outline's entries. */
const edit = (nth) => async () => {
  await page.keyboard.press('Escape');
  await page.getByRole('menu').first().waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: /^(Build|编辑)$/ }).click();
  // In a narrow window the right pane takes the outline's place until it is closed.
  for (let n = 0; n < 4 && (await page.locator('nav .entry').count()) === 0; n += 1) await page.keyboard.press('Escape');
  await page.locator('nav .entry').nth(nth).click();
  await page.getByRole('main').getByRole('heading', { level: 2 }).waitFor();
};

/** The screens, each reached from the one before. */
const screens = [
  ['Compare', async () => { await page.keyboard.press('1'); }],
  ['menu of an option', async () => {
    // In a narrow window the right pane may stand in the place of the lists.
    if ((await page.locator('nav').count()) === 0) await page.getByRole('button', { name: /^(Scenarios and options|情景与方案)$/ }).click();
    await page.locator('nav [data-item^="options."]').first().click({ button: 'right' });
    await page.getByRole('menu').waitFor();
  }],
  ['Compare as a table', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.keyboard.press('t'); await page.getByRole('figure').getByRole('table').waitFor();
  }],
  ...['bridge', 'composition', 'cliff', 'map', 'tornado', 'sheet'].map((name, index) => [`analysis: ${name}`, async () => {
    if (index === 0) await page.keyboard.press('t');
    await page.locator('.parts [role=radio]').nth(index + 1).click();
    await page.locator('.analysis[aria-busy=false]').waitFor();
    await page.locator('.analysis .chart, .analysis section').first().waitFor();
  }]),
  ['Explain', async () => {
    await page.locator('.parts [role=radio]').first().click();
    await page.locator('h2[data-trace] ~ .notes button').click();
    await page.getByRole('tree').waitFor();
  }],
  ['Present', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('3');
    await page.locator('main.present .drawing').waitFor();
  }],
  ...['balance', 'tax', 'present value'].map((name, index) => [`Cash flow: ${name}`, async () => {
    if (index === 0) await page.keyboard.press('Escape');
    await page.keyboard.press('2');
    await page.locator('.flows [role=radio]').nth(index + 2).click();
    await page.locator('.months table').waitFor();
    await page.getByRole('figure').waitFor();
  }]),
  ['Cash flow', async () => {
    await page.locator('.flows [role=radio]').first().click();
    await page.keyboard.press('2');
    await page.locator('.months table').waitFor();
  }],
  ['bill', async () => {
    await page.locator('.months tbody th button').first().click();
    await page.getByRole('complementary').getByRole('region').first().waitFor();
  }],
  ['menu of the file', async () => {
    await page.locator('header.bar .control').nth(1).click();
    await page.getByRole('menu').waitFor();
  }],
  ['menu of the chart', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.getByRole('figure').getByRole('button', { name: /Chart menu|图表菜单/ }).click();
    await page.getByRole('menu').waitFor();
  }],
  ['build the study', edit(0)],
  ['build a meter', edit(1)],
  ['build a scenario', edit(4)],
  ['build a plan with its charges open', async () => {
    await edit(6)();
    for (const charge of await page.locator('main button[aria-expanded=false]').all()) await charge.click();
    await page.getByRole('main').getByRole('application').first().waitFor();
  }],
  ['build an option', edit(10)],
  ['a new study', edit(-4)],
  ['the price book', async () => {
    await edit(-3)();
    await page.locator('main li button[aria-expanded]').first().click();
    await page.getByRole('main').getByRole('heading', { level: 3 }).first().waitFor();
  }],
  ['import of usage', edit(-2)],
  ['history', edit(-1)],
  ['a customer’s copy', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('customer copy');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').locator('.what').waitFor();
  }],
  ['issues', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('1');
    await page.locator('footer button').click();
    await page.getByRole('complementary').getByRole('button', { name: /Back|返回/ }).waitFor();
  }],
];

async function violations() {
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  assert.ok(found.passes.length > 15, `only ${found.passes.length} rules applied`);
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 120)} ${node.failureSummary?.slice(0, 160)}`).join(' / ')}`);
}

/** Texts that do not fit where they stand; what is cut on purpose has its title. `least` is how many there must be. */
async function overflowing(least = 20) {
  const { seen, over } = await page.evaluate(() => {
    const texts = [...document.querySelectorAll('button, label, h1, h2, h3, th, td, p, dt, dd, legend, [role=radio], [role=menuitem]')]
      .filter((node) => node.checkVisibility() && !node.closest('.visually-hidden'));
    const over = texts
      .filter((node) => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0 && getComputedStyle(node).display !== 'inline')
      .filter((node) => !node.title || getComputedStyle(node).textOverflow !== 'ellipsis')
      .map((node) => `${node.tagName.toLowerCase()}.${node.className} “${node.textContent?.trim().slice(0, 60)}” ${node.scrollWidth} > ${node.clientWidth}`);
    return { seen: texts.length, over };
  });
  assert.ok(seen > least, `only ${seen} texts were looked at`);
  return over;
}

async function through(look) {
  for (const [name, reach] of screens) {
    await reach();
    await look(name);
  }
  for (let n = 0; n < 4 && (await page.evaluate(() => document.querySelector('.months [aria-pressed=true], aside .back') !== null)); n += 1) await page.keyboard.press('Escape');
  await page.keyboard.press('1');
}

async function speak(language) {
  if ((await page.evaluate(() => document.documentElement.lang)) === language) return;
  await languageButton(page).click();
  await until(() => page.evaluate(() => document.documentElement.lang), (now) => now === language, language);
}

for (const language of languages) {
  for (const colorScheme of ['light', 'dark']) {
    for (const size of sizes) {
      test(`${language}, ${colorScheme}, ${size.width} × ${size.height}`, async () => {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await speak(language);
        const found = [];
        await through(async (name) => {
          found.push(...(await violations()).map((one) => `${name}: ${one}`));
          if (size.width === 1024 && colorScheme === 'light') found.push(...(await overflowing(name === 'Present' ? 8 : 20)).map((one) => `${name}: ${one}`));
        });
        assert.deepEqual(found, []);
      });
    }
  }
}

test('the page never grows wider than the window', async () => {
  for (const size of sizes) {
    await page.setViewportSize(size);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), size.width);
  }
});

test('a study that cannot be priced, in both languages', async () => {
  await page.keyboard.press('Control+o');
  await page.locator('main li').first().waitFor();
  for (const language of languages) {
    await speak(language);
    assert.deepEqual(await violations(), []);
    assert.deepEqual(await overflowing(), []);
  }
  assert.deepEqual(opened.errors, []);
});
