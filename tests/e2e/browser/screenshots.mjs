// Pictures of every screen, in both languages and both themes, into tests/e2e/out/screens; two
// of them go into docs. `node tests/e2e/browser/screenshots.mjs` after a build; what follows
// narrows it: `1024x680`, `3840x2160@2` (device pixels for one of the page), `en`, `dark`, or a
// stop of the tour by the beginning of its name.

import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { openPage, out, startBrowser } from './harness.mjs';
import { languages, ready } from './steps.mjs';
import { walk } from './tour.mjs';

const asked = process.argv.slice(2);
const [, width = '1440', height = '900', scale = '1'] = asked.map((one) => /^(\d+)x(\d+)(?:@(\d))?$/.exec(one)).find(Boolean) ?? [];
const among = (all) => all.filter((one) => asked.includes(one) || !asked.some((other) => all.includes(other)));
const themes = ['light', 'dark'];
const names = asked.filter((one) => !/^\d/.test(one) && ![...languages, ...themes].includes(one));

const screens = join(out, 'screens');
if (asked.length === 0) rmSync(screens, { recursive: true, force: true });
mkdirSync(screens, { recursive: true });
const browser = await startBrowser();

for (const language of among(languages)) {
  for (const theme of among(themes)) {
    const opened = await openPage({
      browser,
      language,
      context: { viewport: { width: Number(width), height: Number(height) }, deviceScaleFactor: Number(scale), colorScheme: theme, reducedMotion: 'reduce', locale: language },
    });
    await ready(opened.page);
    const size = asked.length === 0 || width === '1440' ? '' : `-${width}`;
    await walk(
      opened,
      (name) => opened.page.screenshot({ path: join(screens, `${name}-${language}-${theme}${size}.png`), animations: 'disabled' }),
      (name) => names.length === 0 || names.some((one) => name.startsWith(one)),
    );
    await opened.close();
  }
}
await browser.close();

if (asked.length === 0) {
  const docs = fileURLToPath(new URL('../../../docs', import.meta.url));
  mkdirSync(docs, { recursive: true });
  for (const [from, to] of [['compare-en-light', 'compare-en'], ['cash-flow-zh-CN-light', 'cash-flow-zh']]) {
    const target = join(docs, `${to}.png`);
    copyFileSync(join(screens, `${from}.png`), target);
    const { size } = statSync(target);
    if (size >= 300_000) throw new Error(`docs/${to}.png has ${size} bytes; 300 kB are the most`);
  }
}
