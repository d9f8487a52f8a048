// What a person does in the window and reads off it, for all specs.

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
  const end = Date.now() + 15000;
  let last;
  for (;;) {
    last = await read();
    if (good(last)) return last;
    if (Date.now() > end) throw new Error(`${what} did not come; the last was ${JSON.stringify(last)}`);
    await new Promise((fulfil) => setTimeout(fulfil, 25));
  }
}

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

/** A request to the application, past the page. */
export async function call(url, body) {
  const response = await fetch(`${url}/call`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  return response.json();
}

export const clipboard = async (url) => (await fetch(`${url}/clipboard`)).text();
