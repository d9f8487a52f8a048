// Two people at their first study, by keyboard alone in the real window: an owner from nothing
// to a verdict, a finance person from a file to its cash flow as files. Keystrokes are counted,
// and the time that the machine makes one wait is measured.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { eventually, openWindow } from './harness.mjs';
import { examples, home } from './places.mjs';
import { OUTLAY, startScreen } from './screen.mjs';

/** Most that a debug build on a busy machine may make one wait in all, in seconds. */
const PATIENCE = 10;
const verdict = 'section.verdict h2';

/** A window in front, with real keys that are counted, and the time that is waited. */
async function sit(t, options) {
  const screen = await startScreen(t);
  const window = await openWindow({ ...options, env: { ...screen.env, ...options.env } });
  t.after(() => window.close());
  await window.find('main');
  await screen.tool('windowactivate', '--sync', await screen.window(OUTLAY));
  const spent = { keys: 0, waited: 0 };
  const wait = async (work) => {
    const begin = performance.now();
    const found = await work();
    spent.waited += (performance.now() - begin) / 1000;
    return found;
  };
  const focus = () =>
    window.run(() => {
      const node = document.activeElement;
      return { lost: node === null || node === document.body, id: node?.id ?? '', type: node?.type ?? '', text: node?.textContent?.trim() ?? '', checked: node?.getAttribute('aria-checked') };
    });
  return {
    window,
    spent,
    async press(...keys) {
      spent.keys += keys.length;
      await screen.key(...keys);
    },
    async type(text) {
      spent.keys += [...text].length;
      await screen.tool('type', '--delay', 5, text);
    },
    /** Waits until the focus is where one expects it; typing into nothing is what nobody forgives. */
    focused: (fits, what) =>
      wait(() =>
        eventually(async () => {
          const now = await focus();
          if (!fits(now)) throw new Error(JSON.stringify(now));
        }, what),
      ),
    focus,
    seen: (selector, passes, what) => wait(() => window.textWhen(selector, passes, what)),
    written: (file) => wait(() => eventually(async () => assert.ok(existsSync(file)), `${file} is written`)),
    tell(who) {
      t.diagnostic(`${who}: ${spent.keys} keystrokes, ${spent.waited.toFixed(1)} s of waiting`);
      assert.ok(spent.waited < PATIENCE, `${spent.waited} s of waiting`);
    },
  };
}

/** A command by some of its name. */
async function command(at, name) {
  await at.press('ctrl+k');
  await at.focused(({ id, type, lost }) => !lost && id === '' && type === 'text', 'the palette has the focus');
  await at.type(name);
  await at.press('Return');
}

test('an owner comes from nothing to a verdict by keys alone', async (t) => {
  const at = await sit(t, {});
  await at.seen(verdict, (text) => text.length > 20, 'the sample’s verdict');
  const before = await at.window.text(verdict);
  await command(at, 'new study');
  await at.focused(({ type }) => type === 'radio', 'the kinds have the focus');
  // Down to one's own offer of a chat service, whose examples are filled in.
  await at.press('Down', 'Tab');
  await at.focused(({ id }) => id === 'guide-users', 'the users are asked first');
  await at.press('ctrl+a');
  await at.type('8k to 20k');
  await at.press('Return');
  const sentence = await at.seen(verdict, (text) => text !== before && / is | until | from /.test(text), 'a verdict of one’s own');
  assert.equal((await at.focus()).lost, false, 'the focus is not lost with the form');
  t.diagnostic(sentence);
  assert.ok(at.spent.keys < 60, `${at.spent.keys} keystrokes`);
  at.tell('nothing to verdict');
});

test('an owner compares two vendors of the price book, from the key of a new study to a verdict, by keys alone', async (t) => {
  const at = await sit(t, {});
  const before = await at.seen(verdict, (text) => text.length > 20, 'the sample’s verdict');
  await at.press('ctrl+n');
  await at.focused(({ type }) => type === 'radio', 'vendors, the first kind, have the focus');
  await at.press('Tab');
  await at.focused(({ id }) => id === 'guide-vendor', 'the first vendor is asked');
  await at.seen('#guide-vendor', (text) => text.includes('Tencent Cloud IM'), 'the vendors are listed');
  // A list finds what is typed; the plan that one pays for and its currency are filled in.
  await at.type('tenc');
  await at.seen('select[aria-label="Plan of vendor 1"] option:checked', (text) => text === 'Professional', 'the plan of the first');
  await at.press('Tab', 'Tab', 'Tab');
  await at.type('ease');
  await at.seen('select[aria-label="Plan of vendor 2"] option:checked', (text) => text === 'Professional', 'the plan of the second');
  await at.press('Tab', 'Tab', 'Tab');
  await at.focused(({ id }) => id === 'guide-usage-dau', 'the daily users are asked');
  await at.type('8k to 20k');
  await at.press('Return');
  // What is still missing has the focus.
  await at.focused(({ id }) => id === 'guide-usage-groups', 'the groups are asked');
  await at.type('500');
  await at.press('Return');
  const sentence = await at.seen(verdict, (text) => text !== before && / is | until | from /.test(text), 'a verdict of one’s own');
  await at.focused(({ lost }) => !lost, 'the focus is not lost with the form');
  t.diagnostic(sentence);
  assert.ok(at.spent.keys < 40, `${at.spent.keys} keystrokes`);
  at.tell('the key of a new study to a verdict between vendors');
});

test('a finance person comes from a file to its cash flow, spread, as files, by keys alone', async (t) => {
  const folder = home(t);
  const picked = join(folder, 'months.csv');
  const at = await sit(t, { args: [join(examples, 'school.toml')], env: { OUTLAY_PICK_SAVE: picked } });
  await at.seen('header', (text) => text.includes('Schools'), 'the study');
  await at.press('2');
  const paid = await at.seen('main.cash-flow h2', (text) => text.length > 10, 'the finding');
  assert.equal((await at.focus()).lost, false, 'the stage has the focus');
  await at.press('p');
  await at.seen('main.cash-flow h2', (text) => text !== paid, 'the finding on the other basis');
  await command(at, 'months');
  await at.written(picked);
  const rows = readFileSync(picked, 'utf8').trim().split(/\r?\n/);
  assert.ok(rows.length > 12, 'a row for every month');
  assert.match(rows[0], /,/);
  at.tell('file to cash flow to CSV');
});
