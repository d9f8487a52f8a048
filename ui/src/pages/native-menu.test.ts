import { describe, expect, it } from 'vitest';
import { makeDesk } from '../state/desk.ts';
import { FakeHost } from '../testing/fake-host.ts';
import '../testing/fixture-words.ts';
import { words } from '../words/words.svelte.ts';
import { commands } from './commands.ts';
import { nativeMenu } from './native-menu.ts';

describe('the window’s own menu', () => {
  const desk = makeDesk(new FakeHost());
  const listed = () => nativeMenu(desk).flatMap(({ items }) => items.flatMap((item) => (item.kind === 'command' ? [item] : [])));

  it('holds every command once, with its key', () => {
    words.language = 'en';
    expect(listed().map(({ id }) => id).sort()).toEqual(commands.map(({ id }) => id).sort());
    expect(listed().find(({ id }) => id === 'file-save')?.label).toBe('Save\u2003Ctrl S');
  });

  it('ends with what ends the program', () => {
    const first = nativeMenu(desk)[0]?.items.at(-1);
    expect(first).toMatchObject({ kind: 'command', id: 'quit' });
  });

  it('speaks the language of the window', () => {
    words.language = 'zh-CN';
    expect(nativeMenu(desk).map(({ label }) => label)).toEqual(['文件', '编辑', '视图', '帮助']);
    expect(listed().find(({ id }) => id === 'customer-copy')?.label).toBe('另存客户副本…');
    words.language = 'en';
  });

  it('holds the studies that were open before with their totals, and the samples', async () => {
    const host = new FakeHost();
    const call = host.call.bind(host);
    const own = makeDesk(host);
    await own.study.start();
    const forum = { id: 7, title: { en: 'Forum', 'zh-CN': '论坛' }, file_name: 'forum.toml', total: '36000.00', currency: { code: 'CNY', decimals: 2 } };
    host.call = (request) => (request.command === 'recent' ? Promise.resolve({ reply: 'recent', studies: [forum] }) : call(request));
    await own.recents.load();
    const menus = () => nativeMenu(own)[0]?.items.flatMap((item) => (item.kind === 'menu' ? [item] : [])) ?? [];
    expect(menus()[0]).toMatchObject({ label: 'Open recent', items: [{ id: 'recent/7', label: expect.stringMatching(/^Forum\u2003.*36,000/) }] });
    expect(menus()[1]?.items.length).toBe(own.study.session?.samples.length);
    // From the moment amounts are to be hidden, no total is left.
    const hiding = own.study.hideAmounts(true);
    expect(JSON.stringify(nativeMenu(own))).not.toContain('36,000');
    await hiding;
    await own.study.hideAmounts(false);
  });

  it('offers only what can be done, and nothing in a presentation', async () => {
    expect(listed().find(({ id }) => id === 'file-save')?.enabled).toBe(false);
    await desk.study.start();
    expect(listed().find(({ id }) => id === 'file-save')?.enabled).toBe(true);
    desk.view.mode = 'present';
    expect(nativeMenu(desk)).toEqual([]);
    desk.view.mode = 'compare';
  });
});
