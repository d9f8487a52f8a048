// The presentation in the real window: hidden amounts stand nowhere, and come back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWindow } from './harness.mjs';

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
