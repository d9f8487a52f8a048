// The real window, driven through tauri-driver and WebKit's WebDriver. Each window has a
// home of its own, so that no spec sees another's data. `cargo xtask test` names the
// programs and provides the screen.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
export const program = process.env.OUTLAY_DESKTOP ?? join(root, 'target/debug/outlay-desktop');
const driverProgram = process.env.OUTLAY_TAURI_DRIVER ?? join(root, 'target/tools/bin/tauri-driver');
const out = fileURLToPath(new URL('../out', import.meta.url));

/** WebDriver's names of keys. */
export const keys = { tab: '\uE004', enter: '\uE007', left: '\uE012', up: '\uE013', right: '\uE014', down: '\uE015' };

// https://www.w3.org/TR/webdriver2/#elements
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/**
 * Opens Outlay. `options`: `args` (of the program), `env`, `home`, a folder to go on with,
 * and `application`, another program to drive.
 * Gives a `Window`; close it in the end.
 */
export async function openWindow(options = {}) {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'outlay-home-'));
  const [port, nativePort] = [await freePort(), await freePort()];
  const driver = spawn(driverProgram, ['--port', `${port}`, '--native-port', `${nativePort}`], {
    stdio: ['ignore', 'inherit', 'inherit'],
    // The driver's complaints are told without where in it they arose.
    env: { ...surroundings(home, options.env), RUST_LIB_BACKTRACE: '0' },
  });
  const ended = new Promise((fulfil) => driver.once('exit', fulfil));
  const kill = () => driver.kill();
  process.once('exit', kill);
  const end = async () => {
    process.off('exit', kill);
    driver.kill();
    await ended;
    await programEnds(home);
    if (!options.home) rmSync(home, { recursive: true, force: true });
  };
  try {
    const url = `http://127.0.0.1:${port}`;
    // tauri-driver complains aloud while the driver behind it is not there yet.
    await eventually(() => fetch(`http://127.0.0.1:${nativePort}/status`), 'WebKitWebDriver answers');
    await eventually(() => fetch(`${url}/status`), 'tauri-driver answers');
    const capabilities = { 'tauri:options': { application: options.application ?? program, args: options.args ?? [] } };
    const session = await command(url, 'POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    return new Window(`${url}/session/${session.sessionId}`, end, () => programEnds(home));
  } catch (error) {
    await end();
    throw error;
  }
}

/** The environment of a program with a home of its own. */
export const surroundings = (home, more) => ({
  ...process.env,
  HOME: home,
  XDG_CONFIG_HOME: join(home, 'config'),
  XDG_DATA_HOME: join(home, 'data'),
  XDG_CACHE_HOME: join(home, 'cache'),
  OUTLAY_DATA: join(home, 'outlay'),
  LANG: 'C.UTF-8',
  // A screen in memory has no graphics card.
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  NO_AT_BRIDGE: '1',
  ...more,
});

/** Starts the program beside a window of the same home, and gives its exit status. */
export async function startAgain(home, args, env) {
  const second = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env: surroundings(home, env) });
  return new Promise((fulfil, reject) => {
    second.once('error', reject);
    second.once('exit', fulfil);
  });
}

/** A bus of this spec's own, over which a second start finds the first window; null where there is no `dbus-daemon`. */
export async function startBus(t, env) {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...env } });
  t.after(() => bus.kill());
  return new Promise((fulfil) => {
    bus.once('error', () => fulfil(null));
    createInterface({ input: bus.stdout }).once('line', fulfil);
  });
}

/**
 * Ends the program of a home when the driver left it behind, which it does on a busy
 * machine; as long as it runs, it keeps the library to itself.
 */
async function programEnds(home) {
  await eventually(async () => {
    const left = processes(home);
    for (const id of left) process.kill(Number(id), 'SIGKILL');
    if (left.length > 0) throw new Error(`${left.length} still run`);
  }, 'the program has ended');
}

/** The processes of a home: the program, what the web view starts for it, and its driver. */
export function processes(home) {
  const mark = `OUTLAY_DATA=${join(home, 'outlay')}\0`;
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return false;
    try {
      return readFileSync(`/proc/${name}/environ`, 'utf8').includes(mark);
    } catch {
      return false; // It has ended meanwhile.
    }
  });
}

class Window {
  #session;
  #end;
  #kill;

  constructor(session, end, kill) {
    this.#session = session;
    this.#end = end;
    this.#kill = kill;
  }

  #ask(method, path, body) {
    return command(this.#session, method, path, body);
  }

  /** The element that a CSS selector finds, waited for. */
  async find(selector) {
    const found = await eventually(
      () => this.#ask('POST', '/element', { using: 'css selector', value: selector }),
      `there is ${selector}`,
    );
    return found[ELEMENT];
  }

  async text(selector) {
    return (await this.#ask('GET', `/element/${await this.find(selector)}/property/textContent`)).trim();
  }

  /** Waits until the text of an element passes a test, and gives it. */
  async textWhen(selector, passes, what) {
    return eventually(async () => {
      const text = await this.text(selector);
      if (!passes(text)) throw new Error(`${selector} says ${JSON.stringify(text)}`);
      return text;
    }, what);
  }

  /** Waits until no element is found. */
  async gone(selector) {
    return eventually(async () => {
      const count = await this.run((wanted) => document.querySelectorAll(wanted).length, selector);
      if (count > 0) throw new Error(`${count} are left`);
    }, `there is no ${selector}`);
  }

  /** Types keys into an element, which gets the focus. */
  async type(selector, text) {
    return this.#ask('POST', `/element/${await this.find(selector)}/value`, { text });
  }

  /** Leads the window to an address. */
  async go(url) {
    return this.#ask('POST', '/url', { url });
  }

  /** Runs a function in the page with JSON arguments and gives what it returns. */
  async run(work, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve((${work})(...[...arguments].slice(0, -1)))
        .then((value) => done({ value }), (error) => done({ error: String(error?.message ?? JSON.stringify(error)) }));`;
    const { value, error } = await this.#ask('POST', '/execute/async', { script, args });
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** Saves what the window shows as a PNG among the specs' pictures. */
  async screenshot(name) {
    const png = Buffer.from(await this.#ask('GET', '/screenshot'), 'base64');
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, `${name}.png`), png);
    return png;
  }

  /** The middle of an element, counted from the page's lower left corner: there is a menu above. */
  async middle(selector) {
    await this.find(selector);
    return this.run((wanted) => {
      const box = document.querySelector(wanted).getBoundingClientRect();
      return { x: box.x + box.width / 2, up: innerHeight - box.y - box.height / 2 };
    }, selector);
  }

  /** Ends the program at once, as a power cut does. */
  async kill() {
    await this.#kill();
    await this.#end();
  }

  async close() {
    await this.#ask('DELETE', '').catch(() => {});
    await this.#end();
  }
}

/** Tries until it works, and says what was waited for when it never does. */
export async function eventually(work, what, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end) throw new Error(`waited ${seconds} s in vain until ${what}: ${error.message}`);
      await wait(50);
    }
  }
}

async function command(base, method, path, body) {
  const response = await fetch(base + path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
    // A driver that hangs fails its spec, and not all that come after it.
    signal: AbortSignal.timeout(60_000),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(value?.message ?? `${method} ${path}: status ${response.status}`);
  return value;
}

function freePort() {
  return new Promise((fulfil, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => fulfil(port));
    });
  });
}
