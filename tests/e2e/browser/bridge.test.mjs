// The bridge itself: the page reaches the real application through it, and nobody else does.

import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { openPage, startBridge } from './harness.mjs';

let bridge;
before(async () => { bridge = await startBridge({ language: 'zh-CN' }); });
after(() => bridge?.stop());

const call = (body) =>
  fetch(`${bridge.url}/call`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

test('the page opens without an error or a breach of its content policy', async (t) => {
  const opened = await openPage();
  t.after(() => opened.close());
  await opened.page.getByRole('heading', { level: 2 }).first().waitFor();
  assert.deepEqual(opened.errors, []);
});

test('a request is answered, in the language of the system that was asked for', async () => {
  const response = await call({ command: 'start' });
  assert.equal(response.status, 200);
  const reply = await response.json();
  assert.equal(reply.reply, 'session');
  assert.equal(reply.settings.language, 'zh-CN');
});

test('what is copied can be read', async () => {
  assert.equal((await fetch(`${bridge.url}/clipboard`)).status, 404);
  const what = { kind: 'difference-table', basis: 'cash', format: 'tsv' };
  const response = await call({ command: 'export', scenario: '', what, to: 'clipboard', changes: [] });
  assert.equal(response.status, 200, await response.text());
  assert.match(await (await fetch(`${bridge.url}/clipboard`)).text(), /\t/);
});

test('a refusal and what is no request have their statuses', async () => {
  const refused = await call({ command: 'open-sample', id: 'nonesuch' });
  assert.equal(refused.status, 422);
  assert.equal((await refused.json()).code, 'unknown-sample');
  assert.equal((await call({ command: 'format-disk' })).status, 422);
});

test('a request addressed to another name is turned away', async () => {
  const status = await new Promise((fulfil, reject) => {
    const asked = request(bridge.url, { headers: { Host: 'example.com' } }, (response) => fulfil(response.statusCode));
    asked.once('error', reject);
    asked.end();
  });
  assert.equal(status, 403);
});
