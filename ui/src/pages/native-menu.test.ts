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

  it('speaks the language of the window', () => {
    words.language = 'zh-CN';
    expect(nativeMenu(desk).map(({ label }) => label)).toEqual(['文件', '编辑', '视图', '帮助']);
    expect(listed().find(({ id }) => id === 'customer-copy')?.label).toBe('另存客户副本…');
    words.language = 'en';
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
