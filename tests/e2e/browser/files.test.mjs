// Study files: saved, changed, reopened elsewhere, and found again after a restart.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage, startBrowser } from './harness.mjs';
import { call, cells, cents, differences, examples, folder, ready, redoButton, slider, undoButton, until, verdict } from './steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const standing = (page) => page.locator('.standing').innerText();

async function setCeiling(page, text) {
  const field = page.getByTestId('assumptions').getByRole('textbox', { name: 'Ceiling' });
  const before = await slider(page, 'Ceiling').getAttribute('aria-valuetext');
  await field.focus();
  await field.fill(text);
  await page.keyboard.press('Enter');
  await until(() => slider(page, 'Ceiling').getAttribute('aria-valuetext'), (now) => now !== before, 'the new value');
  await until(() => undoButton(page).isEnabled(), Boolean, 'a step to undo');
}

const figures = async (page) => ({ verdict: await verdict(page).innerText(), table: await cells(differences(page)), ceiling: await slider(page, 'Ceiling').getAttribute('aria-valuetext') });

for (const language of ['en', 'zh-CN']) {
  test(`the title bar says when the study was kept, but not while amounts are hidden or in a presentation: ${language}`, async (t) => {
    const w = { en: { auto: /^autosaved \d\d:\d\d$/, changed: 'Changed since saved', history: 'History', saved: 'Saved', day: '20 Nov 2026' }, 'zh-CN': { auto: /^已自动保存 \d\d:\d\d$/, changed: '有未保存的更改', history: '历史', saved: '已保存', day: '2026年11月20日' } }[language];
    const options = { browser, language, data: folder(t), pickSave: join(folder(t), 'ours.toml') };
    const first = await openPage(options);
    t.after(() => first.close());
    const { page } = first;
    await ready(page);
    const when = page.locator('h1 .kept');
    assert.equal(await when.count(), 0, 'a sample was kept by nobody');
    const field = page.getByTestId('assumptions').getByRole('textbox').first();
    await field.fill('77');
    await page.keyboard.press('Enter');
    await until(() => when.innerText(), (said) => w.auto.test(said), 'the time of the change');
    await page.locator('main').first().focus();
    await page.keyboard.press('h');
    await when.waitFor({ state: 'detached' });
    await page.keyboard.press('h');
    await when.waitFor();
    await page.keyboard.press('3');
    await when.waitFor({ state: 'detached' });
    await page.keyboard.press('1');
    await page.keyboard.press('Control+s');
    await until(() => standing(page), (now) => now === w.saved, 'the file');
    await until(() => when.innerText(), (said) => /^\d\d:\d\d$/.test(said), 'the time of the file');
    // Where there is no room for the time after a change, keys and the reader of the screen find it, and the history.
    await field.fill('78');
    await page.keyboard.press('Enter');
    await page.setViewportSize({ width: 1024, height: 680 });
    const keeping = page.locator('h1').getByRole('button');
    await until(() => keeping.innerText(), (said) => said === w.changed, 'the change alone');
    assert.match(await keeping.getAttribute('aria-label'), new RegExp(`^${w.changed} .*\\d\\d:\\d\\d$`));
    await page.getByRole('banner').getByRole('button').nth(1).focus();
    await page.keyboard.press('Tab');
    await until(() => page.locator('.pop-tip').innerText(), (said) => /\d\d:\d\d/.test(said), 'its tip');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: w.history, level: 2 }).waitFor();
    await page.keyboard.press('Control+s');
    await until(() => standing(page), (now) => now === w.saved, 'the file again');
    await first.close();

    const next = await openPage({ ...options, today: '2026-11-21' });
    t.after(() => next.close());
    await ready(next.page);
    await until(() => next.page.locator('h1 .kept').innerText(), (said) => said.replaceAll('\u00A0', ' ') === w.day, 'the day before');
    assert.deepEqual(next.errors, []);
  });
}

for (const language of ['en', 'zh-CN']) {
  test(`in a small window the time gives way before the name of a study is cut: ${language}`, async (t) => {
    const opened = await openPage({ browser, language, context: { viewport: { width: 1440, height: 900 } } });
    t.after(() => opened.close());
    const { page, url } = opened;
    const [name, when] = [page.locator('h1 .title'), page.locator('h1 .kept')];
    const whole = () => name.evaluate((node) => {
      const text = document.createRange();
      text.selectNodeContents(node);
      return text.getBoundingClientRect().width <= node.getBoundingClientRect().width + 0.01;
    });
    const gaveWay = [];
    for (const id of ['startup', 'school', 'modules', 'instalments']) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await call(url, { command: 'open-sample', id });
      await call(url, { command: 'edit', scenario: '', edits: [{ edit: 'put', path: 'note', value: 'Ours' }], label: { key: 'edit-changed', args: { what: { type: 'text', value: 'x' } } } });
      await page.reload();
      await ready(page);
      await when.waitFor();
      assert.ok(await whole(), `${id} beside the time`);
      await page.setViewportSize({ width: 1024, height: 680 });
      await page.locator('header').getByRole('button', { name: /Assumptions|假设/ }).waitFor();
      assert.ok(await whole(), `${id} in a small window`);
      gaveWay.push(!(await when.isVisible()));
    }
    assert.deepEqual([...new Set(gaveWay)].sort(), [false, true], 'only where the name needs its room');
    await page.setViewportSize({ width: 1440, height: 900 });
    await when.waitFor();
  });
}

test('a sample saved as a file, changed and saved again opens elsewhere with the same figures and its comments', async (t) => {
  const file = join(folder(t), 'plans.toml');
  const first = await openPage({ browser, pickSave: file });
  t.after(() => first.close());
  await ready(first.page);
  await first.page.keyboard.press('Control+Shift+S');
  await until(() => standing(first.page), (now) => now === 'Saved', '“Saved”');
  await first.page.getByText('Saved as plans.toml').waitFor();
  const comments = (text) => text.split('\n').filter((one) => one.startsWith('#'));
  const original = readFileSync(join(examples, 'startup.toml'), 'utf8');
  assert.deepEqual(comments(readFileSync(file, 'utf8')), comments(original));

  await setCeiling(first.page, '52000');
  assert.equal(await standing(first.page), 'Changed since saved');
  await first.page.keyboard.press('Control+s');
  await until(() => standing(first.page), (now) => now === 'Saved', '“Saved” again');
  const saved = readFileSync(file, 'utf8');
  assert.deepEqual(comments(saved), comments(original));
  assert.match(saved, /ceiling = "52000"/);
  const kept = await figures(first.page);
  assert.equal(kept.ceiling, '52,000 users');

  const second = await openPage({ browser, pickOpen: file });
  t.after(() => second.close());
  await ready(second.page);
  await second.page.keyboard.press('Control+o');
  await until(() => standing(second.page), (now) => now === 'Saved', 'the opened file');
  assert.deepEqual(await figures(second.page), kept);
  assert.deepEqual([...first.errors, ...second.errors], []);
});

test('unsaved changes and their undo are there after a restart', async (t) => {
  const [file, data] = [join(folder(t), 'plans.toml'), folder(t)];
  const first = await openPage({ browser, data, pickSave: file });
  await ready(first.page);
  await first.page.keyboard.press('Control+Shift+S');
  await until(() => standing(first.page), (now) => now === 'Saved', '“Saved”');
  const untouched = await figures(first.page);
  await setCeiling(first.page, '61000');
  const left = await figures(first.page);
  await first.close();

  const second = await openPage({ browser, data, pickSave: file });
  t.after(() => second.close());
  await ready(second.page);
  assert.equal(await standing(second.page), 'Changed since saved');
  assert.deepEqual(await figures(second.page), left);
  await undoButton(second.page).click();
  await until(() => figures(second.page), (now) => JSON.stringify(now) === JSON.stringify(untouched), 'the figures before');
  assert.equal(await standing(second.page), 'Saved');
  await second.close();

  // What was taken back can be done again after the next one too.
  const third = await openPage({ browser, data, pickSave: file });
  t.after(() => third.close());
  await ready(third.page);
  await redoButton(third.page).click();
  await until(() => figures(third.page), (now) => JSON.stringify(now) === JSON.stringify(left), 'the figures after');
});

test('a closed dialog changes nothing', async (t) => {
  const opened = await openPage({ browser });
  t.after(() => opened.close());
  await ready(opened.page);
  const before = await figures(opened.page);
  await opened.page.keyboard.press('Control+o');
  await opened.page.keyboard.press('Control+Shift+S');
  await opened.page.keyboard.press('p');
  await opened.page.keyboard.press('p');
  assert.deepEqual(await figures(opened.page), before);
  assert.equal(await standing(opened.page), 'Sample');
});

test('what another program wrote into the file is taken in when the window comes to the front, and both versions are kept', async (t) => {
  const file = join(folder(t), 'plans.toml');
  const { page, errors, close } = await openPage({ browser, pickSave: file });
  t.after(close);
  await ready(page);
  await page.keyboard.press('Control+Shift+S');
  await until(() => standing(page), (now) => now === 'Saved', '“Saved”');
  await setCeiling(page, '52000');
  const focus = () => page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await focus();
  assert.equal(await standing(page), 'Changed since saved');

  writeFileSync(file, readFileSync(file, 'utf8').replace('ceiling = "38000"', 'ceiling = "45000"'));
  await focus();
  await page.getByText('Another program changed plans.toml.').waitFor();
  await until(() => slider(page, 'Ceiling').getAttribute('aria-valuetext'), (now) => now === '45,000 users', 'the other program’s value');
  assert.equal(await standing(page), 'Saved');
  await undoButton(page).click();
  await until(() => slider(page, 'Ceiling').getAttribute('aria-valuetext'), (now) => now === '52,000 users', 'the value before');

  // Half a file is no study: nothing happens, and nothing is lost.
  writeFileSync(file, 'format = 1\ntitle = "ha');
  await focus();
  await focus();
  assert.equal(await slider(page, 'Ceiling').getAttribute('aria-valuetext'), '52,000 users');
  assert.deepEqual(errors, []);
});

test('studies that were open before stand in the menu with their totals', async (t) => {
  const file = join(folder(t), 'plans.toml');
  const { page, close } = await openPage({ browser, pickSave: file });
  t.after(close);
  await ready(page);
  await page.keyboard.press('Control+Shift+S');
  await until(() => standing(page), (now) => now === 'Saved', '“Saved”');
  const kept = await figures(page);
  const totals = (await page.getByTestId(/^total-/).evaluateAll((cells) => cells.map((cell) => cell.title))).map((text) => cents(text) / 100);
  assert.ok(totals.length > 1 && totals.every((one) => one > 0), totals.join());
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Samples' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('menu').last().getByRole('menuitem').last().click();
  await until(() => standing(page), (now) => now === 'Sample', 'another study');

  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Open recent' }).focus();
  await page.keyboard.press('ArrowRight');
  const entry = page.getByRole('menuitem', { name: /plans\.toml/ });
  const shown = Number(/[\d,]{4,}/.exec((await entry.innerText()).split('\n').at(-1))?.[0].replaceAll(',', ''));
  assert.ok(Math.abs(shown - Math.min(...totals)) <= 1, `${shown} of ${totals.join()}`);
  await entry.click();
  await until(() => standing(page), (now) => now === 'Saved', 'the study before');
  assert.deepEqual(await figures(page), kept);
});

test('another study is shown from its top, with its assumptions beside it', async (t) => {
  const { page, close } = await openPage({ browser, context: { viewport: { width: 1024, height: 680 } } });
  t.after(close);
  await ready(page);
  const aside = page.getByRole('complementary').last();
  await page.locator('main').evaluate((main) => (main.scrollTop = 200));
  await page.getByRole('button', { name: /no issues/ }).click();
  await aside.getByText('Nothing to fix.').waitFor();
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Samples' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('menu').last().getByRole('menuitem').nth(1).click();
  await until(() => page.title(), (title) => title.startsWith('Voice'), 'the other sample');
  await until(() => page.locator('main').evaluate((main) => main.scrollTop), (top) => top === 0, 'its top');
  await aside.getByText('Nothing to fix.').waitFor({ state: 'detached' });
});

/** A page on a study that stands in `file`. */
async function saved(t, file, options = {}) {
  const opened = await openPage({ browser, pickSave: file, ...options });
  t.after(() => opened.close());
  await ready(opened.page);
  await opened.page.keyboard.press('Control+Shift+S');
  await until(() => standing(opened.page), (now) => now === 'Saved', '“Saved”');
  return opened;
}

test('a run of keys, a drag and a typed value are one step each', async (t) => {
  const { page } = await saved(t, join(folder(t), 'plans.toml'));
  const one = slider(page, 'Ceiling');
  const start = await one.getAttribute('aria-valuetext');
  const step = async (act) => {
    const before = await one.getAttribute('aria-valuetext');
    await act();
    await until(() => undoButton(page).isEnabled(), Boolean, 'a step to undo');
    assert.notEqual(await one.getAttribute('aria-valuetext'), before);
    await undoButton(page).click();
    await until(() => one.getAttribute('aria-valuetext'), (now) => now === start, 'the value before, by one undo');
    await until(() => undoButton(page).isEnabled(), (on) => !on, 'nothing more to undo');
  };
  await step(async () => {
    await one.focus();
    for (let n = 0; n < 6; n += 1) await page.keyboard.press('ArrowRight');
  });
  await step(async () => {
    const box = await page.getByTestId('assumptions').getByRole('textbox', { name: 'Ceiling' }).boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    for (let n = 1; n <= 8; n += 1) await page.mouse.move(box.x + box.width / 2 + 4 * n, box.y + box.height / 2);
    await page.mouse.up();
  });
  await step(() => setCeiling(page, '52345'));
});

test('a read-only file stays as it is, and another place is offered', async (t) => {
  const file = join(folder(t), 'plans.toml');
  const { page } = await saved(t, file);
  await setCeiling(page, '52000');
  const before = readFileSync(file);
  chmodSync(file, 0o444);
  await page.keyboard.press('Control+s');
  const toast = page.locator('.toast.refusal', { hasText: 'read-only' });
  await toast.waitFor();
  assert.deepEqual(readFileSync(file), before);
  assert.equal(await standing(page), 'Changed since saved');
  // The dialog of this spec answers with the same file; by now it may be written.
  chmodSync(file, 0o644);
  await toast.getByRole('button', { name: 'Save as…' }).click();
  await until(() => standing(page), (now) => now === 'Saved', '“Saved”');
  assert.match(readFileSync(file, 'utf8'), /ceiling = "52000"/);
});

test('on a full disk nothing is lost, and saving works once there is room', async (t) => {
  const disk = mkdtempSync(join(tmpdir(), 'outlay-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    rmdirSync(disk);
    return t.skip('a small disk can only be made by root');
  }
  t.after(() => {
    execFileSync('umount', ['--lazy', disk]);
    rmdirSync(disk);
  });
  const file = join(disk, 'plans.toml');
  const { page } = await saved(t, file);
  await setCeiling(page, '52000');
  const before = readFileSync(file);
  const filler = join(disk, 'filler');
  try {
    writeFileSync(filler, Buffer.alloc(1 << 17));
  } catch {
    // That was the point.
  }
  await page.keyboard.press('Control+s');
  await page.locator('.toast.refusal', { hasText: 'The disk is full' }).waitFor();
  assert.deepEqual(readFileSync(file), before);
  assert.equal(await standing(page), 'Changed since saved');
  rmSync(filler);
  await page.keyboard.press('Control+s');
  await until(() => standing(page), (now) => now === 'Saved', '“Saved”');
  assert.match(readFileSync(file, 'utf8'), /ceiling = "52000"/);
});

test('a recent study whose file has gone is shown as it was kept, and said so', async (t) => {
  const file = join(folder(t), 'plans.toml');
  const { page } = await saved(t, file);
  const kept = await figures(page);
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Samples' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('menu').last().getByRole('menuitem').last().click();
  await until(() => standing(page), (now) => now === 'Sample', 'another study');
  renameSync(file, `${file}.moved`);
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Open recent' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('menuitem', { name: /plans\.toml/ }).click();
  await page.getByText('plans.toml is not where it was.').waitFor();
  assert.deepEqual(await figures(page), kept);
  await setCeiling(page, '52000');
  await page.keyboard.press('Control+s');
  await until(() => existsSync(file), Boolean, 'the file again');
});
