// A whole comparison built and changed in the window, without a file.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openFor } from './harness.mjs';
import { call, cents, entry, kept, pasted, ready, total, type, until } from './steps.mjs';

const outline = async (page) => {
  await page.getByRole('radio', { name: 'Build' }).click();
  await entry(page, 'Study').waitFor();
};
const undoToast = (page) => page.getByRole('status').getByRole('button', { name: /^Undo: / });

test('from “what do you want to compare?” to a first result', async (t) => {
  const { page, url, errors } = await openFor(t);
  await page.getByRole('button', { name: 'New study…' }).click();
  await page.getByRole('radio', { name: /Per-user software/ }).check();
  await page.getByLabel('Users today').fill('１２');
  await page.getByLabel('New users each month').fill('0');
  await page.getByLabel('Price per user and month').fill('100');
  await page.getByLabel('Discount when a year is paid ahead').fill('25%');
  await page.getByLabel('Months to compare').fill('12');
  // English begins in dollars with the month after today.
  const next = new Date(new Date().getFullYear(), new Date().getMonth() + 1, 1);
  const month = `${next.getFullYear()}-${String(next.getMonth() + 1).padStart(2, '0')}`;
  assert.equal(await page.locator('#guide-start').inputValue(), month);
  assert.equal(await page.getByLabel('Currency', { exact: true }).inputValue(), 'USD');
  await page.getByLabel('Currency', { exact: true }).selectOption('EUR');
  await page.locator('#guide-start').fill('2028-04');
  await page.getByRole('main').getByRole('button', { name: 'Compare' }).click();
  await ready(page);
  // By hand: 12 users × 100 × 12 months = 14,400; a quarter less a year ahead = 10,800.
  assert.equal(cents(await total(page, 'monthly').getAttribute('title')), 1440000);
  assert.equal(cents(await total(page, 'yearly').getAttribute('title')), 1080000);
  // And at once: nothing is left to pay after the first month.
  const { evaluation } = await call(url, { command: 'select', scenario: '' });
  const { paid } = evaluation.options.find(({ id }) => id === 'yearly').cumulative;
  assert.deepEqual(paid.map(Number), Array(12).fill(10800));
  const study = await kept(url);
  assert.equal(study.scenarios[0].usage.seats.start, '１２');
  assert.deepEqual([study.currency, study.start], ['EUR', '2028-04']);
  assert.deepEqual(errors, []);
});

test('a new study in Chinese begins in yuan, and a month that is none is told', async (t) => {
  const { page, url } = await openFor(t, { language: 'zh-CN' });
  const before = await kept(url);
  await page.getByRole('button', { name: '新建测算…' }).click();
  await page.getByRole('radio', { name: /^聊天/ }).check();
  assert.equal(await page.getByLabel('币种', { exact: true }).inputValue(), 'CNY');
  await page.locator('#guide-start').fill('明年');
  await page.getByRole('main').getByRole('button', { name: '比较' }).click();
  await page.getByRole('alert').filter({ hasText: '明年' }).waitFor();
  assert.deepEqual(await kept(url), before);
});

test('building is closed while amounts are hidden, says so, and shows none', async (t) => {
  const { page, url } = await openFor(t);
  const study = await kept(url);
  await outline(page);
  await entry(page, 'Study').click();
  await page.keyboard.press('h');
  const closed = page.getByRole('heading', { name: 'Building is closed while amounts are hidden' });
  await closed.waitFor();
  const prices = [...JSON.stringify(study.plans).matchAll(/"(?:amount|unit_price|flat_fee|price)":"([^"]+)"/g)].map(([, price]) => price).filter((price) => price.length > 2 && !/^10+$/.test(price));
  assert.ok(prices.length > 2, prices.join());
  const shown = () => page.evaluate(() => {
    const attributes = [...document.querySelectorAll('*')].flatMap((node) => [...node.attributes].map(({ value }) => value));
    return [document.title, document.body.innerText, ...[...document.querySelectorAll('input, select, textarea')].map(({ value }) => value), ...attributes].join('\n');
  });
  const pages = [null, 'New study…', 'Price book', 'Import usage…', 'History'];
  for (const name of pages) {
    if (name !== null) {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill(name);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await closed.waitFor();
    const text = await shown();
    assert.deepEqual(prices.filter((price) => new RegExp(`(?<![\\d.,])${price.replaceAll('.', '\\.')}(?![\\d.,]*\\d)`).test(text)), [], name ?? 'the study');
    assert.doesNotMatch(text, /[¥$€]\s?\d/);
  }
  assert.equal(await page.getByRole('navigation').getByRole('button', { name: /^Add:/ }).count(), 0);
  await page.getByRole('button', { name: 'Show amounts' }).click();
  await closed.waitFor({ state: 'detached' });
});

test('H pressed twice at once hides nothing', async (t) => {
  const { page } = await openFor(t);
  const before = await page.getByTestId('verdict').innerText();
  await page.evaluate(() => {
    for (let press = 0; press < 2; press += 1) document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'h', code: 'KeyH', bubbles: true, cancelable: true }));
  });
  await new Promise((done) => setTimeout(done, 800));
  await until(() => page.getByTestId('verdict').innerText(), (now) => now === before, 'the amounts');
});

test('a figure that cannot be read is told in the form, and nothing is opened', async (t) => {
  const { page, url } = await openFor(t);
  const before = await kept(url);
  await page.getByRole('button', { name: 'New study…' }).click();
  await page.getByRole('radio', { name: /^Chat/ }).check();
  await page.getByLabel('Growth per month').fill('much');
  await page.getByRole('main').getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('alert').filter({ hasText: 'much' }).waitFor();
  assert.deepEqual(await kept(url), before);
});

test('plan, charge, tiers from a spreadsheet, and an option on it', async (t) => {
  const { page, url, errors } = await openFor(t);
  await outline(page);
  await page.getByRole('button', { name: 'Add to “Plans”' }).click();
  await page.getByRole('heading', { name: 'plan', exact: true, level: 2 }).waitFor();
  await type(page, 'Name', 'Offer of Monday');
  await page.getByRole('heading', { name: 'Offer of Monday' }).waitFor();
  await page.getByRole('main').getByRole('button', { name: /^fee/ }).click();
  const main = page.getByRole('main');
  await main.getByLabel('Counts', { exact: true }).selectOption('dau');
  await main.getByLabel('Price model', { exact: true }).selectOption('graduated');
  const first = main.getByLabel('Up to 1', { exact: true });
  await first.focus();
  await pasted(page, 'Up to\tPrice\n１０００\t¥0.50\n5000\t0.40\n∞\t0.30');
  await main.getByLabel('Unit price 3', { exact: true }).waitFor();
  const plan = () => kept(url).then(({ plans }) => plans.at(-1));
  await until(plan, ({ charges }) => charges[0].price.tiers.length === 3, 'three tiers');
  assert.deepEqual((await plan()).charges[0].price.tiers, [
    { up_to: '１０００', unit_price: '0.50' },
    { up_to: '5000', unit_price: '0.40' },
    { unit_price: '0.30' },
  ]);
  // The curve is the application's: 1,000 × 0.50 + 4,000 × 0.40 + 1,500 × 0.30 = 2,550.
  await main.getByRole('application', { name: /2,550/ }).waitFor();
  await type(page, 'Unit price 3', '=0.6/2');
  await type(page, 'Unit price 1', '*2');
  await until(plan, ({ charges }) => charges[0].price.tiers[0].unit_price === '1', 'the doubled price');
  await main.getByRole('application', { name: /3,050/ }).waitFor();

  await page.getByRole('button', { name: 'Add to “Options”' }).click();
  await page.getByRole('heading', { name: 'option', exact: true, level: 2 }).waitFor();
  await main.getByLabel('Plan', { exact: true }).selectOption('plan');
  await page.getByRole('radio', { name: 'Compare', exact: true }).click();
  await total(page, 'option').waitFor();
  assert.deepEqual(errors, []);
});

test('what is removed comes back from the toast; a new name is followed everywhere', async (t) => {
  const { page, url } = await openFor(t);
  const before = await kept(url);
  await outline(page);
  await entry(page, 'By user').last().click();
  await page.getByRole('button', { name: 'Remove: By user', exact: true }).click();
  await until(() => kept(url), ({ options }) => options.length === before.options.length - 1, 'one option less');
  await undoToast(page).click();
  await until(() => kept(url), (now) => JSON.stringify(now) === JSON.stringify(before), 'the option again');

  await entry(page, 'Daily active users').click();
  await type(page, 'Short name (id)', 'people');
  const now = await until(() => kept(url), ({ meters }) => meters[0].id === 'people', 'the new name');
  assert.ok(!JSON.stringify(now).includes('"dau"'));
  await page.keyboard.press('1');
  await ready(page);
});

test('a branched scenario says what differs, and takes it back', async (t) => {
  const { page } = await openFor(t);
  await outline(page);
  await entry(page, 'Base').click();
  await page.getByRole('button', { name: 'Branch' }).click();
  await page.getByRole('heading', { name: 'Base (branch)' }).waitFor();
  await page.getByText('Nothing yet.').waitFor();
  await page.keyboard.press('1');
  await ready(page);
  const branch = page.getByRole('navigation').getByRole('button', { name: /^Base \(branch\)/ });
  await branch.click();
  await until(() => branch.getAttribute('aria-current'), (now) => now === 'true', 'the branch selected');
  const start = page.getByTestId('assumptions').getByRole('textbox', { name: 'First month' });
  await start.fill('=300*2');
  await start.press('Enter');
  await until(() => start.inputValue(), (text) => text === '600', 'the calculated value');
  await outline(page);
  await entry(page, 'Base (branch)').click();
  const row = page.getByRole('main').getByRole('row').filter({ hasText: '600' });
  await row.waitFor();
  assert.match(await row.innerText(), /^Daily active users · First month\s+users\s+300\s+600/);
  await row.getByRole('button').click();
  await page.getByText('Nothing yet.').waitFor();
});

test('a range is refused where it was typed, with a way out', async (t) => {
  const { page } = await openFor(t);
  const start = page.getByTestId('assumptions').getByRole('textbox', { name: 'First month' });
  await start.fill('8k to 20k');
  await start.press('Enter');
  const refusal = page.getByTestId('assumptions').getByRole('alert').filter({ hasText: '“8k to 20k” is a range' });
  await refusal.waitFor();
  for (const way of ['Branch a scenario for 8k and one for 20k', 'Grow from 8k to 20k over the study']) await refusal.getByRole('button', { name: way }).waitFor();
});

test('dates move along the timeline by keys and by the pointer', async (t) => {
  const { page, url } = await openFor(t);
  await outline(page);
  await entry(page, 'Monthly package').click();
  await type(page, 'First day', '2027-03-01');
  const mark = page.getByRole('slider', { name: 'The whole term: Start' });
  await mark.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  const start = async () => (await kept(url)).options.find(({ id }) => id === 'pro-monthly').start;
  await until(start, (date) => date === '2027-05-01', 'two months later');
  const box = await mark.boundingBox();
  const track = await mark.evaluate((node) => node.parentElement.clientWidth);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + (track / 36) * 3, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await until(start, (date) => date === '2027-08-01', 'three months further');
});

test('a beginning on the timeline stops at its end, by keys and by the pointer, and nothing is refused', async (t) => {
  const { page, url } = await openFor(t);
  const edits = [['start', '2027-03-01'], ['end', '2027-09-15']].map(([key, value]) => ({ edit: 'put', path: `options.pro-monthly.${key}`, value }));
  await call(url, { command: 'edit', scenario: '', edits, label: { key: 'edit-changed', args: { what: { type: 'text', value: 'x' } } } });
  await page.reload();
  await outline(page);
  await entry(page, 'Monthly package').click();
  const dates = async () => { const { start, end } = (await kept(url)).options.find(({ id }) => id === 'pro-monthly'); return `${start} ${end}`; };
  await until(dates, (now) => now === '2027-03-01 2027-09-15', 'a term');
  const refusals = page.getByRole('main').getByText('leaves no time after the start');
  const begin = page.getByRole('slider', { name: 'The whole term: Start' });
  await begin.focus();
  await page.keyboard.press('PageUp');
  assert.match(await begin.getAttribute('aria-valuetext'), /15\sSep\s2027/);
  assert.equal(await begin.getAttribute('aria-valuemax'), '8');
  await page.keyboard.press('Tab');
  await until(dates, (now) => now === '2027-09-15 2027-09-15', 'a term of a day');
  assert.equal(await refusals.count(), 0);
  const finish = page.getByRole('slider', { name: 'The whole term: Last day' });
  await finish.focus();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Tab');
  await until(dates, (now) => now === '2027-09-15 2028-09-15', 'a year more');
  const place = await finish.boundingBox();
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.mouse.down();
  await page.mouse.move(place.x - 400, place.y + place.height / 2, { steps: 6 });
  await page.mouse.up();
  await until(dates, (now) => now === '2027-09-15 2027-09-15', 'the end at its beginning');
  assert.equal(await refusals.count(), 0);
  // What is typed may say anything, and is refused at its field.
  await type(page, 'Last day', '2027-09-14');
  await refusals.waitFor();
});

test('the history names every step with its effect and brings one back', async (t) => {
  const { page, url } = await openFor(t);
  const before = await kept(url);
  await outline(page);
  await entry(page, 'Professional package').click();
  await page.getByRole('main').getByRole('button', { name: /^Package fee/ }).click();
  await type(page, 'Amount', '9000');
  await until(() => kept(url), (now) => JSON.stringify(now) !== JSON.stringify(before), 'the dearer fee');
  await entry(page, 'History').click();
  const rows = page.getByRole('main').getByRole('row');
  await rows.filter({ hasText: 'Professional package · ' }).or(rows.filter({ hasText: '9000' })).first().waitFor();
  await rows.filter({ hasText: 'Beginning' }).getByRole('button').click();
  await until(() => kept(url), (now) => JSON.stringify(now) === JSON.stringify(before), 'the study as it began');
  await rows.filter({ hasText: 'Restored an earlier state' }).waitFor();
});

test('from the list to the editor by double click, pencil and Enter', async (t) => {
  const { page } = await openFor(t);
  const option = page.getByRole('navigation').getByRole('button', { name: /^By traffic/ });
  await option.dblclick();
  await page.getByRole('heading', { name: 'By traffic', exact: true, level: 2 }).waitFor();
  await page.keyboard.press('1');
  await option.click();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'By traffic', exact: true, level: 2 }).waitFor();
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'Edit: Scenarios' }).click();
  await page.getByRole('heading', { name: 'Base', exact: true, level: 2 }).waitFor();
});

test('a plan of the price book, searched and put into the study', async (t) => {
  const { page, url, errors } = await openFor(t);
  const before = await kept(url);
  await outline(page);
  await entry(page, 'Price book').click();
  const entries = page.getByRole('main').locator('li button[aria-expanded]');
  await entries.first().waitFor();
  const all = await entries.count();
  await page.getByRole('searchbox').fill('wildfire');
  const found = await until(() => entries.count(), (n) => n > 0 && n < all, 'fewer entries');
  assert.ok(found < all);
  await page.getByRole('searchbox').fill('tencent');
  await until(() => entries.first().innerText(), (text) => /Tencent/i.test(text), 'the vendor');
  assert.match(await entries.first().innerText(), /as of [\w\s]*20\d\d/);
  await entries.first().click();
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Add to the study' }).first().waitFor();
  for (const field of await main.getByRole('textbox').all()) {
    await field.fill('2万');
    await field.press('Tab');
  }
  await main.getByRole('button', { name: 'Add to the study' }).first().click();
  const now = await until(() => kept(url), ({ plans }) => plans.length === before.plans.length + 1, 'the plan');
  assert.equal(now.options.length, before.options.length + 1);
  await main.getByRole('heading', { level: 2 }).filter({ hasNotText: 'Price book' }).waitFor();
  assert.deepEqual(errors, []);
});

test('another part of the study begins at its top, however far down the one before was', async (t) => {
  const { page, url, errors } = await openFor(t, { context: { viewport: { width: 1024, height: 680 } } });
  await call(url, { command: 'open-sample', id: 'school' });
  await page.reload();
  await ready(page);
  await outline(page);
  await entry(page, 'Base').click();
  const top = () => page.getByRole('main').evaluate((main) => main.scrollTop);
  await page.getByRole('textbox', { name: /^Short name/ }).evaluate((field) => field.scrollIntoView());
  assert.ok((await top()) > 50);
  await entry(page, 'All schools of the city join').click();
  await page.getByRole('heading', { level: 2, name: 'All schools of the city join' }).waitFor();
  await until(top, (at) => at === 0, 'its top');
  // Its figures are written like all others.
  await page.getByText('Sep\u00A02027 · 30,000').waitFor();
  assert.deepEqual(errors, []);
});

test('items without a name say what they hold while they are closed, and no longer once open', async (t) => {
  const { page, url, errors } = await openFor(t);
  await call(url, { command: 'open-sample', id: 'modules' });
  await page.reload();
  await ready(page);
  await outline(page);
  await entry(page, 'Licence, paid in stages').click();
  const held = page.getByRole('main').getByText(/^Months after the bill: \d+ · Share: /);
  await until(() => held.allInnerTexts(), (all) => all.length === 3, 'the stages');
  const { stages } = (await kept(url)).options.find(({ name }) => name.en === 'Licence, paid in stages');
  assert.deepEqual(await held.allInnerTexts(), stages.map(({ after_months, share }) => `Months after the bill: ${after_months} · Share: ${share}`));
  await page.getByRole('button', { name: /^Stage of payment 2$/ }).press('Enter');
  await until(() => held.count(), (count) => count === 2, 'the others');
  assert.deepEqual(errors, []);
});

test('a plan’s charges say their prices in words, and follow a change', async (t) => {
  const { page } = await openFor(t);
  await outline(page);
  await entry(page, 'Professional package').click();
  const main = page.getByRole('main');
  const charge = (name) => main.getByRole('listitem').filter({ has: page.getByRole('button', { name, exact: true }) });
  const fee = main.getByRole('button', { name: 'Package fee', exact: true });
  // As published: 1,499 a month; above 10,000 users 1,000 for each further 10,000.
  await charge('Package fee').filter({ hasText: '¥1,499.00' }).waitFor();
  await charge('Users above the package').filter({ hasText: '¥1,000.00' }).waitFor();
  await fee.click();
  await type(page, 'Amount', '1600');
  await fee.click();
  await charge('Package fee').filter({ hasText: '¥1,600.00' }).waitFor();
});
for (const [language, about, says] of [['en', 'About: Months', /1 to 240/], ['zh-CN', '说明：月数', /1 到 240/]]) {
  test(`a field says what it is for, by key and to a screen reader: ${language}`, async (t) => {
    const { page } = await openFor(t, { language });
    await page.keyboard.press('4');
    await page.getByRole('navigation').locator('.entry').first().click();
    const mark = page.getByRole('main').getByRole('button', { name: about });
    assert.match(await mark.evaluate((button) => document.getElementById(button.getAttribute('aria-describedby').split(' ').at(-1))?.textContent ?? ''), says);
    await page.keyboard.press('Tab');
    for (let n = 0; n < 60 && !(await mark.evaluate((node) => node === document.activeElement)); n += 1) await page.keyboard.press('Tab');
    const tip = page.locator('.pop-tip').filter({ hasText: says });
    await tip.waitFor();
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'detached' });
    // Every field that is shown has its mark.
    assert.equal(await page.getByRole('main').locator('.name label').count(), await page.getByRole('main').locator('.name .field-help').count());
  });
}

test('a price that depends on more than the quantity says that it has no curve', async (t) => {
  const { page } = await openFor(t, { pickOpen: fileURLToPath(new URL('../../documents/format-1-time-bands.toml', import.meta.url)) });
  await page.keyboard.press('Control+o');
  await page.getByText('Time bands').first().waitFor();
  await outline(page);
  await entry(page, 'plan').click();
  const main = page.getByRole('main');
  await main.getByRole('button', { name: /^tokens/ }).click();
  await main.getByText('This price depends on more than the quantity, so it has no curve.').waitFor();
  // What is unfinished is another matter.
  await main.getByRole('button', { name: 'Remove: time' }).click();
  await main.getByText('The curve appears when the price is complete.').waitFor();
  await page.getByRole('status').filter({ hasText: 'tokens · Dimension 1 removed' }).waitFor();
});

test('an id that another item has, and one that can be none, are told apart', async (t) => {
  const { page, url } = await openFor(t);
  await outline(page);
  await entry(page, 'Base').click();
  const before = await kept(url);
  const field = page.locator('#item-id');
  const told = page.getByRole('main').getByRole('alert');
  for (const [typed, why] of [['fast', 'Another item of this list has the id fast.'], ['two words', 'two words cannot be used as an id. Write 1 to 60 letters']]) {
    await field.fill(typed);
    await field.press('Enter');
    await until(() => told.allInnerTexts(), (all) => all.some((text) => text.replaceAll(/[`“”\u2066-\u2069]/g, '').replaceAll(/\s+/g, ' ').includes(why)), why);
  }
  assert.deepEqual(await kept(url), before);
  await field.fill('基准');
  await field.press('Enter');
  await until(() => kept(url), ({ scenarios }) => scenarios[0].id === '基准', 'the new id');
});
