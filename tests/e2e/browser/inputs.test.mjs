// Figures as people write them: typed, dragged and pasted, with their units.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIn } from './harness.mjs';
import { build, entry, kept, languageButton, pasted, undoButton, until } from './steps.mjs';

const opened = openIn();

const field = (page, name) => page.getByTestId('assumptions').getByRole('textbox', { name }).first();
const usage = async (url) => (await kept(url)).scenarios[0].usage.dau;

test('each way of writing a number is kept by Enter, and Escape brings back what stood there', async (t) => {
  const { page, url, errors } = await opened(t);
  const start = field(page, /First month/);
  // What stands before each is what the one before it left.
  const written = [['1.2万', '1.2万', '12,000'], ['+10%', '13200', '13,200'], ['=999*12', '11988', '11,988'], ['１２０００', '１２０００', '12,000'], ['＝（1+2）×3', '9', '9'], ['8k', '8k', '8,000']];
  for (const [typed, stands, shown] of written) {
    // With the focus the figure stands as it is edited, without its separators.
    await start.focus();
    await until(() => start.inputValue(), (text) => !text.includes(','), 'plain digits');
    await start.fill(typed);
    await start.press('Enter');
    await until(async () => (await usage(url)).start, (now) => now === stands, typed);
    await start.blur();
    await until(() => start.inputValue(), (text) => text === shown, shown);
  }
  await start.fill('77');
  await start.press('Escape');
  await until(() => start.inputValue(), (text) => text === '8,000', 'what stood there');
  assert.equal((await usage(url)).start, '8k');
  assert.deepEqual(errors, []);
});

test('a number is dragged, with Alt in finer steps, as one step back', async (t) => {
  const { page, url } = await opened(t);
  const before = await kept(url);
  const start = field(page, /First month/);
  const drag = async (by) => {
    const box = await start.boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + by, y, { steps: 5 });
    await page.mouse.up();
    const last = await until(async () => Number((await usage(url)).start), (now) => now !== Number(before.scenarios[0].usage.dau.start), 'another value');
    await undoButton(page).click();
    await until(() => kept(url), (now) => JSON.stringify(now) === JSON.stringify(before), 'one step back');
    return last - Number(before.scenarios[0].usage.dau.start);
  };
  const coarse = await drag(48);
  await page.keyboard.down('Alt');
  const fine = await drag(48);
  await page.keyboard.up('Alt');
  assert.ok(coarse > 0 && fine > 0 && fine * 5 < coarse, `${coarse} and ${fine}`);
});

test('a column that is pasted goes into the fields below, as one step; too many are refused', async (t) => {
  const { page, url } = await opened(t);
  const before = await kept(url);
  await field(page, /First month/).focus();
  await pasted(page, '４00\n5万\n');
  await until(() => usage(url), ({ start, growth }) => start === '４00' && growth.ceiling === '5万', 'both values');
  await undoButton(page).click();
  await until(() => kept(url), (now) => JSON.stringify(now) === JSON.stringify(before), 'one step back');
  await field(page, /First month/).focus();
  await pasted(page, Array.from({ length: 40 }, (_, n) => n + 1).join('\n'));
  await page.getByTestId('assumptions').getByRole('alert').filter({ hasText: '40 values' }).waitFor();
  assert.deepEqual(await kept(url), before);
});

test('units stand beside the numbers of a price', async (t) => {
  const { page } = await opened(t);
  await build(page);
  await entry(page, 'By user').first().click();
  await page.getByRole('main').locator('li .name').first().click();
  await page.getByRole('main').getByText(/^CNY \/ users$/).first().waitFor();
});

test('another language keeps place, selection and undo', async (t) => {
  const { page, url } = await opened(t);
  await field(page, /First month/).fill('450');
  await field(page, /First month/).press('Enter');
  await until(async () => (await usage(url)).start, (now) => now === '450', 'the change');
  await field(page, /First month/).blur();
  await build(page);
  await page.locator('nav [data-item="options.pro-yearly"]').click();
  await languageButton(page).click();
  await until(() => page.evaluate(() => document.documentElement.lang), (lang) => lang === 'zh-CN', 'Chinese');
  assert.equal(await page.locator('nav [data-item="options.pro-yearly"]').getAttribute('aria-current'), 'true');
  await page.getByRole('heading', { level: 2, name: '套餐年付' }).waitFor();
  await undoButton(page).click();
  await until(async () => (await usage(url)).start, (now) => now === '300', 'the step back');
});

/** The fields of the editor that hold numbers, by what they count, each with where it is kept. */
const figures = [
  { what: 'an amount', open: ['Professional package', /^Package fee/], label: 'Amount', kept: ({ plans }) => plans.find(({ id }) => id === 'pro').charges[0].price.amount },
  { what: 'a quantity', open: ['Professional package', /^Users above/], label: 'Size', kept: ({ plans }) => plans.find(({ id }) => id === 'pro').charges[1].price.size },
  { what: 'a border of tiers', open: ['By traffic', /^Traffic/], label: 'Up to 1', kept: ({ plans }) => plans[0].charges[0].price.tiers[0].up_to },
  { what: 'a price of tiers', open: ['By traffic', /^Traffic/], label: 'Unit price 2', kept: ({ plans }) => plans[0].charges[0].price.tiers[1].unit_price },
  { what: 'months', open: ['Study'], label: 'Months', kept: ({ months }) => months },
  { what: 'a rate', open: ['Study'], label: 'Rate a year', kept: ({ discounting }) => discounting.annual_rate },
  { what: 'a forecast', open: ['Daily active users'], label: 'In the first month', kept: ({ scenarios }) => scenarios[0].usage.dau.start },
];

for (const { what, open, label, kept: at } of figures) {
  test(`in the editor ${what} is dragged, moved by keys, and given up, each as one step`, async (t) => {
    const { page, url, errors } = await opened(t);
    const before = await kept(url);
    await build(page);
    await entry(page, open[0]).first().click();
    const main = page.getByRole('main');
    if (open[1]) await main.getByRole('button', { name: open[1] }).first().click();
    const field = main.getByRole('textbox', { name: label, exact: true }).first();
    await field.evaluate((node) => node.scrollIntoView({ block: 'center' }));
    const unchanged = async () => JSON.stringify(await kept(url)) === JSON.stringify(before);
    const value = () => field.inputValue();
    const stood = await value();
    const number = (text) => Number.parseFloat(text);
    assert.equal(await field.evaluate((node) => getComputedStyle(node).cursor), 'ew-resize');
    const box = await field.boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const pull = async (by) => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + by, y, { steps: 4 });
    };
    const back = async () => {
      await undoButton(page).click();
      await until(unchanged, Boolean, 'one step back');
      await until(value, (now) => now === stood, 'what stood there');
    };

    // While it is held nothing is kept, and Escape brings back what stood there.
    await pull(40);
    assert.ok(number(await value()) > number(stood), await value());
    assert.ok(await unchanged());
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await until(value, (now) => now === stood, 'what stood there');
    assert.ok(await unchanged());

    await pull(40);
    const far = await value();
    await page.mouse.up();
    await until(async () => String(at(await kept(url))), (now) => now === far, 'the new value');
    await back();
    await page.keyboard.down('Alt');
    await pull(40);
    const near = await value();
    await page.mouse.up();
    await page.keyboard.up('Alt');
    const whole = Number.isInteger(at(before));
    const [coarse, fine] = [far, near].map((text) => number(text) - number(stood));
    if (whole) assert.equal(fine, coarse);
    else assert.ok(Math.abs(fine - coarse / 10) <= coarse / 10, `${coarse} and ${fine}`);
    await back();

    // A click edits, and from then on the pointer selects text.
    await page.mouse.click(x, y);
    await until(() => field.evaluate((node) => node === document.activeElement), Boolean, 'the focus');
    assert.equal(await field.evaluate((node) => getComputedStyle(node).cursor), 'text');
    await page.keyboard.press('End');
    await page.mouse.move(box.x + box.width - 10, y);
    await page.mouse.down();
    await page.mouse.move(box.x + 4, y, { steps: 4 });
    await page.mouse.up();
    assert.ok(await field.evaluate(({ selectionStart, selectionEnd }) => selectionEnd > selectionStart), 'selected text');
    assert.equal(await value(), stood);

    // The same by keys: a run of them is one step.
    for (const key of ['ArrowUp', 'ArrowUp', 'Alt+ArrowUp', 'ArrowDown']) await field.press(key);
    const moved = await value();
    assert.ok(number(moved) > number(stood), moved);
    assert.ok(await unchanged());
    await field.press('Enter');
    await until(async () => String(at(await kept(url))), (now) => now === moved, 'the value by keys');
    await back();

    // A finger scrolls; it moves no figure.
    await field.blur();
    await field.evaluate((node) => {
      const at = (type, clientX) => node.dispatchEvent(new PointerEvent(type, { pointerType: 'touch', pointerId: 7, button: 0, clientX, bubbles: true, cancelable: true }));
      at('pointerdown', 100);
      at('pointermove', 180);
      at('pointerup', 180);
    });
    assert.equal(await value(), stood);
    assert.ok(await unchanged());
    assert.deepEqual(errors, []);
  });
}

test('the price curve follows a price while it is dragged and typed, and goes back with it', async (t) => {
  const { page, url } = await opened(t);
  const before = await kept(url);
  await build(page);
  await entry(page, 'By traffic').first().click();
  const main = page.getByRole('main');
  await main.getByRole('button', { name: /^Traffic/ }).first().click();
  const curve = main.getByRole('application');
  const said = () => curve.getAttribute('aria-label');
  await curve.waitFor();
  // 1,000 × 0.80 + 4,000 × 0.70 + 1,500 × 0.60 = 4,500 up to 6,500 GB.
  const first = await said();
  assert.match(first, /4,500/);
  const field = main.getByRole('textbox', { name: 'Unit price 3', exact: true });
  await field.evaluate((node) => node.scrollIntoView({ block: 'center' }));
  const box = await field.boundingBox();
  await page.mouse.move(box.x + 20, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 10, { steps: 5 });
  // Ten steps of 0.01: 1,500 × 0.70 instead of 0.60.
  await until(said, (now) => /4,650/.test(now), 'the curve of the price under the hand');
  assert.deepEqual(await kept(url), before);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await until(said, (now) => now === first, 'the curve as it was');
  await field.fill('0.8');
  await until(said, (now) => /4,800/.test(now), 'the curve of the price that is typed');
  await field.press('Escape');
  await until(said, (now) => now === first, 'the curve as it was');
  assert.deepEqual(await kept(url), before);
});

test('what Escape brings back in the editor is selected, and does not take the focus back once it has gone on', async (t) => {
  const { page } = await opened(t);
  await build(page);
  await entry(page, 'Traffic').click();
  const name = page.locator('main').getByRole('textbox').first();
  const stood = await name.inputValue();
  await name.press('End');
  await page.keyboard.type('x');
  await page.keyboard.press('Escape');
  await until(() => name.evaluate((node) => node.value.slice(node.selectionStart, node.selectionEnd)), (text) => text === stood, 'the selection');
  await page.keyboard.type('y');
  assert.equal(await name.inputValue(), 'y');
  // Escape and the next step at once, as fast keys give them.
  const rests = await name.evaluate(async (node) => {
    node.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    node.blur();
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return document.activeElement === document.body;
  });
  assert.ok(rests, 'the focus goes on');
  assert.equal(await name.inputValue(), stood);
});

const percent = {
  en: { study: 'Study', rate: 'Rate a year', option: 'By traffic', discount: 'Discount for paying so', begin: /Per-user software/, ahead: 'Discount when a year is paid ahead', off: '15' },
  'zh-CN': { study: '测算', rate: '年折现率', option: '按流量', discount: '付款折扣', begin: /按用户数收费的软件/, ahead: '预付一年的折扣', off: '85折' },
};

for (const [language, w] of Object.entries(percent)) {
  test(`a bare number is in per cent where per cent stand or are meant, in the editor and in a new study: ${language}`, async (t) => {
    const { page, url, errors } = await opened(t, { language });
    const main = page.getByRole('main');
    const keep = async (name, text) => {
      await main.getByLabel(name, { exact: true }).first().fill(text);
      await main.getByLabel(name, { exact: true }).first().press('Enter');
    };
    await build(page);
    await entry(page, w.study).click();
    // It stands at 8 %, and nine is no 900 %.
    await keep(w.rate, '9');
    await until(async () => (await kept(url)).discounting.annual_rate, (now) => now === '9%', 'the rate');
    // Nothing stands there yet.
    await page.locator('nav [data-item="options.traffic"]').click();
    await keep(w.discount, w.off);
    await until(async () => (await kept(url)).options[0].billing?.discount, (now) => now === '15%', 'the discount');
    await page.keyboard.press('Control+n');
    await page.getByRole('radio', { name: w.begin }).check();
    await main.getByLabel(w.ahead, { exact: true }).fill(w.off);
    await page.keyboard.press('Enter');
    await until(async () => (await kept(url)).options[1]?.billing?.discount, (now) => now === '15%', 'the discount of the new study');
    assert.deepEqual(errors, []);
  });
}

for (const [language, w] of Object.entries({
  en: { months: 'Months compared', begin: 'New study…', own: /Per-user software/, ask: 'Months to compare', compare: 'Compare', told: (text) => `“${text}” is not a whole number of 0 or more, such as 36.` },
  'zh-CN': { months: '对比月数', begin: '新建测算…', own: /^按用户数/, ask: '比较月数', compare: '比较', told: (text) => `“${text}”不是大于或等于 0 的整数，请填写如 36。` },
})) {
  test(`what is no whole number is told as such where one belongs, on a slider, in Build and in a new study: ${language}`, async (t) => {
    const { page, url, errors } = await opened(t, { language });
    const before = await kept(url);
    const told = (text) => page.getByRole('alert').filter({ hasText: w.told(text) }).first();
    const months = field(page, w.months);
    for (const text of ['2.5', '12 x', '-3']) {
      await months.fill(text);
      await months.press('Enter');
      await told(text).waitFor();
    }
    await months.press('Escape');
    await build(page);
    await page.locator('nav .entry').first().click();
    const form = page.locator('[data-field=months] input');
    await form.fill('1.5');
    await form.press('Enter');
    await told('1.5').waitFor();
    await form.press('Escape');
    await page.locator('nav .foot .entry').first().click();
    await page.getByRole('radio', { name: w.own }).check();
    await page.getByLabel(w.ask).fill('many');
    await page.getByRole('main').getByRole('button', { name: w.compare, exact: true }).click();
    await told('many').waitFor();
    assert.deepEqual(await kept(url), before);
    assert.deepEqual(errors, []);
  });
}
