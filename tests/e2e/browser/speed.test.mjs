// From a slider's step to the painted chart and its figures, on a large study: four options, ten years.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { paintedSteps, quantile } from '../painted.mjs';
import { openPage } from './harness.mjs';
import { changed, examples, folder, ready, slider, total } from './steps.mjs';

/** A line of the chart, and a figure of the table below it. */
const line = '.drawing path.line.series-1';
const figure = 'main table .figure';
const file = join(folder({ after }), 'large.toml');
let opened;
before(async () => {
  writeFileSync(file, readFileSync(join(examples, 'startup.toml'), 'utf8').replace(/^months = 36$/m, 'months = 120'));
  opened = await openPage({ pickOpen: file, context: { viewport: { width: 1440, height: 900 } } });
});
after(() => opened?.close());

test('a step of the slider is painted soon', async (t) => {
  const { page } = opened;
  await ready(page);
  const before = await total(page, 'users').innerText();
  await page.keyboard.press('Control+o');
  await changed(total(page, 'users'), before);
  await page.getByText('120 months').first().waitFor();
  await slider(page, 'Ceiling').focus();
  const [chart, figures] = await page.evaluate(paintedSteps, { watched: [line, figure], steps: 50 });
  for (const [what, times] of Object.entries({ chart, figures })) {
    const [median, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
    t.diagnostic(`${what}, 50 steps: median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, most ${Math.max(...times).toFixed(1)} ms`);
    assert.ok(p95 < 250, `${what}: p95 ${p95} ms`);
  }
});
