// Beside the assumptions: what would change the verdict, and where it leads.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage } from './harness.mjs';
import { call, ready, until } from './steps.mjs';

let opened;
let page;
before(async () => {
  opened = await openPage({ context: { viewport: { width: 1440, height: 900 } } });
  page = opened.page;
  await ready(page);
});
after(() => opened?.close());

const rows = () => page.getByTestId('turns').getByRole('button');

test('the inputs with the largest reach, those that turn the verdict marked', async () => {
  await page.getByTestId('turns').scrollIntoViewIfNeeded();
  await rows().first().waitFor();
  const { analysis } = await call(opened.url, { command: 'analyse', scenario: 'base', analysis: { kind: 'tornado' }, work: 0 });
  const known = analysis.bars.slice(0, 6).map(({ low, high }) => (low.flips_to ?? high.flips_to) !== null);
  assert.deepEqual((await page.getByTestId('turns').locator('.mark').allTextContents()).map((mark) => mark === '◆'), known);
});

test('Enter on one opens the whole analysis', async () => {
  await rows().first().focus();
  await page.keyboard.press('Enter');
  await until(() => page.getByRole('radio', { name: 'What would change it' }).getAttribute('aria-checked'), (on) => on === 'true', 'the analysis');
  await page.locator('main .analysis').getByRole('figure').waitFor();
});

test('while amounts are hidden nothing is asked and nothing stands there', async () => {
  await page.keyboard.press('3');
  await page.keyboard.press('h');
  await page.getByText('•••••').first().waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await page.getByTestId('turns').count(), 0);
  assert.deepEqual(opened.errors, []);
});
