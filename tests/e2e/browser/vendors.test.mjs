// Two vendors of the price book compared from nothing: usage is all that is typed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFor } from './harness.mjs';
import { cents, kept, ready, total, until } from './steps.mjs';

const words = {
  en: { begin: 'New study…', unpublished: 'above that: price not published', kind: /^Vendors of the price book/, vendor: (n) => `Vendor ${n}`, plan: (n) => `Plan of vendor ${n}`, dau: /^Daily active users/, messages: /^Downstream messages/, groups: /^Groups/, offer: /^Chat/, first: 'Choose at least one vendor', rate: '1 CNY is', dollar: '1 USD is', discount: 'Discount on fees when a year is paid ahead', months: 'Months to compare', currency: 'Currency', compare: 'Compare', needed: 'Fill this in', users: 'Daily active users today', range: '8k to 20k', hyphen: '8k-20k', addOns: /^Add-ons and packs: 0 of/, taken: (n) => new RegExp(`^Add-ons and packs: ${n} of`), live: /^Live groups without limit/, members: /^2,000 members/, moderation: /^Cloud moderation/, items: '1.1 million items, one month', thousand: '1,000 uses', verifications: 'Verifications', monthly: 'per month', level: 'a level', whole: 'whole number', more: ['Tencent Cloud IM · Professional + 2 add-ons', 'Alibaba Cloud number verification · One-tap verification + 1,000 uses'], peak: /^Daily active users, highest/, third: /^Daily active users, third/, steady: /same on every day/ },
  'zh-CN': { begin: '新建测算…', unpublished: '超出部分：价格未公布', kind: /^价目表中的厂商/, vendor: (n) => `厂商 ${n}`, plan: (n) => `厂商 ${n} 的套餐`, dau: /^日活跃用户/, messages: /下行消息/, groups: /^群组/, offer: /^聊天/, first: '请先在上方', rate: '1 CNY 折合', dollar: '1 USD 折合', discount: '固定费用预付一年的折扣', months: '比较月数', currency: '币种', compare: '比较', needed: '请填写', users: '当前日活跃用户数', range: '8千到2万', hyphen: '8千－2万', addOns: /^增值服务与资源包：已选 0/, taken: (n) => new RegExp(`^增值服务与资源包：已选 ${n} `), live: /^直播群不限数/, members: /^群成员上限 2000/, moderation: /^云端审核/, items: '110 万条，1 个月', thousand: '1000 次', verifications: '号码认证', monthly: '（每月）', level: '（存量）', whole: '整数', more: ['腾讯云即时通信 IM · 专业版＋2 项增值服务', '阿里云号码认证 · 一键认证＋1000 次'], peak: /^日活跃用户（当月峰值/, third: /^日活跃用户（当月第三高/, steady: /按每天相同计算/ },
};

for (const [language, w] of Object.entries(words)) {
  test(`two vendors for 8,000 growing to 20,000 daily users, monthly and a year ahead: ${language}`, async (t) => {
    const { page, url, errors } = await openFor(t, { language });
    const compare = page.getByRole('main').getByRole('button', { name: w.compare, exact: true });
    await page.getByRole('button', { name: w.begin }).click();
    // Vendors stand first and are chosen; one is needed, which is told where it is chosen.
    assert.ok(await page.getByRole('radio', { name: w.kind }).isChecked());
    await compare.click();
    await page.getByRole('alert').filter({ hasText: w.first }).waitFor();
    assert.equal(await page.getByLabel(w.vendor(1), { exact: true }).evaluate((node) => node === document.activeElement), true);
    await page.getByLabel(w.vendor(1), { exact: true }).selectOption('tencent-im');
    // The first plan that costs something, in its currency.
    await until(() => page.getByLabel(w.plan(1)).inputValue(), (plan) => plan === 'pro', 'the plan one pays for, and not the trial');
    assert.equal(await page.getByLabel(w.currency, { exact: true }).inputValue(), 'CNY');
    await page.getByLabel(w.vendor(2), { exact: true }).selectOption('rongcloud-im');
    await page.getByLabel(w.plan(2)).selectOption('premium');
    await page.getByLabel(w.currency, { exact: true }).selectOption('USD');
    await page.getByLabel(w.dau).fill(w.range);
    await page.getByRole('textbox', { name: w.groups }).fill('1000');
    await page.getByLabel(w.messages).fill('1000000');
    await page.getByLabel(w.discount).fill('15%');
    await page.getByLabel(w.months).fill('24');
    const before = await kept(url);
    // The rate of exchange was forgotten: it is told at its field, which has the focus.
    await compare.click();
    await page.getByRole('alert').filter({ hasText: w.needed }).waitFor();
    assert.equal(await page.getByLabel(w.rate).evaluate((node) => node === document.activeElement), true);
    assert.deepEqual(await kept(url), before);
    await page.getByLabel(w.rate).fill('0.14');
    await page.keyboard.press('Enter');
    await until(async () => (await kept(url)).options.length, (n) => n === 3, 'the new study');
    await ready(page);
    const paid = async (option) => cents(await total(page, option).getAttribute('title'));
    // By hand, from the published prices: 12,000 users more in 23 steps are 521.74 a month, so
    // that four months have up to 10,000 daily users and twenty have more, up to 20,000.
    // RongCloud: 4 × 500 + 20 × 1,100 = 24,000 dollars, and a deposit of 300 that
    // stays with the vendor while the service runs.
    assert.equal(await paid('rongcloud-im-premium'), 2430000);
    // Tencent: 24 × 1,499 + 20 × 1,000 for the started 10,000 above 10,000 = 55,976 yuan,
    // at 0.14 = 7,836.64 dollars.
    assert.equal(await paid('tencent-im-pro'), 783664);
    // Its fee a year ahead, 15 % less: 12 × 1,499 × 0.85 = 15,289.80 yuan, 2,140.57 dollars
    // each year; what is above is paid as it comes, 20 × 140. RongCloud has usage alone,
    // of which nothing can be paid ahead.
    assert.equal(await paid('tencent-im-pro-year'), 708114);
    assert.deepEqual((await kept(url)).options.map(({ id }) => id), ['tencent-im-pro', 'rongcloud-im-premium', 'tencent-im-pro-year']);
    assert.deepEqual(errors, []);
  });

  test(`a vendor whose dollars come with a deposit is compared in yuan: ${language}`, async (t) => {
    const { page, url, errors } = await openFor(t, { language });
    await page.getByRole('button', { name: w.begin }).click();
    await page.getByLabel(w.vendor(1), { exact: true }).selectOption('easemob-im');
    await page.getByLabel(w.plan(1)).selectOption('pro');
    await page.getByLabel(w.vendor(2), { exact: true }).selectOption('rongcloud-im');
    await page.getByLabel(w.plan(2)).selectOption('premium');
    await page.getByLabel(w.currency, { exact: true }).selectOption('CNY');
    await page.getByLabel(w.dau).fill('25000');
    await page.getByLabel(w.messages).fill('1000000');
    await page.getByLabel(w.months).fill('12');
    await page.getByLabel(w.dollar).fill('7.1');
    await page.keyboard.press('Enter');
    await until(async () => (await kept(url)).options.length, (n) => n === 2, 'the new study');
    await ready(page);
    const paid = async (option) => cents(await total(page, option).getAttribute('title'));
    // By hand: 12 × 1,738 yuan; 12 × 1,100 and 300 deposited are 13,500 dollars, at 7.1.
    assert.equal(await paid('easemob-im-pro'), 2085600);
    assert.equal(await paid('rongcloud-im-premium'), 9585000);
    assert.deepEqual(errors, []);
  });

  test(`a vendor begins with a plan that costs something, and days that nobody stated are the same: ${language}`, async (t) => {
    const { page, url, errors } = await openFor(t, { language });
    await page.getByRole('button', { name: w.begin }).click();
    await page.getByLabel(w.vendor(1), { exact: true }).selectOption('easemob-im');
    await page.getByLabel(w.vendor(2), { exact: true }).selectOption('lanying-im');
    // Neither what is free of charge nor what ends at 1,000 daily users.
    await until(() => page.getByLabel(w.plan(1)).inputValue(), (plan) => plan === 'pro', 'the usual plan');
    await until(() => page.getByLabel(w.plan(2)).inputValue(), (plan) => plan === 'business-by-dau', 'the usual plan');
    await page.getByText(w.steady).waitFor();
    await page.getByLabel(w.peak).fill(w.hyphen);
    await page.getByLabel(w.third).fill(w.hyphen);
    await page.getByLabel(w.currency, { exact: true }).selectOption('CNY');
    await page.getByLabel(w.months).fill('24');
    await page.keyboard.press('Enter');
    await until(async () => (await kept(url)).options.length, (n) => n === 2, 'the new study');
    await ready(page);
    const paid = async (option) => cents(await total(page, option).getAttribute('title'));
    // Easemob: 24 × 888, and 850 for the full 10,000 above 10,000 that the last month has.
    assert.equal(await paid('easemob-im-pro'), 2216200);
    // Lanying: four months of up to 10,000 on the third-highest day at 720, twenty above at 1,720.
    assert.equal(await paid('lanying-im-business-by-dau'), 3728000);
    assert.deepEqual(errors, []);
  });

  test(`modules and packs of a vendor’s plan are chosen by keys, and are in the first result: ${language}`, async (t) => {
    const { page, url, errors } = await openFor(t, { language });
    await page.getByRole('button', { name: w.begin }).click();
    await page.getByLabel(w.vendor(1), { exact: true }).selectOption('tencent-im');
    await until(() => page.getByLabel(w.plan(1)).inputValue(), (plan) => plan === 'pro', 'its plan');
    await page.getByLabel(w.plan(1)).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const first = page.getByRole('group').filter({ has: page.getByRole('checkbox') });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    assert.ok(await first.getByRole('checkbox', { name: w.live }).isChecked());
    // With what it costs beside it.
    await first.getByText('1,000', { exact: false }).first().waitFor();
    await first.getByRole('checkbox', { name: w.members }).check();
    await page.getByRole('button', { name: w.taken(2) }).waitFor();
    // What is heard at the box is its price as well, and where none is published that and nothing more.
    const calls = first.locator('.row', { hasText: w.unpublished }).first();
    assert.equal(await calls.getByRole('checkbox').getAttribute('aria-describedby'), await calls.locator('.price').getAttribute('id'));
    assert.equal(await calls.locator('.tiers').count(), 0);
    // A pack and a quantity of a module are asked for while it is on.
    assert.equal(await first.getByLabel(w.items).count(), 0);
    const asked = await page.locator('[id^="guide-usage-"]').count();
    await first.getByRole('checkbox', { name: w.moderation }).check();
    await first.getByLabel(w.items).fill('2');
    assert.ok((await page.locator('[id^="guide-usage-"]').count()) > asked);
    await first.getByRole('checkbox', { name: w.moderation }).uncheck();
    assert.equal(await page.locator('[id^="guide-usage-"]').count(), asked);

    await page.getByLabel(w.vendor(2), { exact: true }).selectOption('alibaba-pnvs');
    await until(() => page.getByLabel(w.plan(2)).inputValue(), (plan) => plan === 'verify', 'its plan');
    await page.getByRole('button', { name: w.addOns }).click();
    await page.getByLabel(w.thousand, { exact: true }).fill('one');
    await page.getByLabel(w.dau).fill('5000');
    await page.getByRole('textbox', { name: w.groups }).fill('100');
    await page.getByLabel(w.verifications, { exact: true }).fill('1500');
    // What adds up and what is a level say so at their fields.
    assert.ok((await page.locator('.row', { has: page.getByLabel(w.verifications, { exact: true }) }).innerText()).includes(w.monthly));
    assert.ok((await page.locator('.row', { has: page.getByLabel(w.dau) }).innerText()).includes(w.level));
    await page.getByLabel(w.months).fill('1');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: w.whole }).waitFor();
    assert.ok(await page.getByLabel(w.thousand, { exact: true }).evaluate((node) => node === document.activeElement));
    await page.getByLabel(w.thousand, { exact: true }).fill('2');
    await page.keyboard.press('Enter');
    const { options } = await until(() => kept(url), (now) => now.options.length === 2 && now.months === 1, 'the new study');
    assert.deepEqual(options.map(({ name }) => name[language]), w.more);
    await ready(page);
    const paid = async (option) => cents(await total(page, option).getAttribute('title'));
    // By hand: 1,499, 1,000 for live groups and 500 for larger ones; two packs of 1,000 at 50.
    assert.equal(await paid('tencent-im-pro'), 299900);
    assert.equal(await paid('alibaba-pnvs-verify'), 10000);
    assert.deepEqual(errors, []);
  });

  test(`a range in an offer of one’s own is growth, and what is no number is told at its field: ${language}`, async (t) => {
    const { page, url } = await openFor(t, { language });
    const compare = page.getByRole('main').getByRole('button', { name: w.compare, exact: true });
    await page.getByRole('button', { name: w.begin }).click();
    await page.getByRole('radio', { name: w.offer }).check();
    const users = page.getByLabel(w.users);
    await page.getByLabel(w.months).fill('２４');
    await users.fill('many');
    await compare.click();
    const alert = page.getByRole('alert').filter({ hasText: 'many' });
    await alert.waitFor();
    assert.equal(await users.evaluate((node) => node === document.activeElement), true);
    assert.equal(await users.getAttribute('aria-describedby'), await alert.getAttribute('id'));
    // It says how a number and a range are written.
    const told = await alert.innerText();
    assert.ok(told.includes(w.range));
    // Between two sentences stands a space in English alone.
    assert.equal(/[.。]\s/.test(told), language === 'en', told);
    await users.fill(w.hyphen);
    await compare.click();
    const study = await until(() => kept(url), (now) => now.months === 24, 'the new study');
    const { start, growth } = study.scenarios[0].usage.users;
    assert.deepEqual([start, growth], [w.hyphen.split(/[-－]/)[0], { model: 'linear', per_month: '521.739130434783' }]);
  });
}

test('in Chinese vendors are found by pinyin initials, and a verdict is there by keys alone', async (t) => {
  const { page, errors } = await openFor(t, { language: 'zh-CN' });
  const at = (id) => until(() => page.evaluate(() => document.activeElement?.id), (now) => now === id, id);
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press('Control+n');
  await until(() => page.evaluate(() => document.activeElement?.value), (kind) => kind === 'vendors', 'the kinds');
  await press('Tab');
  await at('guide-vendor');
  await until(() => page.locator('#guide-vendor option').count(), (listed) => listed > 1, 'the vendors');
  for (const [n, initials, vendor, more] of [[1, 'txyjs', 'tencent-im', ['Tab']], [2, 'hx', 'easemob-im', []]]) {
    await page.keyboard.type(initials);
    assert.equal(await page.getByLabel(`厂商 ${n}`, { exact: true }).inputValue(), vendor);
    await until(() => page.getByLabel(`厂商 ${n} 的套餐`).inputValue(), (plan) => plan === 'pro', 'its plan');
    // Past its plan, and the button of its modules where it has any.
    await press('Tab', 'Tab', ...more);
  }
  await press('Tab');
  await at('guide-usage-dau');
  await page.keyboard.type('8千到2万');
  await press('Enter');
  await at('guide-usage-groups');
  await page.keyboard.type('500');
  await press('Enter');
  const sentence = page.getByTestId('verdict');
  await until(() => sentence.innerText().catch(() => ''), (text) => /环信.*腾讯|腾讯.*环信/.test(text), 'the verdict');
  assert.ok(await page.evaluate(() => document.activeElement.matches('main')));
  assert.deepEqual(errors, []);
});

/** What is typed where, before anything of the price book has come, and what it gives. */
const early = {
  en: { vendor: 'tencent cloud im', id: 'tencent-im', plan: 'ult', chosen: 'ultimate', label: 'Plan of vendor 1', past: 3 },
  'zh-CN': { vendor: 'hx', id: 'easemob-im', plan: 'qj', chosen: 'ultimate', label: '厂商 1 的套餐', past: 2 },
};

for (const [language, w] of Object.entries(early)) {
  test(`what is typed before vendors and plans are there is kept, and one more vendor has the focus: ${language}`, async (t) => {
    const { page, errors } = await openFor(t, { language });
    const focused = (id) => until(() => page.evaluate(() => document.activeElement?.id), (now) => now === id, id);
    // The answers about the price book wait until they are let through, one after the other.
    const held = [];
    await page.route('**/call', async (route) => {
      if (route.request().postDataJSON()?.command === 'price-book') await new Promise((go) => held.push(go));
      await route.continue();
    });
    const goOn = async () => (await until(() => held.shift(), Boolean, 'a question about the price book'))();
    await page.keyboard.press('Control+n');
    await until(() => page.evaluate(() => document.activeElement?.value), (kind) => kind === 'vendors', 'the kinds');
    await page.keyboard.press('Tab');
    await focused('guide-vendor');
    await page.keyboard.type(w.vendor);
    await goOn();
    await until(() => page.locator('#guide-vendor').inputValue(), (vendor) => vendor === w.id, 'the vendor');
    await page.keyboard.press('Tab');
    await until(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), (name) => name === w.label, 'the field of its plan');
    await page.keyboard.type(w.plan);
    await goOn();
    await until(() => page.getByLabel(w.label).inputValue(), (plan) => plan === w.chosen, 'the plan');
    // Past the button of modules where the plan has any, and the second vendor.
    for (let n = 0; n < w.past; n += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await focused('guide-vendor-3');
    assert.deepEqual(errors, []);
  });
}
