// Room: names stand whole, figures stay in their columns, and the smallest window keeps what matters.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { longer, openIn } from './harness.mjs';
import { call, folder, ready, serious, viewed } from './steps.mjs';

const opened = openIn();
const smallest = { viewport: { width: 1024, height: 680 }, reducedMotion: 'reduce' };

/** What of the difference table does not fit: a name cut short, an amount beyond its column. */
const outside = (page) =>
  page.locator('main table').last().evaluate((table) => [
    ...[...table.querySelectorAll('thead .name')].filter((name) => name.scrollHeight > name.clientHeight + 1).map((name) => name.textContent),
    ...[...table.querySelectorAll('tbody .difference')]
      .filter((one) => [...one.children].some((part) => part.getBoundingClientRect().width > 1 && part.getBoundingClientRect().right > one.closest('td').getBoundingClientRect().right + 0.5))
      .map((one) => one.textContent),
  ]);

test('in every sample names stand whole above their columns, and figures within them', async (t) => {
  const { page, url } = await opened(t, { context: { viewport: { width: 1440, height: 900 } } });
  const { samples } = await call(url, { command: 'start' });
  assert.ok(samples.length >= 5);
  for (const { id } of samples) {
    await call(url, { command: 'open-sample', id });
    await page.reload();
    await ready(page);
    assert.deepEqual(await outside(page), [], id);
  }
});

test('in a wide window the difference table is as wide as its chart, with names in one line', async (t) => {
  const { page, url } = await opened(t, { context: { viewport: { width: 1920, height: 1080 } } });
  const { samples } = await call(url, { command: 'start' });
  for (const { id } of samples) {
    await call(url, { command: 'open-sample', id });
    await page.reload();
    await ready(page);
    const [table, chart] = await Promise.all(['main table', 'main [role=figure]'].map((what) => page.locator(what).last().evaluate((node) => node.getBoundingClientRect().width)));
    assert.ok(Math.abs(table - chart) < 8, `${id}: ${table} below ${chart}`);
    const tops = await page.locator('main table').last().locator('thead .name').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    assert.equal(new Set(tops).size, 1, `${id}: ${tops}`);
  }
});

test('in the smallest window the views stand in one row, and the months show every column', async (t) => {
  const { page } = await opened(t, { context: smallest });
  const tops = await page.locator('.parts [role=radio]').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  assert.equal(tops.length, 9);
  assert.equal(new Set(tops).size, 1);
  assert.deepEqual(await outside(page), []);
  await page.keyboard.press('2');
  const months = page.locator('.months table');
  await months.waitFor();
  assert.ok(await months.evaluate((table) => table.parentElement.scrollWidth <= table.parentElement.clientWidth));
});

for (const language of ['en', 'zh-CN']) {
  test(`in the smallest window the totals of the months are in sight below the sample band, in every sample: ${language}`, async (t) => {
    const { page, url } = await opened(t, { language, context: smallest });
    const { samples } = await call(url, { command: 'start' });
    for (const { id } of samples) {
      await call(url, { command: 'open-sample', id });
      await page.reload();
      await ready(page);
      await page.locator('.band').waitFor();
      for (const option of await page.locator('[data-testid^=total-]').all()) {
        await page.keyboard.press('1');
        await option.click();
        await page.keyboard.press('2');
        const total = page.locator('.months tfoot tr').last().getByRole('rowheader');
        await total.waitFor();
        const [from, to] = await page.locator('main').evaluate((main) => [main.getBoundingClientRect().top, main.getBoundingClientRect().bottom]);
        const { y, height } = await total.boundingBox();
        assert.ok(y >= from && y + height <= to + 0.5, `${id}: ${y + height} beyond ${to}`);
      }
    }
  });

  test(`in the smallest window a message covers no total, no status bar and not what has the focus, and moves no chart: ${language}`, async (t) => {
    const { page } = await opened(t, { language, context: smallest });
    await page.keyboard.press('2');
    const chart = page.locator('main.cash-flow [role=application]').first();
    await chart.waitFor();
    const box = (locator) => locator.boundingBox();
    const before = await box(chart);
    await page.locator('nav [data-item^="options."]').last().click({ button: 'right' });
    await page.getByRole('menuitem').last().click();
    const toast = page.locator('.toast');
    await toast.first().waitFor();
    // What stands last in the pane has the focus.
    await page.locator('.months tbody button').last().evaluate((button) => { button.tabIndex = 0; button.focus(); });
    const bar = await box(page.getByRole('contentinfo'));
    const message = await box(toast.first());
    for (const [name, locator] of [['the total', page.locator('.months tfoot .total th')], ['the focus', page.locator('.months tbody button').last()]]) {
      // What is out of sight can be brought into it, and is not behind the message then.
      await locator.scrollIntoViewIfNeeded();
      const one = await box(locator);
      assert.ok(one.y + one.height <= message.y + 0.5, `${name}: ${JSON.stringify([one, message])}`);
    }
    assert.ok(message.y + message.height <= bar.y + 0.5, JSON.stringify([message, bar]));
    const pane = await box(page.getByRole('main'));
    assert.ok(pane.y + pane.height <= message.y + 0.5, JSON.stringify([pane, message]));
    const after = await box(chart);
    assert.deepEqual([after.width, after.height], [before.width, before.height]);
    // Its room is given back.
    await toast.getByRole('button').last().click();
    await toast.waitFor({ state: 'detached' });
    const stage = await box(page.getByRole('main'));
    assert.ok(stage.y + stage.height > message.y + 1, JSON.stringify([stage, message]));
  });
}

/** The views that are seen, whether they stand in one row within the stage, and where the focus is among them. */
const row = (page) =>
  page.locator('.parts').evaluate((parts) => {
    const seen = [...parts.querySelectorAll('button')].filter((one) => one.checkVisibility({ visibilityProperty: true }));
    const boxes = seen.map((one) => one.getBoundingClientRect());
    const radios = seen.filter((one) => one.matches('[role=radio]'));
    return {
      names: radios.map(({ textContent }) => textContent),
      chosen: radios.find((one) => one.ariaChecked === 'true')?.textContent,
      focused: document.activeElement?.textContent,
      inOne: new Set(boxes.map(({ top }) => top)).size === 1 && Math.max(...boxes.map(({ right }) => right)) <= parts.getBoundingClientRect().right,
      menu: seen.length > radios.length,
    };
  });

for (const [what, width, given, folded] of [
  ['English', 1240, {}, true],
  ['English', 1200, {}, true],
  ['Chinese', 1200, { language: 'zh-CN' }, false],
  ['English a third longer', 1024, { words: longer }, true],
  ['English a third longer', 1240, { words: longer }, true],
]) {
  test(`the views stand in one row at ${width} pixels in ${what}: the chosen one is seen, and keys reach all`, async (t) => {
    const { page } = await opened(t, { ...given, context: { viewport: { width, height: 800 }, reducedMotion: 'reduce', locale: given.language ?? 'en' } });
    const all = await page.locator('.parts [role=radio]').allTextContents();
    assert.equal(all.length, 9);
    const first = await row(page);
    assert.ok(first.inOne);
    assert.equal(first.menu, folded);
    assert.equal(first.names.length < 9, folded);
    assert.deepEqual(first.names, all.slice(0, first.names.length));
    await page.locator('.parts [role=radio]').first().focus();
    for (const name of [...all.slice(1), all[0], all.at(-1)]) {
      await page.keyboard.press(name === all.at(-1) && (await row(page)).chosen === all[0] ? 'ArrowLeft' : 'ArrowRight');
      const now = await row(page);
      assert.deepEqual([now.chosen, now.focused, now.inOne], [name, name, true]);
    }
    if (!folded) return;
    const last = page.locator('.parts [role=radio]').last();
    assert.deepEqual(await last.evaluate((one) => [one.ariaPosInSet, one.ariaSetSize]), ['9', '9']);
    await viewed(page, 0);
    await page.locator('.parts [aria-haspopup=menu]').click();
    assert.deepEqual(await page.getByRole('menuitemradio').allTextContents(), all.slice(first.names.length));
    assert.deepEqual(await serious(page), []);
    await page.getByRole('menuitemradio').last().click();
    await page.getByRole('menu').waitFor({ state: 'detached' });
    const then = await row(page);
    assert.deepEqual([then.chosen, then.inOne, then.menu], [all.at(-1), true, true]);
  });
}

test('a month stays on one line with its number and its year', async (t) => {
  const { page, url } = await opened(t, { context: { viewport: { width: 1440, height: 900 }, locale: 'en' } });
  const { samples } = await call(url, { command: 'start' });
  let found = 0;
  for (const { id } of samples) {
    await call(url, { command: 'open-sample', id });
    await page.reload();
    await ready(page);
    for (const width of [1024, 1200, 1240, 1280, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const torn = await page.evaluate(() =>
        [...document.querySelectorAll('main h2')].flatMap((heading) => {
          const walk = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
          const letters = [];
          while (walk.nextNode()) for (let at = 0; at < walk.currentNode.data.length; at += 1) letters.push([walk.currentNode, at]);
          const text = letters.map(([node, at]) => node.data[at]).join('');
          return [...text.matchAll(/month\s\d+\s\(\w+\s\d{4}\)/g)].map(({ index, 0: match }) => {
            const [start, end] = [letters[index], letters[index + match.length - 1]];
            const range = new Range();
            range.setStart(...start);
            range.setEnd(end[0], end[1] + 1);
            return new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom))).size;
          });
        }),
      );
      found += torn.length;
      assert.ok(torn.every((lines) => lines === 1), `${id} at ${width}: ${torn}`);
    }
  }
  assert.ok(found > 20, `${found}`);
});

test('in every sample the title of a map stands whole, and the values below it stand apart', async (t) => {
  const { page, url } = await opened(t, { context: { viewport: { width: 1280, height: 820 }, locale: 'en' } });
  const { samples } = await call(url, { command: 'start' });
  for (const { id } of samples) {
    await call(url, { command: 'open-sample', id });
    await page.reload();
    await ready(page);
    await viewed(page, 4);
    const figure = page.locator('.analysis[aria-busy=false] [role=figure]');
    await figure.waitFor();
    assert.ok(await figure.locator('h2').evaluate((title) => title.scrollHeight <= title.clientHeight + 1), id);
    const gaps = await figure.locator('.drawing text[text-anchor=middle]').evaluateAll((all) => all.slice(1).map((one, n) => one.getBoundingClientRect().left - all[n].getBoundingClientRect().right));
    assert.ok(gaps.length > 2 && gaps.every((gap) => gap > 8), `${id}: ${gaps}`);
  }
});

test('what is given up begins below its head, and “never” ends where figures do', async (t) => {
  const { page, url } = await opened(t, { context: { viewport: { width: 1440, height: 900 }, locale: 'en' } });
  const { samples } = await call(url, { command: 'start' });
  let nevers = 0;
  for (const { id } of samples) {
    await call(url, { command: 'open-sample', id });
    await page.reload();
    await ready(page);
    const { starts, ends } = await page.locator('main table').last().evaluate((table) => {
      const written = (node) => {
        const range = new Range();
        range.selectNodeContents(node);
        return range.getBoundingClientRect();
      };
      const [heads, figures] = [[...table.tHead.rows[0].cells].slice(1), [...table.tBodies[0].rows[0].cells].slice(1)];
      const lines = [...table.tBodies[0].rows].map(({ cells }) => [...cells].slice(1).map((cell) => cell.querySelector('.said')));
      return {
        starts: lines.at(-1).map((said, at) => written(said).left - heads[at].querySelector('button').getBoundingClientRect().left),
        ends: lines.at(-2).flatMap((said, at) => (said?.textContent === 'never' ? [written(said).right - written(figures[at].querySelector('.figure')).right] : [])),
      };
    });
    assert.ok(starts.length > 1 && starts.every((by) => Math.abs(by) < 1), `${id}: ${starts}`);
    assert.ok(ends.every((by) => Math.abs(by) < 1.5), `${id}: ${ends}`);
    nevers += ends.length;
  }
  assert.ok(nevers > 2, `${nevers}`);
});

test('a presentation in the smallest window has its sentence on two lines and a total at every line', async (t) => {
  const { page } = await opened(t, { context: smallest });
  await page.keyboard.press('3');
  await page.locator('main.present .drawing').waitFor();
  const lines = await page.getByTestId('present-sentence').evaluate((node) => node.offsetHeight / parseFloat(getComputedStyle(node).lineHeight));
  assert.ok(lines < 2.5, `${lines} lines`);
  const ends = await page.locator('main.present .end').evaluateAll((all) => all.map((one) => one.querySelectorAll('text').length));
  assert.deepEqual(ends, [2, 2, 2, 2]);
});

test('in the smallest window six long names stand side by side in the decision sheet, and within the drawing above a map', async (t) => {
  const ids = ['one', 'two', 'three', 'four', 'five', 'six'];
  const study = join(folder(t), 'long.toml');
  // Each is the cheapest for a while: the later ones cost more at once and less by the user.
  const plan = (id, n) => `[[plans]]
id = "${id}"
charges = [{ id = "fee", price = { model = "flat", amount = "${n * n * 1000}" } }, { id = "users", meter = "users", price = { model = "per-unit", unit_price = "${20 - 3 * n}" } }]
[[options]]
id = "${id}"
plan = "${id}"
name = "即时通信服务 · 企业专业版 ${n + 1}（预付一年）"`;
  writeFileSync(study, `format = 1
title = "长名字"
currency = "CNY"
start = "2027-01"
months = 12
meters = [{ id = "users", name = "用户", kind = "level" }]
[[scenarios]]
id = "base"
[scenarios.usage.users]
start = "2000"
${ids.map(plan).join('\n')}
`);
  const { page } = await opened(t, { language: 'zh-CN', pickOpen: study, context: smallest });
  await page.keyboard.press('Control+o');
  await page.getByTestId('total-six').waitFor();
  await viewed(page, '决策表');
  const sheet = page.locator('.analysis[aria-busy=false] .twin').filter({ hasText: '实付合计' }).first();
  await sheet.waitFor();
  assert.deepEqual(await sheet.evaluate((node) => [node.querySelectorAll('thead th').length, node.scrollWidth - node.clientWidth]), [7, 0]);
  await viewed(page, '分布图');
  const drawing = page.locator('.analysis[aria-busy=false] [role=figure] .drawing');
  await drawing.waitFor();
  const beyond = await drawing.evaluate((node) => {
    const { right } = node.getBoundingClientRect();
    return [...node.querySelectorAll('text')].filter((one) => one.getBoundingClientRect().right > right + 2).map(({ textContent }) => textContent);
  });
  assert.deepEqual(beyond, []);
  assert.ok((await drawing.locator('[data-tip]').count()) >= 4);
});

test('in the smallest window names of a hundred letters leave room for the rows of a difference, the months and a presentation', async (t) => {
  const name = 'A name of an offer that somebody copied from a quotation with its reference number 2026-Q4-00017-B';
  const study = join(folder(t), 'long.toml');
  const plan = (id, n) => `[[plans]]
id = "${id}"
charges = [{ id = "fee", price = { model = "flat", amount = "${n * 1000}" } }, { id = "users", name = "${name}", meter = "users", price = { model = "per-unit", unit_price = "${20 - n}" } }]
[[options]]
id = "${id}"
plan = "${id}"
name = "${name} ${n}"`;
  writeFileSync(study, `format = 1
title = "${name}"
currency = "CNY"
start = "2027-01"
months = 12
meters = [{ id = "users", name = "${name}", unit = "active end users per calendar month", kind = "level" }]
[[scenarios]]
id = "base"
[scenarios.usage.users]
start = "2000"
${['one', 'two'].map(plan).join('\n')}
`);
  const { page } = await opened(t, { pickOpen: study, context: smallest });
  await page.keyboard.press('Control+o');
  await page.getByTestId('total-two').waitFor();
  await viewed(page, 'Difference');
  const drawing = page.locator('.analysis[aria-busy=false] [role=figure] .drawing');
  await drawing.waitFor();
  // What is written in a row ends within it.
  const beyond = await drawing.locator('foreignObject').evaluateAll((rows) =>
    rows.filter((row) => {
      const name = row.querySelector('.name');
      return Math.max(name.scrollHeight, ...[...name.children].map((one) => one.offsetHeight)) > row.getBoundingClientRect().height + 1;
    }).length,
  );
  assert.equal(beyond, 0);
  await page.keyboard.press('2');
  const first = page.locator('main.cash-flow .scroll tbody tr').first();
  await first.waitFor();
  const seen = await first.evaluate((row) => row.closest('.scroll').querySelector('.total').getBoundingClientRect().top - row.getBoundingClientRect().bottom);
  assert.ok(seen >= 0, `the first month ends ${-seen} below the total`);
  await page.keyboard.press('3');
  await page.locator('main.present .drawing').waitFor();
  const [end, begin] = await page.evaluate(() => [
    Math.max(...[...document.querySelectorAll('main.present .drawing text')].map((one) => one.getBoundingClientRect().bottom)),
    Math.min(...[...document.querySelectorAll('main.present .sliders .group')].map((one) => one.getBoundingClientRect().top)),
  ]);
  assert.ok(end <= begin + 1, `the drawing ends at ${end}, the sliders begin at ${begin}`);
});
