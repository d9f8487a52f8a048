// A screen of a spec's own: in memory, with a window manager, a session bus, and a pointer
// and a keyboard that no program can tell from real ones. Every wait is for a condition.

import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { eventually, startBus } from './harness.mjs';

const run = promisify(execFile);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
/** Debian's own, which has GTK's bindings. */
const PYTHON = '/usr/bin/python3';
/** Of the screen. */
export const WIDTH = 1600;
export const HEIGHT = 1000;
/** Every title of Outlay's window ends so. */
export const OUTLAY = '(Outlay|测算)$';

/** Starts a screen that ends with the spec. */
export async function startScreen(t) {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${WIDTH}x${HEIGHT}x24`, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  t.after(() => server.kill());
  const number = await new Promise((fulfil, reject) => {
    server.once('error', reject);
    server.once('exit', (status) => reject(new Error(`the screen ended with status ${status}`)));
    createInterface({ input: server.stdio[3] }).once('line', fulfil);
  });
  const display = { DISPLAY: `:${number}`, NO_AT_BRIDGE: '0', GDK_BACKEND: 'x11' };
  const env = { ...display, DBUS_SESSION_BUS_ADDRESS: await startBus(t, display) };
  const screen = new Screen(t, env);
  const manager = screen.start('openbox', ['--sm-disable']);
  await eventually(() => screen.tool('get_desktop'), 'there is a window manager');
  // What screen readers read is there before the first program asks for it.
  await screen.ask('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus.GetAddress');
  return Object.assign(screen, { manager });
}

class Screen {
  #t;

  constructor(t, env) {
    this.#t = t;
    /** For programs on this screen. */
    this.env = env;
  }

  /** Starts a program on this screen; it ends with the spec. */
  start(program, args, stdio = 'ignore') {
    const child = spawn(program, args, { stdio, env: { ...process.env, ...this.env } });
    this.#t.after(() => child.kill());
    return child;
  }

  /** Runs xdotool and gives what it says. */
  async tool(...words) {
    const { stdout } = await run('xdotool', words.map(String), { env: { ...process.env, ...this.env } });
    return stdout.trim();
  }

  /** The window whose title matches, waited for. */
  async window(title) {
    return eventually(async () => {
      const found = (await this.tool('search', '--onlyvisible', '--name', title)).split('\n').filter(Boolean);
      if (found.length === 0) throw new Error(`no window ${title}`);
      return found.at(-1);
    }, `there is a window ${title}`);
  }

  /** Whether there is a window whose title matches. */
  async hasWindow(title) {
    return this.tool('search', '--onlyvisible', '--name', title).then(Boolean, () => false);
  }

  /**
   * Where a window stands on the screen, without its frame. The pointer goes to its corner:
   * xdotool counts the frame twice when it is only asked.
   */
  async place(window) {
    const number = (said, name) => Number(new RegExp(`^${name}=(-?\\d+)$`, 'm').exec(said)?.[1]);
    const size = await this.tool('getwindowgeometry', '--shell', window);
    const corner = await this.tool('mousemove', '--sync', '--window', window, 0, 0, 'getmouselocation', '--shell');
    return { x: number(corner, 'X'), y: number(corner, 'Y'), width: number(size, 'WIDTH'), height: number(size, 'HEIGHT') };
  }

  /** The process that a window belongs to. */
  async process(window) {
    return Number(await this.tool('getwindowpid', window));
  }

  async key(...keys) {
    await this.tool('key', '--clearmodifiers', ...keys);
  }

  /** Moves the pointer to the middle of an element of Outlay's page. */
  async moveTo(outlay, selector) {
    const place = await this.place(await this.window(OUTLAY));
    const { x, up } = await outlay.middle(selector);
    await this.tool('mousemove', '--sync', Math.round(place.x + x), Math.round(place.y + place.height - up));
  }

  async clickOn(outlay, selector) {
    await this.moveTo(outlay, selector);
    await this.tool('click', 1);
  }

  async click(x, y, button = 1) {
    await this.tool('mousemove', '--sync', Math.round(x), Math.round(y), 'click', button);
  }

  /** Visible objects of a process by role, as a screen reader knows them. */
  async accessible(process, ...roles) {
    const { stdout } = await run(PYTHON, [here('accessible.py'), String(process), ...roles], { env: { ...globalThis.process.env, ...this.env } });
    return JSON.parse(stdout);
  }

  /** The middle of a visible object with this name, waited for. */
  async object(process, role, name) {
    return eventually(async () => {
      const all = await this.accessible(process, role);
      const found = all.find((one) => (name instanceof RegExp ? name.test(one.name) : one.name === name));
      if (!found) throw new Error(`there are ${all.map((one) => one.name).join(' | ')}`);
      return { ...found, x: found.x + found.width / 2, y: found.y + found.height / 2 };
    }, `there is a ${role} ${name}`);
  }

  /** The process of Outlay's window. */
  async outlay() {
    return this.process(await this.window(OUTLAY));
  }

  /** Chooses from Outlay's own menu by the pointer, as a person does who reads it. */
  async choose(menu, item) {
    const process = await this.outlay();
    const head = await this.object(process, 'menu', menu);
    await this.click(head.x, head.y);
    const entry = await this.object(process, 'menu item', item);
    await this.click(entry.x, entry.y);
  }

  /** Calls a program on the bus and gives its answer. */
  async ask(name, path, method, ...values) {
    const { stdout } = await run('dbus-send', ['--session', '--print-reply', `--dest=${name}`, path, method, ...values], { env: { ...process.env, ...this.env } });
    return stdout;
  }

  /** Waits for a program of this name on the bus. */
  async onBus(name) {
    return eventually(async () => {
      const answer = await this.ask('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.NameHasOwner', `string:${name}`);
      if (!answer.includes('boolean true')) throw new Error(answer);
    }, `${name} is on the bus`);
  }

  /** A file manager; `next` gives the address of what it is asked to show. */
  async fileManager() {
    return this.#talking('shown_files.py');
  }

  /** A program of this folder that says `ready` and then more, line by line. */
  async #talking(name, ...args) {
    const child = this.start(PYTHON, [here(name), ...args], ['pipe', 'pipe', 'inherit']);
    const said = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async () => (await said.next()).value;
    if ((await next()) !== 'ready') throw new Error(`${name} did not come up`);
    return { next };
  }

  /** A window beside the others from which `files` can be dragged. */
  async dragSource(...files) {
    const { next } = await this.#talking('drag_source.py', ...files);
    const window = await this.window('^outlay-drag-source$');
    await this.tool('windowmove', '--sync', window, WIDTH - 200, HEIGHT - 200);
    return { window, next };
  }
}
