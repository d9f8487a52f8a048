// What the page may not do, tried from inside it: a broken page must not become a door.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { openWindow } from './harness.mjs';

let window;
before(async () => { window = await openWindow(); await window.find('section.verdict h2'); });
after(() => window?.close());

test('only the commands of the page answer', async () => {
  const invoke = (command) =>
    window.run((name) => globalThis.__TAURI_INTERNALS__.invoke(name, {}).then(() => 'answered', String), command);
  const refused = [
    'nonesuch',
    'plugin:dialog|open',
    'plugin:clipboard-manager|read_text',
    'plugin:log|log',
    'plugin:window-state|save_window_state',
    'plugin:event|listen',
    'plugin:window|set_title',
    'plugin:webview|print',
    'plugin:fs|read_text_file',
  ];
  for (const command of refused) assert.match(await invoke(command), /not (allowed|found)/, command);
});

test('the one command refuses what is no request, and says so', async () => {
  const refusal = await window.run(() =>
    globalThis.__TAURI_INTERNALS__.invoke('call', { request: { command: 'format-disk' } }).catch((error) => error),
  );
  assert.equal(refusal.code, 'internal');
  assert.match(refusal.message.args.detail.value, /format-disk/);
});

test('nothing of Tauri lies open, and built-in objects are frozen', async () => {
  assert.deepEqual(await window.run(() => [typeof globalThis.__TAURI__, Object.isFrozen(Object.prototype)]), ['undefined', true]);
});

test('no script, style or request from outside', async () => {
  const found = await window.run(async () => {
    const violations = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'globalThis.injected = true';
    document.head.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { outline: 7px solid red }';
    document.head.append(style);
    const button = document.createElement('button');
    button.setAttribute('onclick', 'globalThis.clicked = true');
    button.click();
    const fetched = await fetch('http://127.0.0.1:9/').then(() => 'answered', () => 'refused');
    const local = await fetch('file:///etc/hostname').then(() => 'answered', () => 'refused');
    await new Promise((fulfil) => setTimeout(fulfil, 200));
    return { violations, fetched, local, injected: 'injected' in globalThis, clicked: 'clicked' in globalThis, outline: getComputedStyle(document.body).outlineWidth };
  });
  assert.equal(found.injected, false);
  assert.equal(found.clicked, false);
  assert.notEqual(found.outline, '7px');
  assert.equal(found.fetched, 'refused');
  assert.equal(found.local, 'refused');
  for (const directive of ['script-src', 'style-src', 'connect-src']) {
    assert.ok(found.violations.some((one) => one.startsWith(directive)), `${directive} in ${found.violations}`);
  }
});

test('the page cannot leave, open another window or frame anything', async (t) => {
  let asked = 0;
  const server = createServer((_, response) => { asked += 1; response.end(); });
  await new Promise((fulfil) => server.listen(0, '127.0.0.1', fulfil));
  t.after(() => server.close());
  const address = `http://127.0.0.1:${server.address().port}/?secret=1`;
  const place = await window.run(async (target) => {
    globalThis.open(target);
    const frame = document.createElement('iframe');
    frame.srcdoc = `<img src="${target}">`;
    document.body.append(frame);
    const link = document.createElement('a');
    link.href = target;
    link.download = 'x';
    link.click();
    location.href = target;
    await new Promise((fulfil) => setTimeout(fulfil, 600));
    return location.href;
  }, address);
  assert.match(place, /^tauri:\/\/localhost/);
  assert.equal(asked, 0, 'a request left the window');
});
