// The page in Chromium on the real application: starts the bridge on a free port with a
// data folder of its own, and a browser. `cargo xtask test` names the programs.

import { after, before } from 'node:test';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ready } from './steps.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const bridgeProgram = process.env.OUTLAY_BRIDGE ?? join(root, 'target/debug/outlay-bridge');
/** The built page. */
export const page = process.env.OUTLAY_UI ?? join(root, 'ui/dist');
const browsers = [process.env.OUTLAY_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where specs leave their pictures. */
export const out = fileURLToPath(new URL('../out', import.meta.url));
mkdirSync(out, { recursive: true });

/**
 * Starts the bridge. `options`: `today`, `language`, `pickOpen`, `pickSave` (files), `ui`,
 * and `data` for a folder that stays; without it `stop` removes a temporary one.
 * Gives `{ url, data, stop }`.
 */
export async function startBridge(options = {}) {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'outlay-'));
  const given = {
    '--ui': options.ui ?? page,
    '--data': data,
    '--today': options.today ?? '2026-11-20',
    '--language': options.language ?? 'en',
    '--pick-open': options.pickOpen,
    '--pick-save': options.pickSave,
  };
  const args = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
  const bridge = spawn(bridgeProgram, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const end = () => bridge.kill();
  process.once('exit', end);
  const url = await new Promise((fulfil, reject) => {
    bridge.once('error', reject);
    bridge.once('exit', (status) => reject(new Error(`the bridge ended with status ${status} before it listened`)));
    createInterface({ input: bridge.stdout }).once('line', fulfil);
  });
  const stop = async () => {
    process.off('exit', end);
    const ended = new Promise((fulfil) => bridge.once('exit', fulfil));
    bridge.kill();
    await ended;
    if (!options.data) rmSync(data, { recursive: true, force: true });
  };
  return { url, data, stop };
}

/** Every answer comes late, by milliseconds: whatever the page does must hold with a slow application too. */
async function delay(context, late) {
  await context.route('**/call', async (route) => {
    await new Promise((fulfil) => setTimeout(fulfil, late));
    await route.continue();
  });
}

/** Starts Chromium without a window. */
export async function startBrowser() {
  const executablePath = browsers.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('Chromium was not found; name it in OUTLAY_CHROMIUM');
  return chromium.launch({ executablePath });
}

/** Words a third longer, by doubled letters, as a translation or an unlucky wording would make them. */
export function longer(text) {
  let more = Math.ceil(text.trim().length * 0.3);
  return text.replace(/[a-z]/gi, (letter) => (more-- > 0 ? letter + letter.toLowerCase() : letter));
}

/**
 * Puts `words` between the page's Fluent files and what it shows: Fluent hands each stretch of
 * text to a function of its own for this, which is replaced in the built script.
 */
async function reword(context, words) {
  await context.addInitScript(`globalThis.reword = ${words};`);
  await context.route('**/*.js', async (route) => {
    const response = await route.fetch();
    const script = await response.text();
    const changed = script.replaceAll(/transform:(\w+)=(\w+)=>\2\b/g, 'transform:$1=(text)=>/\\p{Script=Han}/u.test(text)?text:globalThis.reword(text)');
    await route.fulfill({ response, body: changed });
  });
}

/**
 * Bridge, browser and a page opened on it, in one. `options` as for `startBridge`,
 * `context` for the browser's context (`viewport`, `colorScheme`, `locale`, …), `words` for
 * a function that every English text goes through, `late` for milliseconds before every answer
 * (for all specs: `OUTLAY_LATE`), and `browser` for one that is running already and stays.
 * Closing twice is closing once.
 * Whatever the page logs as an error or is refused by its content policy stands in `errors`.
 */
export async function openPage(options = {}) {
  const bridge = await startBridge(options);
  const browser = options.browser ?? (await startBrowser());
  const context = await browser.newContext({ viewport: { width: 1280, height: 820 }, ...options.context });
  if (options.words) await reword(context, options.words);
  const late = options.late ?? Number(process.env.OUTLAY_LATE ?? 0);
  if (late > 0) await delay(context, late);
  const tab = await context.newPage();
  const errors = [];
  tab.on('pageerror', (error) => errors.push(String(error)));
  // A refusal (422) is an answer, though the browser logs it.
  tab.on('console', (message) => message.type() === 'error' && !message.text().includes('422') && errors.push(message.text()));
  await tab.goto(bridge.url);
  let closed;
  const end = async () => {
    await (options.browser ? context : browser).close();
    await bridge.stop();
  };
  const close = () => (closed ??= end());
  return { page: tab, url: bridge.url, data: bridge.data, errors, close };
}

/** A page with its study on it, closed when the spec ends. */
export async function openFor(t, options = {}) {
  const opened = await openPage(options);
  t.after(() => opened.close());
  await ready(opened.page);
  return opened;
}

/** One browser for all specs of a file: gives what opens a page in it, as `openFor` does. */
export function openIn() {
  let browser;
  before(async () => { browser = await startBrowser(); });
  after(() => browser?.close());
  return (t, options = {}) => openFor(t, { browser, ...options });
}

/** One page for all specs of a file, filled in before the first of them, when `then` is told. */
export function openOnce(options = {}, then = () => {}) {
  const opened = {};
  before(async () => {
    Object.assign(opened, await openPage({ context: { reducedMotion: 'reduce' }, ...options }));
    await ready(opened.page);
    then();
  });
  after(() => opened.close?.());
  return opened;
}
