// Present: large, by keys, nothing kept, and hidden amounts are nowhere.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage } from './harness.mjs';
import { call, clipboard, ready, until } from './steps.mjs';

let opened;
let page;
before(async () => {
  opened = await openPage();
  page = opened.page;
  await ready(page);
});
after(() => opened?.close());

const sentence = () => page.getByTestId('present-sentence');
/** The lines of the chart, in short. */
const drawing = () => page.locator('main.present .drawing .line').evaluateAll((lines) => lines.map((line) => line.getAttribute('d')).join(' '));
const stage = () => page.locator('main.present');

/** Every text of the page: content, attributes, title. */
const everything = () =>
  page.evaluate(() => {
    const parts = [document.title];
    for (const node of document.querySelectorAll('*')) {
      for (const { name, value } of node.attributes) if (!['style', 'd', 'points', 'class', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'width', 'height', 'transform'].includes(name)) parts.push(value);
      for (const child of node.childNodes) if (child.nodeType === 3) parts.push(child.data);
    }
    return parts.join('\n');
  });

/** The amounts a session holds, in the forms in which a page prints them. */
function printed(session) {
  const found = new Set();
  const add = (text) => {
    const amount = text.replace('-', '');
    if (amount.replace(/\D/g, '').length < 4) return;
    const [whole, part = ''] = amount.split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
    found.add(`${grouped}.${part.padEnd(2, '0')}`);
    if (whole.length > 3) found.add(grouped);
  };
  for (const option of session.evaluation.options)
    for (const list of [...Object.values(option.months), ...Object.values(option.cumulative)]) for (const amount of list ?? []) add(amount);
  const walk = (value) => {
    if (value?.type === 'money') add(value.value);
    else if (value && typeof value === 'object') Object.values(value).forEach(walk);
  };
  walk(session.evaluation);
  return found;
}

const size = (locator) => locator.evaluate((node) => (parseFloat(getComputedStyle(node).fontSize) * node.getBoundingClientRect().width) / node.offsetWidth);

test('begun by the pointer, no tip of the button is left over the sentence', async () => {
  const tip = page.getByRole('tooltip');
  const button = page.locator('header [role=radio]').nth(2);
  for (const rests of [true, false]) {
    await page.mouse.move(0, 400);
    await button.hover();
    if (rests) await until(() => tip.allTextContents(), (told) => told.join() === '3 · F11', 'the tip');
    // The system has nothing to show of its own.
    assert.equal(await button.getAttribute('title'), null);
    await page.mouse.down();
    assert.equal(await tip.count(), 0, 'it goes with the press');
    await page.mouse.up();
    await stage().waitFor();
    await page.waitForTimeout(900);
    assert.equal(await tip.count(), 0, 'and stays away');
    // So it is with what ends the presentation.
    const end = page.locator('main.present .tools > :last-child');
    await end.hover();
    await until(() => tip.count(), (count) => count === 1, 'the tip of the way out');
    await end.click();
    await page.locator('section.verdict').waitFor();
    assert.equal(await tip.count(), 0);
  }
  assert.equal(await button.getAttribute('title'), '3 · F11');
});

test('type is large and the arrows turn the views', async () => {
  await page.keyboard.press('3');
  await stage().waitFor();
  const large = await size(sentence());
  assert.ok(large >= 30 && large <= 50, `the sentence has ${large} px`);
  assert.ok((await size(page.locator('main.present label .own').first())) >= 18);
  const first = await sentence().innerText();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await until(() => sentence().innerText(), (now) => now !== first, 'another view');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await until(() => sentence().innerText(), (now) => now === first, 'the first view');
  assert.ok((await page.locator('main.present input[type=range]').count()) <= 3);
});

test('in the smallest window the names at the lines’ ends stand apart', async () => {
  const usual = page.viewportSize();
  await page.setViewportSize({ width: 1024, height: 680 });
  const touching = () =>
    page.locator('main.present .drawing .end text').evaluateAll((texts) => {
      const boxes = texts.map((text) => ({ text: text.textContent, ...text.getBoundingClientRect().toJSON() }));
      // A line of text is a little lower than its box.
      const over = (a, b) => a !== b && a.left < b.right && b.left < a.right && a.top + 3 < b.bottom - 3 && b.top + 3 < a.bottom - 3;
      return { count: boxes.length, over: boxes.filter((a) => boxes.some((b) => over(a, b))).map(({ text }) => text) };
    });
  const { count } = await until(touching, ({ over }) => over.length === 0, 'labels apart');
  assert.ok(count >= 4, `${count} labels`);
  await page.setViewportSize(usual);
});

test('a slider is tried, R takes it back, and nothing is kept', async () => {
  const before = await drawing();
  const slider = page.locator('main.present input[type=range]').first();
  await slider.focus();
  const was = await slider.inputValue();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
  await until(drawing, (now) => now !== before, 'another drawing');
  await new Promise((done) => setTimeout(done, 900));
  assert.notEqual(await slider.inputValue(), was, 'the tried value stays on the slider');
  await page.keyboard.press('r');
  await until(drawing, (now) => now === before, 'the drawing of the start');
  await until(() => slider.inputValue(), (now) => now === was, 'the value of the start');
  const { undo } = await call(opened.url, { command: 'select', scenario: 'base' });
  assert.equal(undo, null);
});

test('a slider that is let go and taken back at once is back', async () => {
  const before = await drawing();
  const slider = page.locator('main.present input[type=range]').first();
  const was = await slider.inputValue();
  const box = await slider.boundingBox();
  await page.mouse.click(box.x + box.width * 0.2, box.y + box.height / 2);
  // All is larger in a presentation, handles too: their middle is where it was pressed.
  const handle = (14 * box.height) / 16;
  const max = Number(await slider.getAttribute('max'));
  const pressed = (max * (box.width * 0.2 - handle / 2)) / (box.width - handle);
  await until(() => slider.inputValue(), (now) => Math.abs(Number(now) - pressed) <= max / 100, `about ${pressed}, where it was pressed`);
  await page.keyboard.press('r');
  await until(() => slider.inputValue(), (now) => now === was, 'the value of the start');
  await until(drawing, (now) => now === before, 'the drawing of the start');
  // A run of keys is still open for a moment: it is taken back with the rest.
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('r');
  await page.waitForTimeout(900);
  assert.equal(await slider.inputValue(), was);
  assert.equal(await drawing(), before);
});

test('hidden amounts are nowhere: not in the page, its names, its title or the clipboard', async () => {
  const known = printed(await call(opened.url, { command: 'select', scenario: 'base' }));
  assert.ok(known.size > 100);
  const leaked = async () => {
    // How many futures were simulated is no amount, though it may look like one.
    const text = (await everything()).replaceAll(/[\d,]+\s+simulations/g, '');
    // A whole figure, not a piece of a longer one.
    return [...known].filter((amount) => new RegExp(`(?<![\\d,.])${amount.replaceAll('.', '\\.')}(?![\\d,.]*\\d)`).test(text));
  };
  assert.ok((await leaked()).length > 3, 'they can be seen before');
  await page.keyboard.press('h');
  await until(() => sentence().innerText(), (now) => now.includes('•••••'), 'the mask');
  for (let view = 0; view < 5; view += 1) {
    assert.deepEqual(await leaked(), [], `view ${view}`);
    assert.doesNotMatch(await everything(), /[¥$€]\s?\d/, `view ${view}`);
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Escape');
  for (const mode of ['1', '2']) {
    await page.keyboard.press(mode);
    await page.locator('main table').last().waitFor();
    for (const basis of [1, 2]) {
      await page.keyboard.press('p');
      assert.deepEqual(await leaked(), [], `mode ${mode}, basis ${basis}`);
    }
    await page.keyboard.press('t');
    assert.deepEqual(await leaked(), [], `mode ${mode}, table`);
    await page.keyboard.press('t');
  }
  const before = await clipboard(opened.url);
  await page.getByRole('figure').first().getByRole('button').last().click();
  await page.getByRole('menuitem', { name: /spreadsheet/ }).click();
  await page.getByText('Amounts are hidden. Show them again').waitFor();
  assert.equal(await clipboard(opened.url), before, 'nothing was copied');
  await page.keyboard.press('h');
  await until(leaked, (amounts) => amounts.length > 3, 'the amounts again');
  assert.deepEqual(opened.errors, []);
});

test('in the smallest window no word of a slider’s name is torn', async () => {
  const small = await openPage({ context: { viewport: { width: 1024, height: 680 } } });
  try {
    await ready(small.page);
    const { samples } = await call(small.url, { command: 'select', scenario: '' });
    for (const { id } of samples.slice(1)) {
      await call(small.url, { command: 'open-sample', id });
      await small.page.reload();
      await ready(small.page);
      await small.page.keyboard.press('3');
      await small.page.locator('main.present svg.drawing').waitFor();
      const torn = await small.page.locator('main.present .field .own').evaluateAll((names) =>
        names.flatMap((name) => {
          const text = name.firstChild;
          return [...text.data.matchAll(/\S+/g)].filter(({ 0: word, index }) => {
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            return range.getClientRects().length > 1;
          }).map(([word]) => word);
        }));
      assert.deepEqual(torn, [], id);
    }
  } finally {
    await small.close();
  }
});
