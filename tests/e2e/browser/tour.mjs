// Every screen of the window, one after the other, with its menus, dialogs, panels and empty
// states: for axe, for texts that do not fit, and for pictures. Each stop is reached by keys,
// places and test names, never by words, so that it is found in any wording.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { badInputs, call, examples, viewed } from './steps.mjs';

const documents = fileURLToPath(new URL('../../documents', import.meta.url));
const read = (...place) => readFileSync(join(...place), 'utf8');

/** More options than colours. */
function six() {
  const prices = { a: 500, b: 90, c: 80, d: 400, e: 200, f: 900 };
  const parts = Object.entries(prices).map(
    ([id, amount]) => `[[plans]]\nid = "${id}"\nname = { en = "Plan ${id}", zh-CN = "套餐 ${id}" }\n[[plans.charges]]\nid = "fee"\nname = { en = "Fee", zh-CN = "月费" }\nprice = { model = "flat", amount = "${amount}" }\n[[options]]\nid = "${id}"\nname = { en = "Option ${id}", zh-CN = "方案 ${id}" }\nplan = "${id}"\n`,
  );
  const head = 'format = 1\ntitle = { en = "Six", zh-CN = "六个方案" }\ncurrency = "CNY"\nstart = "2027-01"\nmonths = 12\nbaseline = "f"\n[[scenarios]]\nid = "base"\nname = { en = "Base", zh-CN = "基准" }\n';
  return [head, ...parts].join('\n');
}

/** A plan of the price book whose price was changed, over so many months that a thousand futures take long. */
const copied = () =>
  'format = 1\ntitle = { en = "Copied", zh-CN = "取自价目表" }\ncurrency = "USD"\nstart = "2027-01"\nmonths = 240\n[[meters]]\nid = "mau"\nname = { en = "Monthly users", zh-CN = "月活跃用户" }\nunit = { en = "users", zh-CN = "人" }\nkind = "level"\nread = "peak"\n[[scenarios]]\nid = "base"\nname = { en = "Base", zh-CN = "基准" }\n[scenarios.usage.mau]\nstart = "1000"\ngrowth = { model = "compound", monthly_rate = "1%" }\n[[plans]]\nid = "own"\nname = { en = "Conversations", zh-CN = "会话" }\nsource = { price_book = "twilio", as_of = "2026-11-20" }\n' +
  [...Array(6).keys()].map((n) => `[[plans.charges]]\nid = "c${n}"\nname = { en = "Charge ${n}", zh-CN = "费用 ${n}" }\nmeter = "mau"\nprice = { model = "per-unit", unit_price = "0.0${n + 1}" }\n`).join('') +
  [...Array(4).keys()].map((n) => `[[options]]\nid = "o${n}"\nname = { en = "Option ${n}", zh-CN = "方案 ${n}" }\nplan = "own"\n`).join('');

const gone = (page, role) => page.getByRole(role).first().waitFor({ state: 'detached' });
const figure = (page) => page.locator('main [role=figure]').first();
const nth = (page, group, index) => page.locator(`${group} [role=radio]`).nth(index).click();
const outline = (page) => page.locator('nav .foot');
const entry = (page, list, index) => page.locator(`nav section[aria-labelledby=list-${list}] .entry`).nth(index);

/** A command by the pinyin initials it answers to in every language. */
async function command(page, initials) {
  await page.keyboard.press('Control+k');
  await page.locator('[role=dialog] input').fill(initials);
  await page.keyboard.press('Enter');
}

/** The comparison over time with nothing open, from wherever the stop before has led. */
export async function home(page) {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  for (let n = 0; n < 12; n += 1) {
    const open = await page.evaluate(() => {
      if (document.querySelector('[role=dialog], [role=menu], [role=listbox]')) return 'over';
      if (document.querySelector('main.present')) return 'present';
      return document.querySelector('aside .back, .months [aria-pressed=true]') ? 'deeper' : '';
    });
    if (open === '') break;
    await page.keyboard.press('Escape');
    await page.waitForTimeout(60);
  }
  await page.keyboard.press('4');
  await page.keyboard.press('1');
  // A month stays selected from view to view: once for the pane, once for the month.
  for (let n = 0; n < 2; n += 1) await page.keyboard.press('Escape');
  if (await page.locator('.parts').count()) await viewed(page, 0);
  if (await page.locator('main [role=figure] .twin').count()) await page.keyboard.press('t');
  // In a narrow window the right pane stands in the place of the lists.
  for (let n = 0; n < 3 && (await page.locator('nav').count()) === 0; n += 1) {
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await page.keyboard.press('Escape');
    await page.waitForTimeout(60);
  }
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.querySelectorAll('main, main *, nav, aside').forEach((one) => one.scrollTo(0, 0)));
}

async function build(page) {
  await page.keyboard.press('4');
  await outline(page).waitFor();
}

const part = (index) => async (page) => {
  await viewed(page, index);
  // A thousand futures take their time where nothing is optimised.
  await page.locator('.analysis[aria-busy=false]').waitFor({ timeout: 120_000 });
  await page.locator('.analysis .chart, .analysis section, .analysis table').first().waitFor();
};

const flow = (index) => async (page) => {
  await page.keyboard.press('2');
  await page.locator('.months table').waitFor();
  await nth(page, '.flows', index);
  await figure(page).waitFor();
};

const item = (list, index) => async (page) => {
  await build(page);
  await entry(page, list, index).click();
  await page.locator('main h2').first().waitFor();
};

/** Opens what is folded, and what is folded in it. */
async function unfold(page) {
  const folded = page.locator('main button[aria-expanded=false]');
  for (let n = 0; n < 24 && (await folded.count()) > 0; n += 1) await folded.first().click();
}

const foot = (index) => async (page) => {
  await build(page);
  await outline(page).locator('.entry').nth(index).click();
  await page.locator('main h2').first().waitFor();
};

/** Puts a text into the focused field as a paste does. */
const paste = (page, text) =>
  page.evaluate((given) => {
    const data = new DataTransfer();
    data.setData('text/plain', given);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

async function importing(page, rows) {
  await foot(2)(page);
  if (await page.locator('main .end button').count()) await page.locator('main .file button').last().click();
  await page.locator('main textarea').focus();
  await paste(page, rows);
  await page.locator('main .end').waitFor();
}

/** Says that the last column counts the first meter. */
async function meter(page) {
  await page.locator('main th select').last().selectOption('dau');
}

/** Holds a file over the window. */
async function drag(page) {
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([''], 'study.toml'));
    document.querySelector('main').dispatchEvent(new DragEvent('dragenter', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await page.locator('.drop').waitFor();
}

async function hide(page, hidden) {
  if (((await page.locator('footer .shown').count()) > 0) === hidden) return;
  await page.keyboard.press('h');
  await page.locator('footer .shown').waitFor({ state: hidden ? 'attached' : 'detached' });
}

/** The stops with the study each group is seen on: a sample's place, or the text of a file. */
export const tour = [
  {
    study: { sample: 0 },
    stops: [
      ['first-start', async (page) => { await page.locator('.band').waitFor(); }, { band: true }],
      ['compare', async () => {}],
      ['compare-pointed', async (page) => {
        await figure(page).getByRole('application').focus();
        await page.keyboard.press('End');
        await page.keyboard.press('ArrowUp');
        await page.locator('.readout').waitFor();
      }],
      ['compare-spread', async (page) => { await page.keyboard.press('p'); }, { after: (page) => page.keyboard.press('p') }],
      ['compare-table', async (page) => { await page.keyboard.press('t'); await page.locator('main .twin').waitFor(); }],
      ['menu-option', async (page) => { await page.locator('nav [data-item^="options."]').nth(1).click({ button: 'right' }); await page.getByRole('menu').waitFor(); }],
      ['menu-scenario', async (page) => { await page.locator('nav [data-item^="scenarios."]').first().click({ button: 'right' }); await page.getByRole('menu').waitFor(); }],
      ['menu-figure', async (page) => { await page.locator('main td [data-trace]').first().click({ button: 'right' }); await page.getByRole('menu').waitFor(); }],
      ['menu-chart', async (page) => { await figure(page).locator('header button').last().click(); await page.getByRole('menu').waitFor(); }],
      ['menu-file', async (page) => { await page.locator('header.bar .side').first().locator('.control').nth(1).click(); await page.getByRole('menu').waitFor(); }],
      ['menu-samples', async (page) => {
        await page.locator('header.bar .side').first().locator('.control').nth(1).click();
        await page.getByRole('menuitem', { expanded: false }).last().hover();
        await page.getByRole('menu').nth(1).waitFor();
      }],
      ['menu-theme', async (page) => { await page.locator('header.bar .end [aria-haspopup=menu]').first().click(); await page.getByRole('menu').waitFor(); }],
      ['tooltip', async (page) => { await page.locator('header.bar .side').first().locator('.control').first().hover(); await page.locator('.pop-tip').waitFor(); }],
      ['palette', async (page) => { await page.keyboard.press('Control+k'); await page.getByRole('dialog').waitFor(); }],
      ['tip', async (page) => { await page.locator('.window > header [title]').first().hover(); await page.getByRole('tooltip').last().waitFor(); }],
      ['palette-nothing', async (page) => { await page.keyboard.press('Control+k'); await page.locator('[role=dialog] input').fill('qqqq'); }],
      ['shortcuts', async (page) => { await page.keyboard.press('F1'); await page.getByRole('dialog').waitFor(); }],
      ['customer-copy-nothing', async (page) => { await command(page, 'lckhfb'); await page.locator('[role=dialog] .what:not([role=status])').waitFor(); }],
      ['drop', drag, { after: async (page) => { await page.evaluate(() => window.dispatchEvent(new DragEvent('dragleave'))); await page.locator('.drop').waitFor({ state: 'detached' }); } }],
      ...['bridge', 'composition', 'cliff', 'map', 'tornado', 'uncertainty', 'scenarios', 'sheet'].map((name, index) => [name, part(index + 1)]),
      ['uncertainty-own', async (page) => {
        await part(6)(page);
        await page.locator('main select').last().selectOption({ index: 1 });
        await page.getByTestId('own-range').waitFor();
      }, { after: (page) => page.getByTestId('own-range').getByRole('button').click() }],
      ['range-refused', async (page) => {
        const field = page.getByTestId('assumptions').getByRole('textbox').first();
        if ((await field.count()) === 0) await page.locator('header.bar .end .control').last().click();
        await field.fill('8k to 20k');
        await field.press('Enter');
        await page.locator('aside [role=alert]').first().waitFor();
      }, { after: async (page) => page.getByTestId('assumptions').getByRole('textbox').first().press('Escape') }],
      ['tornado-table', async (page) => { await part(5)(page); await page.keyboard.press('t'); await page.locator('main .twin').waitFor(); }],
      ['explain', async (page) => {
        await page.locator('h2[data-trace] ~ .notes button:first-of-type').click();
        await page.getByRole('tree').waitFor();
        await page.getByRole('treeitem').nth(1).click();
      }],
      ['cash-flow', flow(0)],
      ['cash-flow-hovered', async (page) => {
        await flow(0)(page);
        const box = await figure(page).getByRole('application').boundingBox();
        await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
        await page.locator('.drawing .pointed').waitFor({ state: 'attached' });
      }],
      ['cash-flow-spread', flow(1), { after: (page) => nth(page, '.flows', 0) }],
      ['balance', flow(2)],
      ['tax', flow(3)],
      ['present-value', flow(4), { after: (page) => nth(page, '.flows', 0) }],
      ['bill', async (page) => { await flow(0)(page); await page.locator('.months tbody th button').nth(12).click(); await page.locator('aside [role=region], aside section').first().waitFor(); }],
      ['present', async (page) => { await page.keyboard.press('3'); await page.locator('main.present .drawing').waitFor(); }],
      ['present-next', async (page) => { await page.keyboard.press('3'); await page.locator('main.present .drawing').waitFor(); for (let n = 0; n < 2; n += 1) await page.keyboard.press('ArrowRight'); }],
      ['present-sliders', async (page) => {
        await page.keyboard.press('3');
        await page.locator('main.present .drawing').waitFor();
        await page.locator('main.present footer .control').first().click();
        await page.getByRole('menu').waitFor();
      }],
      ['hidden', async (page) => { await hide(page, true); }],
      ['hidden-cash-flow', async (page) => { await page.keyboard.press('2'); await page.locator('.months table').waitFor(); }],
      ['hidden-edit', async (page) => { await page.keyboard.press('4'); await page.locator('main .closed').waitFor(); }],
      ['hidden-present', async (page) => { await page.keyboard.press('3'); await page.locator('main.present .drawing').waitFor(); }, { after: async (page) => { await home(page); await hide(page, false); } }],
      ['edit-study', async (page) => { await build(page); await page.locator('nav .entry').first().click(); await page.locator('main h2').first().waitFor(); }],
      ['edit-meter', item('meters', 0)],
      ['edit-scenario', item('scenarios', 1)],
      ['edit-plan', item('plans', 0)],
      ['edit-charges', async (page) => {
        await item('plans', 0)(page);
        await unfold(page);
        await page.locator('main [role=application]').first().waitFor();
      }],
      ['edit-help', async (page) => {
        await item('plans', 0)(page);
        await page.locator('main button[aria-expanded=false]').first().click();
        await page.locator('main .name button').first().click();
        await page.locator('.pop-tip').waitFor();
      }],
      ['edit-option', item('options', 1)],
      ['new', foot(0)],
      ['new-vendors', async (page) => {
        await foot(0)(page);
        await page.locator('main input[value=vendors]').check();
        await page.locator('main form select').first().selectOption('tencent-im');
        await page.locator('main form .line').first().locator('select').nth(1).selectOption('pro');
      }, { after: (page) => page.locator('main input[value=chat]').check() }],
      ['new-add-ons', async (page) => {
        await foot(0)(page);
        await page.locator('main input[value=vendors]').check();
        await page.locator('main form select').first().selectOption('tencent-im');
        await page.locator('main .add-ons button[aria-expanded=false]').first().click();
        await page.locator('main .add-ons input[type=checkbox]').first().check();
      }, { after: (page) => page.locator('main input[value=chat]').check() }],
      ['book', async (page) => { await foot(1)(page); await page.locator('main li button[aria-expanded]').first().waitFor(); }],
      ['book-entry', async (page) => { await foot(1)(page); await page.locator('main li button[aria-expanded=false]').first().click(); await page.locator('main .inner h3').first().waitFor(); }],
      ['book-nothing', async (page) => { await foot(1)(page); await page.locator('main input[type=search]').fill('qqqq'); await page.locator('main li.muted').waitFor(); }, { after: (page) => page.locator('main input[type=search]').fill('') }],
      ['import', foot(2)],
      ['import-read', async (page) => { await importing(page, 'month\tdau\n2027-01\t400\n2027-02\t500\n2027-03\t625\n'); await meter(page); await page.locator('main .end .primary:enabled').waitFor(); }],
      ['import-faults', async (page) => { await importing(page, 'month\tdau\n2027-01\t400\n2027-02\tmany\n2027-03\t-5\n'); await meter(page); await page.locator('main .end .primary:disabled').waitFor(); }],
      ['history-empty', foot(3)],
      ['toast', async (page) => {
        await page.locator('nav [data-item^="options."]').last().click({ button: 'right' });
        await page.getByRole('menu').waitFor();
        await page.getByRole('menuitem').last().click();
        await page.locator('.toast').first().waitFor();
        await gone(page, 'menu');
      }],
      ['history', foot(3)],
      ['history-changes', async (page) => { await foot(3)(page); await page.locator('main .acts button').first().click(); await page.locator('main .compared table').first().waitFor(); }],
    ],
  },
  {
    study: { text: () => `${read(examples, 'packs.toml')}\n[cash]\nopening = "60000"\nfloor = "5000"\n` },
    stops: [
      ['packs', async () => {}],
      ['own-cash', flow(5)],
      ['packs-tax', flow(3)],
      ['packs-balance', flow(2), { after: (page) => nth(page, '.flows', 0) }],
      ['packs-options', item('options', 0)],
    ],
  },
  { study: { text: () => read(documents, 'format-1-actuals.toml') }, stops: [['actuals', async (page) => { await flow(0)(page); await page.locator('main table').nth(1).scrollIntoViewIfNeeded(); }]] },
  { study: { text: () => read(documents, 'format-1-internal.toml') }, stops: [['customer-copy', async (page) => { await command(page, 'lckhfb'); await page.locator('[role=dialog] .left-out').waitFor(); }]] },
  {
    study: { text: () => read(documents, 'format-1-locked.toml') },
    stops: [
      ['draft', async (page) => { await page.locator('nav [data-item="scenarios.budget-draft"]').click(); await page.locator('.draft').first().waitFor(); }],
      ['edit-locked', item('scenarios', 0)],
    ],
  },
  { study: { text: () => read(documents, 'format-1-time-bands.toml') }, stops: [['edit-weekdays', async (page) => { await item('plans', 0)(page); await unfold(page); }]] },
  {
    study: { text: () => 'format = 1\ntitle = { en = "New", zh-CN = "新测算" }\ncurrency = "CNY"\nstart = "2027-01"\nmonths = 12\n' },
    stops: [
      ['empty', async (page) => { await page.locator('main h2').first().waitFor(); }],
      ['edit-empty', async (page) => { await build(page); await page.locator('nav .entry').first().click(); await page.locator('main .first').waitFor(); }],
    ],
  },
  { study: { text: six }, stops: [['six', async () => {}], ['six-table', async (page) => { await page.keyboard.press('t'); await page.locator('main .twin').waitFor(); }]] },
  { study: { text: () => read(documents, 'format-1-prices.toml') }, stops: [['edit-prices', async (page) => { await item('plans', 0)(page); await unfold(page); }], ['edit-untaken', item('plans', 1)]] },
  { study: { text: () => read(documents, 'format-1-complete.toml') }, stops: [['edit-column', async (page) => { await item('scenarios', 1)(page); await page.locator('main textarea[aria-describedby]').first().waitFor(); }]] },
  {
    study: { text: () => read(badInputs, 'tiers-out-of-order.toml') },
    stops: [
      ['nothing-priced', async (page) => { await page.locator('main .nothing').waitFor(); }],
      ['edit-trouble', async (page) => { await item('plans', 0)(page); await unfold(page); await page.locator('main p.error').first().waitFor(); }],
      ['issues', async (page) => { await page.locator('footer button').last().click(); await page.locator('aside .back').waitFor(); }],
    ],
  },
  { study: { sample: 0, refused: () => read(badInputs, 'not-a-study.toml') }, stops: [['refused', async (page) => { await page.locator('aside .what').waitFor(); }, { stay: true }]] },
  { study: { sample: 0, nothing: true }, stops: [['start-without-sample', async (page) => { await page.locator('main .recent').waitFor(); }, { stay: true }]] },
  {
    study: { text: copied },
    stops: [
      ['edit-copied', async (page) => { await item('plans', 0)(page); await page.locator('main .origin tbody tr').first().waitFor(); }],
      ['working', async (page) => { await viewed(page, 6); await page.locator('footer .work progress').waitFor(); }, { after: async (page) => { if (await page.locator('footer .work button').count()) await page.locator('footer .work button').click(); } }],
    ],
  },
  { study: { sample: 1 }, stops: [['sample-1', async () => {}], ['sample-1-cash-flow', flow(0)]] },
  { study: { sample: 2 }, stops: [['sample-2', async () => {}], ['sample-2-cash-flow', flow(0)]] },
  { study: { sample: 3 }, stops: [['sample-3', async () => {}], ['sample-3-cash-flow', flow(0)]] },
  { study: { sample: 4 }, stops: [['sample-4', async () => {}], ['sample-4-cash-flow', flow(0)]] },
];

async function drop(page, url, name, text) {
  await fetch(`${url}/drop/${name}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: text });
  return call(url, { command: 'open-dropped', work: 0 });
}

async function openStudy({ page, url }, study) {
  await wantSample(url, true);
  if (study.sample !== undefined) {
    const { samples } = await call(url, { command: 'start' });
    if (samples[study.sample]) await call(url, { command: 'open-sample', id: samples[study.sample].id });
  }
  if (study.text) await drop(page, url, 'study.toml', study.text());
  if (study.nothing) await wantSample(url, false);
  await page.reload();
  await page.locator('main h2').first().waitFor();
  if (study.refused) {
    await page.evaluate(async (text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'letter.toml'));
      document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, study.refused());
  }
}

/** Whether a start shows the sample with its band. */
async function wantSample(url, shown) {
  const { settings, scenario } = await call(url, { command: 'start' });
  if (settings.show_sample_band !== shown) await call(url, { command: 'set-settings', scenario, settings: { ...settings, show_sample_band: shown } });
}

/** Until nothing is paled because newer figures are on their way, and nothing fades any more. */
async function atRest(page) {
  await page.locator('.waiting, .old').first().waitFor({ state: 'detached' });
  // What would change the verdict is asked for once its place is in sight.
  await page.locator('[data-testid=turns] [role=status]').waitFor({ state: 'detached', timeout: 5000 }).catch(() => undefined);
  await page.locator('[data-testid=turns][aria-busy=true]').waitFor({ state: 'detached' });
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
}

/** Leads through every stop (or those that `wanted` accepts) and hands each to `look(name)`. */
export async function walk(opened, look, wanted = () => true) {
  const { page } = opened;
  // A busy machine takes its time over an analysis.
  page.setDefaultTimeout(120_000);
  for (const { study, stops } of tour) {
    const here = stops.filter(([name]) => wanted(name));
    if (here.length === 0) continue;
    await openStudy(opened, study);
    for (const [name, reach, { band: withBand = false, after, stay = false } = {}] of here) {
      try {
        // Its last button is “no more of this”.
        if (!withBand && (await page.locator('.band').count())) await page.locator('.band .control').last().click();
        if (!stay) await home(page);
        await reach(page);
        await page.evaluate(() => document.fonts.ready);
        await atRest(page);
        await look(name);
        await after?.(page);
      } catch (error) {
        throw new Error(`${name}: ${error.message}`, { cause: error });
      }
    }
  }
}

/** The marks by which each component’s own style is bound, as the page has them now. */
export const styled = (page) => page.evaluate(() => [...new Set([...document.querySelectorAll('[class*=svelte-]')].flatMap((node) => [...node.classList].filter((name) => name.startsWith('svelte-'))))]);
