// How the window starts and how it is left: its place, what was under way, and who comes
// second. On a screen with a window manager, by a real pointer and keyboard.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { eventually, openWindow, processes, program, startAgain, surroundings } from './harness.mjs';
import { examples, home } from './places.mjs';
import { OUTLAY, startScreen } from './screen.mjs';

const verdict = 'section.verdict h2';
const total = 'button.option .total';
const field = 'aside input[type="text"]';
const slider = 'aside input[type="range"]';

async function open(t, screen, options = {}) {
  const window = await openWindow({ ...options, env: { ...screen.env, ...options.env } });
  t.after(() => window.close());
  await window.find(verdict);
  return window;
}

/** Closes the window as a person does, and waits until the program has ended by itself. */
async function leave(screen, window, folder) {
  const ids = () => processes(folder).filter((id) => readFileSync(`/proc/${id}/comm`, 'utf8').startsWith('outlay-desktop'));
  assert.ok(ids().length > 0);
  await screen.tool('windowactivate', '--sync', await screen.window(OUTLAY));
  await screen.key('alt+F4');
  await eventually(async () => {
    if (ids().length > 0) throw new Error('it still runs');
  }, 'the program has ended');
  await window.close();
}

const near = (one, other, by = 2) => ['x', 'y', 'width', 'height'].every((name) => Math.abs(one[name] - other[name]) <= by);

test('size and place are kept, maximised too, and a window is never off the screen', async (t) => {
  const [screen, folder] = [await startScreen(t), home(t)];
  const first = await open(t, screen, { home: folder });
  const id = await screen.window(OUTLAY);
  await screen.tool('windowsize', '--sync', id, 1100, 740);
  await screen.tool('windowmove', '--sync', id, 210, 130);
  const put = await eventually(async () => {
    const place = await screen.place(id);
    if (Math.abs(place.x - 210) > 40 || place.width !== 1100) throw new Error(JSON.stringify(place));
    return place;
  }, 'the window has its place');
  await leave(screen, first, folder);

  const second = await open(t, screen, { home: folder });
  const again = await eventually(async () => {
    const place = await screen.place(await screen.window(OUTLAY));
    if (!near(place, put)) throw new Error(`${JSON.stringify(place)} instead of ${JSON.stringify(put)}`);
    return place;
  }, 'the window is where it was');
  // Twice on its title bar.
  await screen.tool('mousemove', '--sync', again.x + 300, again.y - 8, 'click', '--repeat', 2, '--delay', 60, 1);
  const whole = await eventually(async () => {
    const place = await screen.place(await screen.window(OUTLAY));
    if (place.width < 1590) throw new Error(JSON.stringify(place));
    return place;
  }, 'the window is maximised');
  await leave(screen, second, folder);

  const third = await open(t, screen, { home: folder });
  await eventually(async () => {
    const place = await screen.place(await screen.window(OUTLAY));
    if (!near(place, whole)) throw new Error(JSON.stringify(place));
  }, 'the window is maximised again');
  await leave(screen, third, folder);

  // On a screen that is gone.
  const kept = join(folder, 'config', readdirSync(join(folder, 'config')).find((name) => name.startsWith('app.outlay')), '.window-state.json');
  const state = JSON.parse(readFileSync(kept, 'utf8'));
  Object.assign(state.main, { x: 5200, y: 4100, prev_x: 5200, prev_y: 4100, maximized: false, width: 1100, height: 740 });
  writeFileSync(kept, JSON.stringify(state));
  await open(t, screen, { home: folder });
  const place = await screen.place(await screen.window(OUTLAY));
  assert.ok(place.x >= 0 && place.y >= 0 && place.x + place.width <= 1600 && place.y + place.height <= 1000, JSON.stringify(place));
});

test('what is being typed or moved when the window is closed is kept', async (t) => {
  const [screen, folder] = [await startScreen(t), home(t)];
  const first = await open(t, screen, { home: folder, args: [join(examples, 'school.toml')] });
  await screen.clickOn(first, field);
  await first.run((wanted) => new Promise((fulfil) => {
    const box = document.querySelector(wanted);
    // It selects all it holds.
    const focused = () => (document.activeElement === box && box.selectionEnd > box.selectionStart ? fulfil(true) : setTimeout(focused, 20));
    focused();
  }), field);
  await screen.key('7', '7', '7');
  await first.run((wanted) => new Promise((fulfil) => {
    const typed = () => (document.querySelector(wanted).value === '777' ? fulfil(true) : setTimeout(typed, 20));
    typed();
  }), field);
  await leave(screen, first, folder);

  const second = await open(t, screen, { home: folder });
  const value = (window) => window.run((wanted) => document.querySelector(wanted).value, field);
  const other = (window, before) =>
    eventually(async () => {
      const now = await value(window);
      if (now === before) throw new Error(now);
      return now;
    }, `another value than ${before}`);
  assert.equal(await value(second), '777');
  await screen.clickOn(second, slider);
  const clicked = await other(second, '777');
  // A run of keys is one change, which is still open when the window is closed.
  await screen.key('Right', 'Right', 'Right', 'Right', 'Right');
  const moved = await other(second, clicked);
  await leave(screen, second, folder);

  const third = await open(t, screen, { home: folder });
  assert.notEqual(await value(third), clicked);
  assert.ok(Number((await value(third)).replaceAll(',', '')) >= Number(moved.replaceAll(',', '')));
});

test('a presentation fills the screen, is led by keys and left by Escape, and the next start is no presentation', async (t) => {
  const [screen, folder] = [await startScreen(t), home(t)];
  const window = await open(t, screen, { home: folder });
  const sentence = '[data-testid="present-sentence"]';
  const before = await window.text(verdict);
  await screen.tool('windowactivate', '--sync', await screen.window(OUTLAY));
  await screen.key('F11');
  await window.textWhen(sentence, (text) => text === before, 'the sentence');
  const full = () => window.run(() => [innerWidth, innerHeight].join());
  await eventually(async () => {
    if ((await full()) !== '1600,1000') throw new Error(await full());
  }, 'it fills the screen');
  await screen.key('Right');
  const other = await window.textWhen(sentence, (text) => text !== before, 'the next view');
  await screen.key('Left');
  await window.textWhen(sentence, (text) => text === before, 'the view before');
  await screen.key('h');
  await window.textWhen(sentence, (text) => text.includes('•••••'), 'hidden amounts');
  // The list of windows shows no amount either.
  assert.doesNotMatch(await screen.tool('getwindowname', await screen.window(OUTLAY)), /¥|CNY|\d,\d{3}/);
  await screen.key('h');
  await window.textWhen(sentence, (text) => text === before, 'the amounts');
  const value = () => window.run(() => document.querySelector('main.present input[type=range]').value);
  const was = await value();
  await screen.clickOn(window, 'main.present input[type=range]');
  await eventually(async () => {
    if ((await value()) === was) throw new Error(was);
  }, 'the slider follows the pointer');
  await screen.key('r');
  await eventually(async () => {
    if ((await value()) !== was) throw new Error(await value());
  }, 'R takes it back');
  await screen.key('Escape');
  await window.textWhen(verdict, (text) => text === before, 'the window is back');
  await eventually(async () => {
    if ((await full()) === '1600,1000') throw new Error('still full');
  }, 'the screen is free again');
  assert.notEqual(other, before);

  // Closed in the middle of one.
  await screen.key('F11');
  await window.textWhen(sentence, (text) => text === before, 'the sentence again');
  await leave(screen, window, folder);
  const next = await open(t, screen, { home: folder });
  assert.notEqual(await next.run(() => [innerWidth, innerHeight].join()), '1600,1000');
});

test('a second start before there is a window is heard, and so is one during work', async (t) => {
  const [screen, folder] = [await startScreen(t), home(t)];
  const env = { ...screen.env, OUTLAY_SINGLE_INSTANCE: '1' };
  const first = spawn(program, [], { stdio: 'ignore', env: surroundings(folder, env) });
  t.after(() => first.kill());
  await screen.onBus('app.outlay.desktop.SingleInstance');
  assert.equal(await startAgain(folder, [join(examples, 'school.toml')], env), 0);
  await screen.window(`Schools.*${OUTLAY}`);
  // While the palette is open, too: the file comes first.
  await screen.tool('windowactivate', '--sync', await screen.window(OUTLAY));
  await screen.key('ctrl+k');
  assert.equal(await startAgain(folder, [join(examples, 'packs.toml')], env), 0);
  await eventually(async () => {
    const name = await screen.tool('getwindowname', await screen.window(OUTLAY));
    if (/Schools/.test(name)) throw new Error(name);
  }, 'the other study');
  // Only one window, and the same program.
  assert.equal((await screen.tool('search', '--onlyvisible', '--name', OUTLAY)).split('\n').length, 1);
  assert.equal(first.exitCode, null);
});

test('closed during long work, the program ends at once and nothing is lost', async (t) => {
  const [screen, folder] = [await startScreen(t), home(t)];
  const charges = [...Array(8).keys()].map((n) => `[[plans.charges]]\nid = "c${n}"\nname = "Charge ${n}"\nmeter = "users"\nprice = { model = "per-unit", unit_price = "0.1${n}" }\n`);
  const each = [...Array(10).keys()].map((n) => `[[plans]]\nid = "p${n}"\nname = "Plan ${n}"\n${charges.join('')}[[options]]\nid = "o${n}"\nname = "Option ${n}"\nplan = "p${n}"\n`);
  const head = 'format = 1\ntitle = "Large"\ncurrency = "CNY"\nstart = "2027-01"\nmonths = 240\n[[meters]]\nid = "users"\nname = "Users"\nunit = "users"\nkind = "level"\nread = "peak"\n[[scenarios]]\nid = "base"\nname = "Base"\n[scenarios.usage.users]\nstart = "1000"\n';
  const file = join(folder, 'large.toml');
  writeFileSync(file, [head, ...each].join('\n'));
  const window = await open(t, screen, { home: folder, args: [file] });
  await window.type(field, '1200\uE007');
  await window.find('button[aria-label="Undo"]:not([disabled], [aria-disabled="true"])');
  const figures = await window.text(total);
  await window.run(() => [...document.querySelectorAll('[role=radio]')].find((one) => one.textContent.trim() === 'Map').click());
  await window.find('footer .work progress');
  const begun = Date.now();
  await leave(screen, window, folder);
  t.diagnostic(`ended after ${Date.now() - begun} ms`);
  const next = await open(t, screen, { home: folder });
  assert.equal(await next.text(total), figures);
});

test('a very long name leaves room for everything else', async (t) => {
  const [screen, folder] = [await startScreen(t), home(t)];
  const name = `${'聊天服务与即时通讯平台三年费用对比'.repeat(12)} ${'comparison '.repeat(30)}end`;
  const file = join(folder, `${'long-'.repeat(36)}.outlay.toml`);
  writeFileSync(file, readFileSync(join(examples, 'school.toml'), 'utf8').replace(/^title = .*$/m, `title = "${name}"`));
  const window = await open(t, screen, { home: folder, args: [file] });
  assert.equal(await screen.tool('getwindowname', await screen.window(OUTLAY)), `${name} · Outlay`);
  const outside = await window.run(() => {
    const bar = document.querySelector('header.bar').getBoundingClientRect();
    return [...document.querySelectorAll('header.bar button, header.bar [role=radio], header.bar .standing')]
      .map((one) => [one.textContent.trim() || one.getAttribute('aria-label'), one.getBoundingClientRect()])
      .filter(([, box]) => box.width < 8 || box.left < bar.left || box.right > bar.right || box.bottom > bar.bottom)
      .map(([text]) => text);
  });
  assert.deepEqual(outside, []);
  assert.equal(await window.run(() => document.documentElement.scrollWidth <= innerWidth), true);
});

test('where no bus leads to the first window, a second start says so and changes nothing', async (t) => {
  const [screen, folder] = [await startScreen(t), home(t)];
  const window = await open(t, screen, { home: folder });
  const before = await window.text(total);
  // Specs' programs do not ask for each other unless they are told to.
  const second = spawn(program, [], { stdio: 'ignore', env: surroundings(folder, screen.env) });
  t.after(() => second.kill());
  const ended = new Promise((fulfil) => second.once('exit', fulfil));
  const said = await screen.object(second.pid, 'label', /in use by another Outlay/);
  assert.ok(said.name.length > 0);
  await screen.key('Return');
  assert.equal(await ended, 3);
  assert.equal(await window.text(total), before);
});
