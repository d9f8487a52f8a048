// A real pointer and keyboard on the real window: files dragged in from another program, the
// window's own menu in both languages, a slider that is dragged.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openWindow } from './harness.mjs';
import { examples, home } from './places.mjs';
import { startScreen } from './screen.mjs';

const verdict = 'section.verdict h2';

async function open(t, options = {}) {
  const screen = await startScreen(t);
  const window = await openWindow({ ...options, env: { ...screen.env, ...options.env } });
  t.after(() => window.close());
  await window.find(verdict);
  return { screen, window };
}

/** Drags from one place to another in steps, as a hand does, and lets go. */
async function drag(screen, from, to, seen) {
  await screen.tool('mousemove', '--sync', from.x, from.y, 'mousedown', 1);
  for (let step = 1; step <= 12; step += 1) {
    const at = (a, b) => Math.round(a + ((b - a) * step) / 12);
    await screen.tool('mousemove', '--sync', at(from.x, to.x), at(from.y, to.y));
  }
  await seen?.();
  await screen.tool('mouseup', 1);
}

const middle = ({ x, y, width, height }) => ({ x: Math.round(x + width / 2), y: Math.round(y + height / 2) });

test('a study that is dragged in from another window opens, usage goes to the import', async (t) => {
  const { screen, window } = await open(t);
  const target = middle(await screen.place(await screen.window('Outlay$')));
  const study = await screen.dragSource(join(examples, 'school.toml'));
  await drag(screen, middle(await screen.place(study.window)), target, () => window.textWhen('.drop', (text) => text.includes('Drop a study'), 'the place to drop'));
  assert.equal(await study.next(), 'delivered');
  await window.textWhen('header', (text) => text.includes('Schools'), 'the dragged study');
  assert.equal(await window.run(() => document.querySelectorAll('.drop').length), 0);

  const folder = home(t);
  writeFileSync(join(folder, 'usage.csv'), 'month,students\n2027-09,310\n2027-10,322\n');
  const usage = await screen.dragSource(join(folder, 'usage.csv'));
  await drag(screen, middle(await screen.place(usage.window)), target);
  assert.equal(await usage.next(), 'delivered');
  await window.textWhen('main.edit', (text) => text.includes('usage.csv'), 'the import');

  // Held over the window and taken away again, a file changes nothing.
  const before = await window.text('main.edit');
  const from = middle(await screen.place(study.window));
  await screen.tool('mousemove', '--sync', from.x, from.y, 'mousedown', 1);
  for (const way of [0.3, 0.6, 1]) await screen.tool('mousemove', '--sync', Math.round(from.x + (target.x - from.x) * way), Math.round(from.y + (target.y - from.y) * way));
  await window.textWhen('.drop', (text) => text.includes('Drop a study'), 'the place to drop');
  await screen.tool('key', 'Escape', 'mouseup', 1);
  await window.gone('.drop');
  assert.equal(await window.text('main.edit'), before);
});

test('a slider’s handle follows the pointer, and where it is let go is one step back', async (t) => {
  const { screen, window } = await open(t);
  const slider = 'aside input[type="range"][aria-label="Ceiling"]';
  const state = () => window.run((wanted) => {
    const field = document.querySelector(wanted);
    return { value: Number(field.value), spoken: field.getAttribute('aria-valuetext'), focused: document.activeElement === field, total: document.querySelector('main table .figure').textContent };
  }, slider);
  const before = await state();
  // The page's lower left corner is the window's, above which there is a menu.
  const page = await screen.place(await screen.window('Outlay$'));
  const along = async (share) => {
    const box = await window.run((wanted) => {
      const { x, y, width, height } = document.querySelector(wanted).getBoundingClientRect();
      return { x, up: innerHeight - y - height / 2, width };
    }, slider);
    return { x: Math.round(page.x + box.x + 7 + share * (box.width - 14)), y: Math.round(page.y + page.height - box.up) };
  };
  const from = await along(before.value / 100_000);
  const to = await along(0.8);
  await drag(screen, from, to, async () => {
    await window.textWhen('main table .figure', (text) => text !== before.total, 'another total');
    const during = await state();
    assert.ok(Math.abs(during.value - 80_000) <= 1_000, `${during.value} is far from the pointer`);
    assert.equal(during.focused, true);
  });
  await window.textWhen('.toasts', (text) => text.includes('Ceiling'), 'what was kept');
  assert.notEqual((await state()).total, before.total);
  await window.run(() => document.activeElement.blur());
  await screen.tool('key', 'ctrl+z');
  await window.textWhen('main table .figure', (text) => text === before.total, 'the total before');
  assert.equal((await state()).spoken, before.spoken);
  // Escape leaves everything as it was, and letting go after it too.
  await drag(screen, from, to, async () => {
    await window.textWhen('main table .figure', (text) => text !== before.total, 'another total');
    await screen.tool('key', 'Escape');
    await window.textWhen('main table .figure', (text) => text === before.total, 'the total before');
  });
  assert.deepEqual({ ...(await state()), focused: false }, { ...before, focused: false });
});

/** Walks the window's own menu in a language by the pointer, then by keys. */
async function menu(t, language, words) {
  const folder = home(t);
  const saved = join(folder, 'picked.outlay.toml');
  const { screen, window } = await open(t, { home: folder, env: { LANGUAGE: language, LC_ALL: language, OUTLAY_PICK_SAVE: saved } });
  await screen.choose(words.view, words.flow);
  await window.find('main.cash-flow');
  // What cannot be done is shown, and grey.
  const process = await screen.outlay();
  const edit = await screen.object(process, 'menu', words.edit);
  await screen.click(edit.x, edit.y);
  assert.equal((await screen.object(process, 'menu item', words.undo)).enabled, false);
  await screen.key('Escape');
  await screen.choose(words.file, words.save);
  await window.textWhen('header', (text) => text.includes('picked.outlay.toml'), 'the saved file');
  // By keys: the first menu, the one two to the right, and its first entry.
  await screen.key('F10');
  await screen.object(process, 'menu item', words.save);
  await screen.key('Right', 'Right');
  await screen.object(process, 'menu item', words.flow);
  await screen.key('Down', 'Return');
  await window.find('main.compare');
}

test('the window’s own menu leads on in English, by the pointer and by keys', (t) =>
  menu(t, 'en_US.UTF-8', { view: 'View', flow: /^Cash flow/, edit: 'Edit', undo: /^Undo/, file: 'File', save: /^Save as…/ }));

test('the window’s own menu leads on in Chinese, by the pointer and by keys', (t) =>
  menu(t, 'zh_CN.UTF-8', { view: '视图', flow: /^现金流/, edit: '编辑', undo: /^撤销/, file: '文件', save: /^另存为…/ }));
