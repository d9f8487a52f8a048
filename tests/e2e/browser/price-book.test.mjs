// The price book in the window: filtered by how a vendor charges, with source, day and marks
// of age.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIn } from './harness.mjs';
import { build, call, entry, until } from './steps.mjs';

const opened = openIn();
const entries = (page) => page.getByRole('main').locator('li:has(> button[aria-expanded])');

async function book(page) {
  await build(page);
  await entry(page, 'Price book').click();
  await entries(page).first().waitFor();
}

test('a way of charging leaves the entries that charge so, each with its source', async (t) => {
  const { page, url, errors } = await opened(t);
  await book(page);
  const all = await entries(page).count();
  const filter = { search: '', mechanism: '', vendor: '', currency: '' };
  const { mechanisms } = await call(url, { command: 'price-book', ask: 'list', filter });
  assert.ok(mechanisms.length > 5, `${mechanisms.length} ways of charging`);
  const choice = page.getByRole('main').getByLabel('Pricing method');
  const counts = [];
  for (const { id } of mechanisms) {
    await choice.selectOption(id);
    const { entries: meant } = await call(url, { command: 'price-book', ask: 'list', filter: { ...filter, mechanism: id } });
    counts.push(await until(() => entries(page).count(), (count) => count === meant.length, id));
  }
  assert.ok(counts.every((count) => count > 0) && counts.some((count) => count < all), `${counts}`);
  await choice.selectOption('');
  await until(() => entries(page).count(), (count) => count === all, 'all again');
  await entries(page).first().getByRole('button').first().click();
  await entries(page).first().locator('.source code').first().waitFor();
  assert.deepEqual(errors, []);
});

test('what was checked long ago is marked, and more of it as time goes by', async (t) => {
  const marked = async (today) => {
    const { page } = await opened(t, { today });
    await book(page);
    for (const one of await entries(page).all()) assert.match(await one.innerText(), /as of (19|20)\d\d/);
    return { all: await entries(page).count(), old: await page.locator('.stale').count() };
  };
  const now = await marked('2026-11-20');
  assert.ok(now.old > 0 && now.old < now.all, `${now.old} of ${now.all}`);
  const later = await marked('2031-01-01');
  assert.equal(later.old, later.all);
});
