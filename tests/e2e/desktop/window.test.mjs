// The real window from start to end: the sample is there, the keyboard changes an
// assumption, the verdict's figures follow, and all of it is there at the next start.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { keys, openWindow, startAgain, startBus } from './harness.mjs';
import { examples, home } from './places.mjs';

const verdict = 'section.verdict h2';
const months = 'aside input[type="range"][aria-label="Months compared"]';
const field = 'aside input[type="text"]';
const total = 'button.option .total';
/** The button, once there is something to take back: then the change is kept. */
const undo = 'button[aria-label="Undo"]:not([disabled], [aria-disabled="true"])';
const fingerprint = 'footer';

async function open(t, options) {
  const window = await openWindow(options);
  t.after(() => window.close());
  return window;
}

test('the sample opens with its verdict, and the keyboard changes it', async (t) => {
  const window = await open(t);
  const sentence = await window.textWhen(verdict, (text) => text.includes(' '), 'the verdict is a sentence');
  const picture = await window.screenshot('window-sample');
  assert.ok(picture.length > 30_000, `the page is painted, not a blank window (${picture.length} bytes)`);

  // Two months into the third year, its price paid ahead has not paid off yet.
  const before = await window.text(total);
  await window.type(months, keys.left.repeat(10));
  const after = await window.textWhen(total, (text) => text !== before, 'the total follows the slider');
  const changed = await window.textWhen(verdict, (text) => /26\smonths/.test(text), 'the verdict covers 26 months');
  assert.notEqual(changed.split(' is ')[0], sentence.split(' is ')[0], 'another option is the cheapest');

  await window.type(field, `10000${keys.enter}`);
  await window.textWhen(total, (text) => text !== after, 'the total follows the field');
  t.diagnostic(`36 months: ${sentence}`);
  t.diagnostic(`26 months: ${changed}`);
  await window.screenshot('window-changed');
});

test('what was changed is there at the next start', async (t) => {
  const folder = home(t);
  const first = await openWindow({ home: folder });
  await first.type(field, `10000${keys.enter}`);
  await first.find(undo);
  const figures = [await first.text(total), await first.text(fingerprint)];
  await first.close();

  const second = await open(t, { home: folder });
  await second.find(undo);
  assert.deepEqual([await second.text(total), await second.text(fingerprint)], figures);
});

test('killed right after a change, nothing is lost, and it can still be taken back', async (t) => {
  const folder = home(t);
  const first = await openWindow({ home: folder, args: [join(examples, 'school.toml')] });
  await first.textWhen('header', (text) => text.includes('Schools'), 'the study is open');
  const before = await first.text(fingerprint);
  await first.type(field, `777${keys.enter}`);
  await first.find(undo);
  const figures = [await first.text(total), await first.text(fingerprint)];
  assert.notEqual(figures[1], before);
  await first.kill();

  const second = await open(t, { home: folder });
  await second.textWhen('header', (text) => text.includes('Schools'), 'the same study is open again');
  await second.find(undo);
  assert.deepEqual([await second.text(total), await second.text(fingerprint)], figures);
  await second.run((selector) => document.querySelector(selector).click(), undo);
  await second.textWhen(fingerprint, (text) => text === before, 'the change is taken back');
});

test('a second start opens its file in the first window', async (t) => {
  const bus = await startBus(t);
  if (bus === null) return t.skip('there is no dbus-daemon');
  const folder = home(t);
  const env = { DBUS_SESSION_BUS_ADDRESS: bus, OUTLAY_SINGLE_INSTANCE: '1' };
  const window = await open(t, { home: folder, env });
  await window.find(verdict);
  const before = await window.text('header');
  assert.ok(!before.includes('Schools'));
  assert.equal(await startAgain(folder, [join(examples, 'school.toml')], env), 0);
  await window.textWhen('header', (text) => text.includes('Schools'), 'the first window shows the file');
  await window.find(verdict);
});

test('a file named on the command line opens, and saves where the user picks', async (t) => {
  const folder = home(t);
  const picked = join(folder, 'picked.toml');
  const window = await open(t, {
    home: folder,
    args: [join(examples, 'school.toml')],
    env: { OUTLAY_PICK_SAVE: picked },
  });
  await window.textWhen('header', (text) => text.includes('Schools'), 'the title bar names the study');

  await window.run(() => {
    const save = { key: 's', code: 'KeyS', ctrlKey: true, shiftKey: true, bubbles: true };
    window.dispatchEvent(new KeyboardEvent('keydown', save));
  });
  await window.textWhen('header', (text) => text.includes('picked.toml'), 'the title bar names the new file');
  assert.ok(existsSync(picked));
  assert.match(readFileSync(picked, 'utf8'), /^format = /m);
});

test('the page says what the window’s own menu holds, and nothing else', async (t) => {
  const window = await open(t);
  await window.find(verdict);
  const refused = await window.run(() => globalThis.__TAURI_INTERNALS__.invoke('menu', { parts: [{ label: 'File', items: [{ kind: 'quit' }] }] }).then(() => 'shown', String));
  assert.match(refused, /unknown variant/);
});
