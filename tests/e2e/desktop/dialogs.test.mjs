// The system's own dialogs for files, driven by keys, and what can be done with a file that
// was written.

import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { eventually, openWindow } from './harness.mjs';
import { home } from './places.mjs';
import { OUTLAY, startScreen } from './screen.mjs';

test('an export asks where, remembers the folder, asks before overwriting, and leads to the file', async (t) => {
  const [screen, folder] = [await startScreen(t), home(t)];
  const [exports, programs] = [join(folder, 'exports'), join(folder, 'programs')];
  mkdirSync(exports);
  mkdirSync(programs);
  // The program that the system has for every file.
  const opener = join(programs, 'xdg-open');
  const openedFile = join(folder, 'opened');
  writeFileSync(opener, `#!/bin/sh\nprintf %s "$1" > '${openedFile}'\n`);
  chmodSync(opener, 0o755);
  const manager = await screen.fileManager();
  const window = await openWindow({
    home: folder,
    env: { ...screen.env, OUTLAY_DIALOGS: '1', PATH: `${programs}:${process.env.PATH}` },
  });
  t.after(() => window.close());
  await window.find('section.verdict h2');

  const said = (name) => window.textWhen('.toasts', (text) => text.includes(`Saved as ${name}`), `“Saved as ${name}”`);
  /** Asks for the table of the comparison by the palette, and answers the dialog. */
  const ask = async () => {
    await screen.tool('windowactivate', '--sync', await screen.window(OUTLAY));
    await screen.key('ctrl+k');
    await window.find('[role=combobox]');
    await screen.tool('type', 'comparison (CSV)');
    await window.textWhen('[role=option]', (text) => text.includes('CSV'), 'the command');
    await screen.key('Return');
    const dialog = await screen.window('^Save');
    await screen.tool('windowactivate', '--sync', dialog);
  };
  const press = async (button) => {
    await window.run((wanted) => [...document.querySelectorAll('.toast button')].find((one) => one.textContent === wanted).click(), button);
  };

  await ask();
  await screen.key('ctrl+a');
  await screen.tool('type', join(exports, 'first.csv'));
  await screen.key('Return');
  await said('first.csv');
  assert.match(readFileSync(join(exports, 'first.csv'), 'utf8'), /,/);
  await press('Show in folder');
  assert.equal(await manager.next(), `file://${join(exports, 'first.csv')}`);
  await press('Open');
  await eventually(async () => assert.equal(readFileSync(openedFile, 'utf8'), join(exports, 'first.csv')), 'the program for it was started');
  await press('Copy path');
  await window.textWhen('.toasts', (text) => text.includes('Copied'), '“Copied”');

  // A name alone now means the same folder.
  await ask();
  await screen.key('ctrl+a');
  await screen.tool('type', 'second.csv');
  await screen.key('Return');
  await said('second.csv');
  assert.ok(existsSync(join(exports, 'second.csv')));

  writeFileSync(join(exports, 'second.csv'), 'mine');
  await ask();
  await screen.key('ctrl+a');
  await screen.tool('type', 'second.csv');
  await screen.key('Return');
  // The system asks; no is no.
  const question = await screen.window('^Question|^outlay-desktop$|^$').catch(() => null);
  await screen.key('Escape');
  await screen.key('Escape');
  await eventually(async () => {
    if (await screen.hasWindow('^Save')) {
      await screen.key('Escape');
      throw new Error('the dialog is still there');
    }
  }, 'the dialog has gone');
  assert.equal(readFileSync(join(exports, 'second.csv'), 'utf8'), 'mine', String(question));
});
