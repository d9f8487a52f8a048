// The focus goes where a command leads: every place by the palette and by its key, and back by Escape.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIn } from './harness.mjs';
import { until } from './steps.mjs';

const opened = openIn();

/** What has the focus: its part of the window, what it is, its name. */
const focus = (page) =>
  page.evaluate(() => {
    const node = document.activeElement;
    if (node === null || node === document.body) return { pane: '', what: 'nothing', name: '' };
    const name = node.matches('main') ? '' : node.getAttribute('aria-label') ?? node.labels?.[0]?.textContent ?? node.textContent ?? '';
    return { pane: node.closest('[role=dialog], header, nav, main, aside, footer')?.tagName.toLowerCase() ?? '', what: node.getAttribute('role') ?? node.getAttribute('type') ?? node.tagName.toLowerCase(), name: name.trim().slice(0, 60) };
  });

const said = (one) => `${one.pane} ${one.what} “${one.name}”`;

/** Whether the focus can be seen: a ring, and on the stage as a whole a line. The ring of a slider is its handle’s, which no script can read. */
const seen = (page) =>
  page.evaluate(() => {
    const node = document.activeElement;
    const ring = getComputedStyle(node);
    const shown = (colour) => !/, 0\)$|transparent/.test(colour);
    if (node.matches('main')) return node.matches(':focus-visible') && ring.borderTopWidth === '2px' && shown(ring.borderTopColor) && ring.outlineStyle === 'none';
    if (!node.matches(':focus-visible') || node.matches('[type=range]')) return node.matches(':focus-visible');
    return ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) >= 2 && shown(ring.outlineColor);
  });

async function openPalette(page) {
  await page.keyboard.press('Control+k');
  await until(() => page.evaluate(() => document.activeElement?.matches('[role=dialog] input') ?? false), Boolean, 'the palette');
}

/** Goes to a command by the palette, and waits until the palette has gone. */
async function go(page, id) {
  await openPalette(page);
  const name = await page.locator(`#found-${id}`).evaluate((node) => node.querySelector('span').firstChild.textContent);
  await find(page, name, `found-${id}`);
}

/** Types a name into the palette, and takes the first of a kind that answers to it. */
async function find(page, name, kind) {
  await page.keyboard.type(name);
  await page.locator(`[role=option][id^="${kind}"]`).first().waitFor();
  const chosen = () => page.locator('[role=option][aria-selected=true]').getAttribute('id');
  while (!(await chosen()).startsWith(kind)) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** The focus once it fits, and that it stays. */
async function rests(page, fits, what) {
  const found = await until(() => focus(page), fits, what);
  await page.waitForTimeout(150);
  assert.deepEqual(await focus(page), found, `${what}: the focus stays`);
  return found;
}

const pages = [
  ['guide-new', ({ pane, what }) => pane === 'main' && what === 'radio'],
  ['book', ({ pane, what }) => pane === 'main' && what === 'search'],
  ['import', ({ pane, what }) => pane === 'main' && what !== 'main'],
  ['history', ({ pane, what, name }) => pane === 'main' && what === 'tr' && name !== ''],
];

const views = [
  ['mode-cash-flow', /Paid|付款/],
  ['mode-compare', /Over time|走势|时间/],
  ['part-bridge'], ['part-composition'], ['part-cliff'], ['part-map'], ['part-tornado'], ['part-uncertainty'], ['part-scenarios'], ['part-sheet'], ['part-time'],
];

for (const language of ['en', 'zh-CN']) {
  test(`every page of its own takes the focus, and Escape leads back to the view and to what had it: ${language}`, async (t) => {
    const { page, errors } = await opened(t, { language });
    const held = page.getByTestId('assumptions').getByRole('slider').first();
    for (const [id, fits] of pages) {
      await page.keyboard.press('2');
      await page.locator('main.cash-flow').waitFor();
      await held.focus();
      const before = await focus(page);
      await go(page, id);
      await rests(page, fits, `${id} has the focus`);
      await page.keyboard.press('Escape');
      await page.locator('main.cash-flow').waitFor();
      assert.deepEqual(await rests(page, ({ pane }) => pane === 'aside', `back from ${id}`), before);
    }
    // A place that is built anew has it again.
    await page.getByRole('application').first().focus();
    await go(page, 'book');
    await rests(page, ({ what }) => what === 'search', 'the search');
    // What was searched for is cleared first.
    await page.keyboard.type('im');
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('searchbox').inputValue(), '');
    await page.keyboard.press('Escape');
    await page.locator('main.cash-flow').waitFor();
    await rests(page, ({ what }) => what === 'application', 'back on the chart');
    assert.deepEqual(errors, []);
  });

  test(`every view takes the focus when it is asked for by name, and Escape gives it back: ${language}`, async (t) => {
    const { page, errors } = await opened(t, { language });
    const held = page.getByTestId('assumptions').getByRole('slider').first();
    for (const [id] of views) {
      await held.focus();
      const before = await focus(page);
      await go(page, id);
      const found = await rests(page, ({ pane, what }) => pane === 'main' && what === 'radio', `${id} has the focus`);
      assert.ok(await page.evaluate(() => document.activeElement.getAttribute('aria-checked') === 'true'), said(found));
      await page.keyboard.press('Escape');
      assert.deepEqual(await rests(page, ({ pane }) => pane === 'aside', `back from ${id}`), before);
    }
    await held.focus();
    await go(page, 'issues');
    await rests(page, ({ pane, what }) => pane === 'aside' && what === 'button', 'the issues');
    assert.deepEqual(errors, []);
  });
}

/** A change of the study, by keys. */
async function changed(page) {
  await page.getByTestId('assumptions').getByRole('slider').first().focus();
  for (const key of ['ArrowRight', 'Tab']) await page.keyboard.press(key);
  await page.locator('header').getByRole('button', { name: /^(Undo|撤销)$/, disabled: false }).waitFor();
}

/** Parts of the study and other studies by their names, each from a view: where that leads, what has the focus there, and where Escape leads. */
const named = (chinese) => [
  { find: chinese ? '慢增长' : 'Slow growth', kind: 'scenarios', from: '1', to: 'compare', at: 'scenarios.slow', back: 'compare' },
  { find: chinese ? '慢增长' : 'Slow growth', kind: 'scenarios', from: '4', to: 'edit', at: 'scenarios.slow', back: 'edit' },
  { find: chinese ? '按流量' : 'By traffic', kind: 'options', from: '2', to: 'cash-flow', at: 'options.traffic', back: 'cash-flow' },
  { find: chinese ? '按流量' : 'By traffic', kind: 'options', from: '4', to: 'compare', at: 'options.traffic', back: 'compare' },
  { find: chinese ? '流量' : 'Traffic', kind: 'meters', from: '2', to: 'edit', at: 'text', back: 'cash-flow' },
  // Another study is no place that one comes back from.
  { find: chinese ? '学校' : 'Schools', kind: 'samples', from: '2', to: 'cash-flow', at: 'radio', back: null },
  { find: chinese ? '聊天' : 'Chat', kind: 'recent', from: '4', to: 'compare', at: 'radio', back: null },
];

for (const language of ['en', 'zh-CN']) {
  test(`what is gone to by its name has the focus, is seen, goes on by keys, and Escape leads back: ${language}`, async (t) => {
    const { page, errors } = await opened(t, { language });
    const held = page.getByTestId('assumptions').getByRole('slider').first();
    // A sample that was changed is among the recent studies once another one is open.
    await changed(page);
    const item = () => page.evaluate(() => document.activeElement?.getAttribute('data-item'));
    for (const { find: name, kind, from, to, at, back } of named(language === 'zh-CN')) {
      const what = `${name} (${kind}) from ${from}`;
      await page.keyboard.press(from);
      await held.focus();
      const before = await focus(page);
      const arrive = async () => {
        await openPalette(page);
        await find(page, name, `found-${kind}_`);
        await page.locator(`main.${to}`).waitFor();
        const found = await rests(page, ({ pane, what }) => pane === (at.includes('.') ? 'nav' : 'main') && (at.includes('.') || what === at), what);
        assert.equal(await item(), at.includes('.') ? at : null, said(found));
        assert.ok(await seen(page), `${what}: ${said(found)} is seen`);
      };
      await arrive();
      await page.keyboard.press('Escape');
      if (back !== null) {
        await page.locator(`main.${back}`).waitFor();
        assert.deepEqual(await rests(page, ({ pane }) => pane === 'aside', `back from ${what}`), before);
        await arrive();
      } else await rests(page, ({ pane, what }) => pane === 'main' && what === at, `${what} stays`);
      // A field takes what is typed; elsewhere the keys of the window go on.
      if (at === 'text') {
        await page.keyboard.type('x');
        assert.match(await page.evaluate(() => document.activeElement.value), /x/);
        await page.keyboard.press('Escape');
      } else {
        await page.keyboard.press('2');
        await page.locator('main.cash-flow').waitFor();
        await rests(page, ({ what }) => what !== 'nothing', `on from ${what}`);
      }
      await page.evaluate(() => document.activeElement.blur());
    }
    // Where the list is not in sight, the stage has the focus.
    await go(page, 'left-pane');
    await openPalette(page);
    await find(page, language === 'en' ? 'Fast growth' : '快速增长', 'found-scenarios_');
    await rests(page, ({ pane, what }) => pane === 'main' && what === 'radio', 'the stage');
    assert.deepEqual(errors, []);
  });
}

test('the stage has the focus by a line and no ring, which stays in sight when it is scrolled', async (t) => {
  const { page } = await opened(t);
  for (const key of ['2', '4', '1']) {
    await page.keyboard.press(key);
    await rests(page, ({ what }) => what === 'main', `the stage after ${key}`);
    assert.ok(await seen(page), `the line after ${key}`);
  }
  const main = page.locator('main');
  await page.setViewportSize({ width: 1280, height: 680 });
  await page.keyboard.press('End');
  await until(() => main.evaluate((node) => node.scrollTop), (far) => far > 0, 'the stage scrolls by keys');
  const above = () => main.evaluate((node) => document.elementFromPoint(node.getBoundingClientRect().x + 40, node.getBoundingClientRect().y + 1)?.tagName);
  await until(above, (tag) => tag === 'MAIN', 'nothing but the line at the edge');
});

test('the steps of the history are gone through by the arrows, and Enter tells what one did', async (t) => {
  const { page } = await opened(t);
  await changed(page);
  await go(page, 'history');
  const first = await rests(page, ({ what }) => what === 'tr', 'the newest step');
  assert.ok(await seen(page));
  await page.keyboard.press('ArrowDown');
  const second = await focus(page);
  assert.notDeepEqual(second, first);
  await page.keyboard.press('ArrowUp');
  assert.deepEqual(await focus(page), first);
  await page.keyboard.press('Enter');
  await until(() => page.locator('.compared').innerText(), (text) => text.length > 20, 'what the step did');
  await rests(page, ({ pane, what }) => pane === 'main' && what === 'div', 'what the step did');
  assert.ok(await seen(page));
});

/** Controls that go when they are used, or have nothing left to do: how one comes to each, and where the focus goes on. */
const going = [
  { what: 'the way to how sure it is', to: (page) => page.keyboard.press('1'), control: 'main .verdict .follows:text-is("How sure?")', on: ({ pane, what }) => pane === 'main' && what === 'radio' },
  { what: 'a way to what turns the verdict', to: async () => {}, control: '[data-testid=turns] button', on: ({ pane, what }) => pane === 'main' && what === 'radio' },
  { what: 'the way back from an explanation', to: (page) => page.locator('main [data-trace]').last().click({ modifiers: ['Alt'] }), control: 'aside .back', on: ({ pane, what }) => pane === 'aside' && what === 'range' },
  { what: 'the last step that is taken back', to: changed, control: 'header [aria-label=Undo]', on: ({ pane, name }) => pane === 'header' && name === 'Redo' },
  { what: 'a message', to: changed, control: '.toast .close', on: ({ what }) => what !== 'nothing' },
  {
    what: 'a part that is removed',
    async to(page) {
      await page.keyboard.press('4');
      await page.locator('nav [data-item^="options."]').last().click();
    },
    control: 'main header .acts > :last-child',
    on: ({ pane }) => pane === 'main',
  },
  { what: 'a step that is brought back', to: (page) => go(page, 'history'), control: 'main tr:last-child .acts > :last-child', on: ({ pane, what }) => pane === 'main' && what !== 'main' },
];

test('what goes while it has the focus gives it on to what is next to it', async (t) => {
  const { page, errors } = await opened(t);
  for (const { what, to, control, on } of going) {
    await to(page);
    await page.locator(control).first().focus();
    await page.keyboard.press('Enter');
    const found = await rests(page, on, what);
    assert.ok(await seen(page), `${what}: ${said(found)} is seen`);
  }
  // Whoever points keeps the keys of the window, and no control is under the space bar.
  await page.keyboard.press('1');
  await page.locator('main [data-trace]').last().click({ modifiers: ['Alt'] });
  await page.locator('aside .back').click();
  await rests(page, ({ what }) => what === 'nothing', 'after a click');
  assert.deepEqual(errors, []);
});

test('a key that changes the view never loses the focus', async (t) => {
  const { page } = await opened(t);
  for (const [key, mode] of [['2', 'cash-flow'], ['1', 'compare'], ['4', 'edit'], ['1', 'compare']]) {
    await page.keyboard.press(key);
    await page.locator(`main.${mode}`).waitFor();
    await rests(page, ({ pane }) => pane === 'main', `${mode} by its key`);
    // From what stands on the stage and goes with it, too.
    if (mode !== 'edit') await page.locator('main [role=application]').first().focus();
  }
  // What stays keeps it.
  const held = page.getByTestId('assumptions').getByRole('slider').first();
  await held.focus();
  const before = await focus(page);
  await page.keyboard.press('2');
  await page.locator('main.cash-flow').waitFor();
  assert.deepEqual(await rests(page, () => true, 'the slider'), before);
  await page.keyboard.press('3');
  await rests(page, ({ pane }) => pane === 'main', 'the presentation');
  await page.keyboard.press('Escape');
  await page.locator('main.cash-flow').waitFor();
  await rests(page, ({ what }) => what !== 'nothing', 'back from the presentation');
});

/** Where a presentation may begin: what has the focus, and from which view. */
const begun = [
  { from: '1', at: 'header [role=radio]:has-text("Present")', by: 'click' },
  { from: '2', at: '[data-testid=assumptions] input[type=range] >> nth=1', by: '3' },
  { from: '1', at: 'nav [data-item="options.traffic"]', by: 'F11' },
  { from: '2', at: 'nav [aria-label^="Edit"] >> nth=1', by: 'F11' },
  { from: '1', at: 'main [role=application]', by: '3' },
  { from: '4', at: 'main input[type=text], main input:not([type]) >> nth=0', by: 'F11' },
  { from: '2', at: '[data-testid=assumptions] input[type=range] >> nth=0', by: 'palette' },
];

test('a presentation gives the focus back to what had it, though it was built anew', async (t) => {
  const { page, errors } = await opened(t);
  for (const { from, at, by } of begun)
    for (const end of ['Escape', 'F11', 'click']) {
      await page.keyboard.press(from);
      const control = page.locator(at).first();
      const what = `${at} by ${by}, ended by ${end}`;
      await control.waitFor();
      if (by === 'click') await control.click();
      else {
        await control.focus();
        if (by === 'palette') await go(page, 'present-full');
        else await page.keyboard.press(by);
      }
      await page.locator('main.present').waitFor();
      if (end === 'click') await page.locator('main.present .tools > :last-child').click();
      else await page.keyboard.press(end);
      await control.waitFor();
      await until(() => control.evaluate((node) => node === document.activeElement), Boolean, what);
      await page.waitForTimeout(100);
      assert.ok(await control.evaluate((node) => node === document.activeElement), `${what}: it stays`);
      if (end === 'Escape') assert.ok(await seen(page), `${what}: it is seen`);
      await page.evaluate(() => document.activeElement.blur());
    }
  // Whoever leaves for another view by its name is there.
  await page.locator('nav [data-item="options.traffic"]').focus();
  await page.keyboard.press('3');
  await page.locator('main.present').waitFor();
  await go(page, 'mode-cash-flow');
  await rests(page, ({ pane, what }) => pane === 'main' && what === 'radio', 'the view that was asked for');
  assert.deepEqual(errors, []);
});

test('dialogs that the palette opens give the focus back to where it was before the palette', async (t) => {
  const { page } = await opened(t);
  const held = page.getByTestId('assumptions').getByRole('slider').first();
  for (const id of ['command-keys', 'customer-copy']) {
    await held.focus();
    const before = await focus(page);
    await openPalette(page);
    const name = await page.locator(`#found-${id}`).evaluate((node) => node.querySelector('span').firstChild.textContent);
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await page.locator('.sheet').waitFor();
    await until(() => page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null), Boolean, `the focus in ${id}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.deepEqual(await rests(page, ({ pane }) => pane === 'aside', `back from ${id}`), before);
  }
});

test('what is filled in stays: Escape leads back no more', async (t) => {
  const { page } = await opened(t);
  await go(page, 'guide-new');
  await rests(page, ({ what }) => what === 'radio', 'the kinds');
  await page.getByLabel('Months to compare').fill('24');
  await page.getByLabel('Months to compare').press('Enter');
  await page.getByRole('main').getByRole('radio').first().focus();
  await page.keyboard.press('Escape');
  await page.waitForTimeout(150);
  assert.equal(await page.getByLabel('Months to compare').inputValue(), '24');
});

test('the menu leads to a page with the focus in it, and an empty study begins with its name', async (t) => {
  const { page } = await opened(t);
  const menu = page.getByRole('banner').getByRole('button', { name: 'File' });
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: /^New study/ }).waitFor();
  await until(() => page.evaluate(() => document.activeElement?.textContent ?? ''), (text) => /^\s*New study/.test(text), 'the first entry');
  await page.keyboard.press('Enter');
  await rests(page, ({ pane, what }) => pane === 'main' && what === 'radio', 'the kinds');
  await page.keyboard.press('Escape');
  await page.locator('main.compare').waitFor();
  await rests(page, ({ pane }) => pane === 'header', 'back on the menu');
  await page.keyboard.press('Control+n');
  await rests(page, ({ pane, what }) => pane === 'main' && what === 'radio', 'the kinds by the key');
  await go(page, 'guide-empty');
  await rests(page, ({ pane, what }) => pane === 'main' && what === 'text', 'the first field');
});
