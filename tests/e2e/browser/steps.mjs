// What a person does in the window and reads off it, for all specs.

import axe from 'axe-core';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const examples = fileURLToPath(new URL('../../../examples', import.meta.url));
export const badInputs = fileURLToPath(new URL('../../bad-inputs', import.meta.url));
export const languages = ['en', 'zh-CN'];

/** A folder of this spec's own, gone when it ends. */
export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), 'outlay-spec-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export const verdict = (page) => page.getByTestId('verdict');
export const total = (page, option) => page.getByTestId(`total-${option}`);
export const slider = (page, name, nth = 0) => page.getByTestId('assumptions').getByRole('slider', { name }).nth(nth);
export const undoButton = (page) => page.getByRole('button', { name: /^(Undo|撤销)$/ });
export const redoButton = (page) => page.getByRole('button', { name: /^(Redo|重做)$/ });
export const languageButton = (page) => page.getByRole('button', { name: /Switch to Chinese|切换到英文/ });

/** The page with its study on it. */
export async function ready(page) {
  await verdict(page).waitFor();
  await page.evaluate(() => document.fonts.ready);
}

/** Waits until what `read` gives is accepted by `good`, and gives it. */
export async function until(read, good, what = 'what was waited for') {
  // Two slow processors with a browser each take their time.
  const end = Date.now() + 30000;
  let last;
  for (;;) {
    last = await read();
    if (good(last)) return last;
    if (Date.now() > end) throw new Error(`${what} did not come; the last was ${JSON.stringify(last)}`);
    await new Promise((fulfil) => setTimeout(fulfil, 25));
  }
}

/** Waits until colours that change have changed. */
export const calm = (page) => page.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map(({ finished }) => finished)));

/** Waits until a text is another than `before`, and gives it. */
export const changed = (locator, before) => until(() => locator.innerText(), (now) => now !== before, `a change of “${before}”`);

/** A table's rows as lists of texts, each cell as it is read aloud. */
export const cells = (table) =>
  table.evaluate((node) => [...node.rows].map((row) => [...row.cells].map((cell) => (cell.textContent ?? '').replaceAll(/\s+/g, ' ').trim())));

export const differences = (page) => page.locator('main table').last();

/** The line of the difference table whose title matches. */
export async function line(page, title) {
  const found = (await cells(differences(page))).find(([first]) => title.test(first));
  if (!found) throw new Error(`no line ${title} in the table`);
  return found;
}

/** Printed money as a number of the smallest unit, which adds up without remainders. */
export function cents(text) {
  const digits = text.replaceAll('−', '-').replaceAll(/[^\d.-]/g, '');
  if (digits === '' || digits === '-') return 0;
  const [whole, part = ''] = digits.split('.');
  return Number(`${whole}${part.padEnd(2, '0')}`);
}

/** Opens a menu by its button's name and picks items one inside the other. */
export async function pick(page, menu, ...items) {
  await page.getByRole('button', { name: menu }).first().click();
  for (const [index, item] of items.entries()) {
    const entry = page.getByRole('menuitem', { name: item }).first();
    await entry.waitFor();
    if (index < items.length - 1) {
      await entry.focus();
      await page.keyboard.press('ArrowRight');
    } else await entry.click();
  }
  await page.getByRole('menu').first().waitFor({ state: 'detached' });
}

/** Shows one of the comparison's views, by name or place: in their row, or in the menu of those that do not fit. */
export async function viewed(page, which) {
  const row = page.locator('.parts');
  await row.waitFor();
  const names = await row.locator('[role=radio]').allTextContents();
  const place = typeof which === 'number' ? which : names.findIndex((name) => (which instanceof RegExp ? which.test(name) : name === which));
  if (!names[place]) throw new Error(`no view ${which} among ${names}`);
  const radio = row.locator('[role=radio]').nth(place);
  if (await radio.isVisible()) return radio.click();
  await row.locator('[aria-haspopup=menu]').click();
  await page.getByRole('menuitemradio', { name: names[place], exact: true }).click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

/** Does what the palette finds first by `typed`. */
export async function told(page, typed) {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await until(() => page.evaluate(() => document.activeElement?.matches('[role=dialog] input') ?? false), Boolean, 'the focus in the palette');
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  await page.locator('[role=dialog] input[role=combobox]').waitFor({ state: 'detached' });
}

/** A request to the application, past the page. */
export async function call(url, body) {
  const response = await fetch(`${url}/call`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  return response.json();
}

export const clipboard = async (url) => (await fetch(`${url}/clipboard`)).text();

/** The study as it is kept. */
export const kept = async (url) => (await call(url, { command: 'select', scenario: '' })).document;

/** Puts a text into the focused field as a paste does. */
export const pasted = (page, text) =>
  page.evaluate((given) => {
    const data = new DataTransfer();
    data.setData('text/plain', given);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

/** A study of ways to pay for the same users: by each of them, as often as wished, or for all. */
export const usersOrFlat = ({ usage = 'start = "1000"', months = 6, each = 1 } = {}) => `format = 1
title = "Sure?"
currency = "CNY"
start = "2027-01"
months = ${months}
meters = [{ id = "users", name = { en = "Users", zh-CN = "用户" }, kind = "level" }]
[[scenarios]]
id = "base"
[scenarios.usage.users]
${usage}
[[plans]]
id = "each"
charges = [{ id = "users", meter = "users", price = { model = "per-unit", unit_price = "2" } }]
[[plans]]
id = "all"
charges = [{ id = "fee", price = { model = "flat", amount = "2050" } }]
${Array.from({ length: each }, (_, n) => `[[options]]\nid = "each${n || ''}"\nname = "By user${n || ''}"\nplan = "each"`).join('\n')}
[[options]]
id = "all"
name = "All in one"
plan = "all"
`;

/** Every fault that axe finds in a part of the page, each with where it is; colours on their way to others are let arrive. */
export async function violations(page, within = 'body') {
  await page.evaluate(axe.source);
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < 5000).map((one) => one.finished)));
  const found = await page.evaluate((root) => globalThis.axe.run(root, { resultTypes: ['violations'] }), within);
  return found.violations.map(({ id, impact, nodes }) => ({ impact, what: `${id}: ${nodes[0]?.html.slice(0, 160)}` }));
}

/** Those that keep somebody from using it. */
export const serious = async (page, within = 'body') =>
  (await violations(page, within)).filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ what }) => what);

/** An entry of the outline while the study is built. */
export const entry = (page, name) => page.getByRole('navigation').getByRole('button', { name, exact: true });

/** To the editor, by its key. */
export async function build(page) {
  await page.keyboard.press('4');
  await page.locator('nav .foot').waitFor();
}

/** Types into a field of the stage and keeps it. */
export async function type(page, label, text, nth = 0) {
  const field = page.getByRole('main').getByLabel(label, { exact: true }).nth(nth);
  await field.fill(text);
  await field.press('Enter');
}

/** The focus moved by the Tab key until `wanted` is met; gives how many presses it took. */
export async function tabTo(page, wanted, key = 'Tab') {
  for (let presses = 1; presses <= 120; presses += 1) {
    await page.keyboard.press(key);
    const focus = await page.evaluate(() => {
      const node = document.activeElement;
      const label = node?.getAttribute('aria-label') ?? node?.labels?.[0]?.textContent ?? node?.textContent ?? '';
      return { role: node?.getAttribute('role') ?? node?.tagName.toLowerCase() ?? '', type: node?.getAttribute('type') ?? '', name: label.trim() };
    });
    if (wanted(focus)) return presses;
  }
  throw new Error('the focus did not get there');
}
