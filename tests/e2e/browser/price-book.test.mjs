// The price book in the window: filtered by how a vendor charges, with source, day and marks
// of age.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIn } from './harness.mjs';
import { build, call, cells, cents, entry, kept, serious, total, type, undoButton, until } from './steps.mjs';

const opened = openIn();
const entries = (page) => page.getByRole('main').locator('li:has(> button[aria-expanded])');

async function book(page) {
  await build(page);
  await entry(page, 'Price book').click();
  await entries(page).first().waitFor();
}

/** A day as far as it is known, as it is shown. */
function day(text) {
  const [year, month, date] = text.split('-');
  return [date && Number(date), month && 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[month - 1], year].filter(Boolean).join(' ');
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
    for (const one of await entries(page).all()) assert.match(await one.innerText(), /as of [\w\s]*(19|20)\d\d/);
    return { all: await entries(page).count(), old: await page.locator('.stale').count() };
  };
  const now = await marked('2026-11-20');
  assert.ok(now.old > 0 && now.old < now.all, `${now.old} of ${now.all}`);
  const later = await marked('2031-01-01');
  assert.equal(later.old, later.all);
});

test('tiers stand in a table, each class with its price, and not in a paragraph', async (t) => {
  const { page, url } = await opened(t);
  await book(page);
  const filter = { search: '', mechanism: '', vendor: '', currency: '' };
  const { entries: rows } = await call(url, { command: 'price-book', ask: 'list', filter });
  let seen = 0;
  for (const [at, { id }] of rows.entries()) {
    const { plans } = await call(url, { command: 'price-book', ask: 'show', id });
    const tiered = plans.flatMap(({ lines }) => lines.filter(({ tiers }) => tiers));
    if (tiered.length === 0) continue;
    await entries(page).nth(at).getByRole('button').first().click();
    const tables = entries(page).nth(at).locator('.tiers');
    await until(() => tables.count(), (count) => count === tiered.length, `the tables of ${id}`);
    for (const [n, { price, tiers }] of tiered.entries()) {
      const shown = await cells(tables.nth(n));
      assert.deepEqual(shown, tiers.rows.map((row) => [row.bound.en, row.price.en]), id);
      // The table says what the sentence says elsewhere, class by class.
      for (const [bound, amount] of shown) assert.ok(price.en.includes(`${bound}: ${amount}`), `${id}: ${price.en}`);
      seen += 1;
    }
  }
  assert.ok(seen > 5, `${seen} prices by tiers`);
});

/** An empty study of one month, and a plan of the price book in it, for a usage. */
async function copied(t, { id, plan, usage, currency }) {
  const { page, url, ...rest } = await opened(t);
  await page.getByRole('button', { name: 'Empty study' }).click();
  await type(page, 'Months', '1');
  await page.getByRole('main').getByLabel('Currency', { exact: true }).selectOption(currency);
  await until(() => kept(url), (study) => study.months === 1 && study.currency === currency, 'a single month');
  await entry(page, 'Price book').click();
  await page.getByRole('searchbox').fill(id);
  const filter = { search: id, mechanism: '', vendor: '', currency: '' };
  const { entries: rows } = await call(url, { command: 'price-book', ask: 'list', filter });
  await until(() => entries(page).count(), (count) => count === rows.length, id);
  await entries(page).nth(rows.findIndex((row) => row.id === id)).getByRole('button').first().click();
  const shown = await call(url, { command: 'price-book', ask: 'show', id });
  const published = shown.plans.find((one) => one.id === plan);
  const section = page.getByRole('main').locator('.inner section').nth(shown.plans.indexOf(published));
  await section.waitFor();
  for (const [meter, quantity] of Object.entries(usage)) {
    const field = section.locator(`[id="book-${plan}-${meter}"]`);
    await field.fill(quantity);
    await field.press('Tab');
  }
  await section.getByRole('button', { name: 'Add to the study' }).click();
  const origin = page.getByRole('main').getByRole('region', { name: 'From the price book' });
  await origin.waitFor();
  return { page, url, published, origin, entry: shown, ...rest };
}

// Usage and total are the book’s own worked examples: 1,499 + 2 × 1,000 = 3,499, and
// 4,800 × 0.05 + 5,000 × 0.0475 + 5,000 × 0.045 + 10 × 0.25 = 705, by its tiers.
const examples = [
  { id: 'tencent-im', plan: 'pro', currency: 'CNY', usage: { dau: '25000', groups: '100000' }, working: '1,499 + 2 × 1,000 = 3,499', bill: 349900 },
  { id: 'twilio', plan: 'conversations', currency: 'USD', usage: { mau: '15000', 'storage-gb': '10' }, working: '+ 10 × 0.25', bill: 70500 },
];

for (const one of examples) {
  const { id, plan, working, bill } = one;
  test(`a copied plan has its prices, tiers and source, and costs what its example says: ${id}`, async (t) => {
    const { page, url, published, origin, entry: shown, errors } = await copied(t, one);
    assert.ok(shown.examples.some((one) => one.plan === plan && JSON.stringify(one.working).includes(working)), working);
    const study = await kept(url);
    assert.equal(study.plans.length, 1);
    const { lines } = await call(url, { command: 'words', ask: 'prices', path: `plans.${study.plans[0].id}` });
    assert.deepEqual(lines, published.lines);
    assert.deepEqual([study.plans[0].source.price_book, study.plans[0].source.as_of.slice(0, 4)], [id, shown.row.as_of.slice(0, 4)]);
    assert.match(study.plans[0].source.url, /^https:/);
    assert.match(await origin.innerText(), /As published/);
    assert.ok((await origin.innerText()).replaceAll('\u00A0', ' ').includes(day(shown.row.as_of)));
    assert.deepEqual(await serious(page), []);
    await page.keyboard.press('1');
    const figure = total(page, study.options[0].id);
    await figure.waitFor();
    assert.equal(cents(await figure.getAttribute('title')), bill);
    assert.deepEqual(errors, []);
  });
}

test('a changed copy says what differs from what is published, and still where it comes from', async (t) => {
  const { page, url, origin, entry: shown } = await copied(t, examples[0]);
  const before = await kept(url);
  const fee = before.plans[0].charges.findIndex(({ price }) => price.amount === '1499');
  assert.ok(fee >= 0);
  await page.getByRole('main').locator(`[data-item$=".charges.${before.plans[0].charges[fee].id}"] .name`).click();
  const amount = page.getByRole('main').locator('li .inner').getByLabel('Amount', { exact: true }).first();
  await amount.fill('1200');
  await amount.press('Enter');
  await until(() => origin.innerText(), (text) => /1 value differs from what is published:/.test(text), 'the changed price');
  const lines = await cells(origin.getByRole('table'));
  assert.deepEqual(lines, [['Place', 'Published', 'Here'], [lines[1][0], '¥1,499.00', '¥1,200.00']]);
  assert.match(lines[1][0], /^[A-Z].* · Price · Amount$/);
  assert.ok((await origin.innerText()).replaceAll('\u00A0', ' ').includes(day(shown.row.as_of)));
  const now = await kept(url);
  assert.deepEqual(now.plans[0].source, before.plans[0].source);
  assert.equal(now.plans[0].charges[fee].price.amount, '1200');
  // The price book stays as it is.
  assert.deepEqual((await call(url, { command: 'price-book', ask: 'show', id: 'tencent-im' })).plans, shown.plans.map((plan) => ({ ...plan, meters: plan.meters.map((meter) => ({ ...meter, in_study: now.meters.some(({ id }) => id === meter.id) })) })));
  await undoButton(page).click();
  await until(() => origin.innerText(), (text) => /As published/.test(text), 'as published again');
  // Another name is no other price.
  await type(page, 'Name, English', 'Ours');
  await until(async () => (await kept(url)).plans[0].name, (name) => JSON.stringify(name).includes('Ours'), 'the name');
  assert.match(await origin.innerText(), /As published/);
});
