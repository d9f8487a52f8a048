// The presentation in the real window: hidden amounts stand nowhere, and come back; it fills the screen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, openWindow } from './harness.mjs';
import { HEIGHT, OUTLAY, startScreen, WIDTH } from './screen.mjs';

const sentence = '[data-testid="present-sentence"]';

/** A key without a field under it, as a person presses it. */
const press = (window, key, code) =>
  window.run((pressed, place) => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, code: place, bubbles: true, cancelable: true }));
  }, key, code);

test('a presentation hides every amount', async (t) => {
  const window = await openWindow();
  t.after(() => window.close());
  const before = await window.textWhen('section.verdict h2', (text) => /¥[\d,]+/.test(text), 'the verdict has an amount');
  await press(window, '3', 'Digit3');
  await window.textWhen(sentence, (text) => text === before, 'the sentence is large');
  await press(window, 'h', 'KeyH');
  await window.textWhen(sentence, (text) => text.includes('•••••'), 'the amount is masked');
  const shown = await window.run(() => {
    const attributes = [...document.querySelectorAll('*')].flatMap((node) => [...node.attributes].map(({ value }) => value));
    return [document.title, document.body.innerText, ...attributes].join(' ');
  });
  for (const amount of before.match(/[\d,]+\.\d\d/g) ?? []) assert.ok(!shown.includes(amount), amount);
  assert.doesNotMatch(shown, /¥\s?\d/);
  await window.screenshot('window-present-hidden');
  await press(window, 'h', 'KeyH');
  await window.textWhen(sentence, (text) => text === before, 'the amount is back');
  await press(window, 'Escape', 'Escape');
  await window.textWhen('section.verdict h2', (text) => text === before, 'the window is back');
});

test('by the palette the presentation fills the screen, and Escape and the command lead back', async (t) => {
  const screen = await startScreen(t);
  const window = await openWindow({ env: screen.env });
  t.after(() => window.close());
  await window.textWhen('section.verdict h2', (text) => text.length > 20, 'the verdict');
  const id = await screen.window(OUTLAY);
  await screen.tool('windowactivate', '--sync', id);
  const before = await screen.place(id);
  assert.ok(before.width < WIDTH && before.height < HEIGHT, JSON.stringify(before));
  const measures = (fits, what) =>
    eventually(async () => {
      const now = await screen.place(id);
      if (!fits(now)) throw new Error(JSON.stringify(now));
    }, what);
  const command = async () => {
    await screen.key('ctrl+k');
    await eventually(async () => assert.ok(await window.run(() => document.activeElement?.matches('[role=dialog] input') ?? false)), 'the palette has the focus');
    await screen.tool('type', '--delay', 5, 'full screen');
    await screen.key('Return');
  };
  for (const leave of [() => screen.key('Escape'), command]) {
    await command();
    await window.textWhen(sentence, (text) => text.length > 20, 'the sentence is large');
    await measures(({ x, y, width, height }) => x === 0 && y === 0 && width === WIDTH && height === HEIGHT, 'the window fills the screen');
    await eventually(async () => assert.deepEqual(await window.run(() => [innerWidth, innerHeight]), [WIDTH, HEIGHT]), 'the page fills the window');
    await leave();
    await window.textWhen('section.verdict h2', (text) => text.length > 20, 'the window is back');
    await measures(({ width, height }) => width === before.width && height === before.height, 'the window has its size again');
    await eventually(async () => assert.ok(await window.run(() => document.activeElement !== document.body)), 'the focus is on the stage and not lost');
  }
});
