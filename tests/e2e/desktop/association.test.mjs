// The desktop knows a study file by its name and offers Outlay for it.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { processes, program, surroundings } from './harness.mjs';
import { home } from './places.mjs';
import { OUTLAY, startScreen } from './screen.mjs';

const shell = fileURLToPath(new URL('../../../src-tauri', import.meta.url));
const example = fileURLToPath(new URL('../../../examples/startup.toml', import.meta.url));
const TYPE = 'application/x-outlay-study';

test('a study file has a type of its own, which Outlay opens', (t) => {
  const data = mkdtempSync(join(tmpdir(), 'outlay-types-'));
  t.after(() => rmSync(data, { recursive: true, force: true }));
  mkdirSync(join(data, 'mime/packages'), { recursive: true });
  copyFileSync(join(shell, 'outlay-mime.xml'), join(data, 'mime/packages/outlay.xml'));
  execFileSync('update-mime-database', [join(data, 'mime')], { stdio: 'ignore' });
  const env = { ...process.env, XDG_DATA_HOME: data };
  for (const [name, type] of [['plan.outlay.toml', TYPE], ['plan.outlay', TYPE], ['other.txt', 'text/plain']]) {
    const file = join(data, name);
    copyFileSync(example, file);
    const told = execFileSync('gio', ['info', '--attributes=standard::content-type', file], { env, encoding: 'utf8' });
    assert.equal(/standard::content-type: (\S+)/.exec(told)?.[1], type, name);
  }
  const entry = readFileSync(join(shell, 'outlay.desktop'), 'utf8');
  assert.ok(/^MimeType=(.*)$/m.exec(entry)?.[1].split(';').includes(TYPE));
  assert.match(entry, /^Exec=outlay-desktop %f$/m);
  const { bundle } = JSON.parse(readFileSync(join(shell, 'tauri.conf.json'), 'utf8'));
  assert.deepEqual(bundle.fileAssociations.map(({ mimeType }) => mimeType), [TYPE]);
});

test('a study that is opened in the file manager comes up in Outlay', async (t) => {
  const [screen, folder] = [await startScreen(t), home(t)];
  // As the package lays it out, in this home.
  const data = join(folder, 'data');
  mkdirSync(join(data, 'mime/packages'), { recursive: true });
  mkdirSync(join(data, 'applications'));
  copyFileSync(join(shell, 'outlay-mime.xml'), join(data, 'mime/packages/outlay.xml'));
  copyFileSync(join(shell, 'outlay.desktop'), join(data, 'applications/outlay.desktop'));
  execFileSync('update-mime-database', [join(data, 'mime')], { stdio: 'ignore' });
  execFileSync('update-desktop-database', [join(data, 'applications')]);
  const file = join(folder, '学校 2027.outlay.toml');
  copyFileSync(fileURLToPath(new URL('../../../examples/school.toml', import.meta.url)), file);
  const env = surroundings(folder, { ...screen.env, PATH: `${dirname(program)}:${process.env.PATH}` });
  t.after(() => processes(folder).forEach((id) => process.kill(Number(id), 'SIGKILL')));
  const opened = spawn('gio', ['open', file], { stdio: 'inherit', env });
  assert.equal(await new Promise((fulfil) => opened.once('exit', fulfil)), 0);
  await screen.window(`Schools.*${OUTLAY}`);
});
