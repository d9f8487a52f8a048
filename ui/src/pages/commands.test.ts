/** Commands have words in both languages and are found by all the ways people type. */
import { describe, expect, it } from 'vitest';
import { initials, phrase } from '../words/bundles.ts';
import { words } from '../words/words.svelte.ts';
import { commands, groups, otherKeys, shownKeys } from './commands.ts';
import { find, findable } from './find-command.ts';

const chinese = (id: string) => phrase('zh-CN', id, {}) ?? '';
const found = (typed: string) => find(commands.map(findable), typed).map(({ command }) => command.id);

describe('the commands', () => {
  it('are named in both languages', () => {
    for (const id of [...commands.map((command) => command.id), ...groups]) {
      expect(phrase('en', id, {}), id).not.toBeNull();
      expect(phrase('zh-CN', id, {}), id).not.toBeNull();
    }
  });

  it('have one initial for each Chinese character, and each character the same one', () => {
    const known = new Map<string, string>();
    for (const { id } of commands) {
      const characters = [...chinese(id)].filter((one) => /\p{Script=Han}/u.test(one));
      const letters = [...initials(id)];
      expect(letters.length, `${id}: ${chinese(id)}`).toBe(characters.length);
      characters.forEach((character, n) => {
        // 重 is read chóng in 重做; no other command holds it.
        expect(known.get(character) ?? letters[n], `${id}: ${character}`).toBe(letters[n]);
        known.set(character, letters[n] ?? '');
      });
    }
  });

  it('have different names and different keys', () => {
    const keys = [...commands.flatMap((command) => (command.keys === undefined ? [] : [command.keys])), ...Object.keys(otherKeys)];
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
    for (const language of ['en', 'zh-CN'] as const) {
      const names = commands.map(({ id }) => phrase(language, id, {}));
      expect(new Set(names).size, language).toBe(names.length);
    }
  });

  it('are found by initials, by words of either language, and by full-width letters', () => {
    words.language = 'zh-CN';
    expect(found('dc').slice(0, 4)).toEqual(['export-report', 'export-workbook', 'export-picture', 'export-differences']);
    expect(found('导出').length).toBe(6);
    expect(found('save as')[0]).toBe('file-save-as');
    expect(found('ｄｒｙｌ')).toEqual(['import']);
    words.language = 'en';
    expect(found('Cash')[0]).toBe('mode-cash-flow');
    expect(found('xjl')[0]).toBe('mode-cash-flow');
    expect(found('')).toHaveLength(commands.length);
  });

  it('are found by what else people call them, in both languages', () => {
    words.language = 'en';
    expect(found('print')).toEqual(['export-report']);
    expect(found('excel')).toEqual(['export-workbook']);
    expect(found('通知')).toEqual(['export-reminders']);
    expect(found('why')).toEqual(['explain-figure']);
    words.language = 'zh-CN';
    expect(found('打印')).toEqual(['export-report']);
    expect(found('语言').toSorted()).toEqual(['command-chinese', 'command-english']);
    expect(found('最迟通知日')).toEqual(['export-reminders']);
    words.language = 'en';
    expect(found('nothing of this kind')).toEqual([]);
  });

  it('show their keys as people write them', () => {
    expect(shownKeys('$mod+Shift+s')).toBe('Ctrl Shift S');
    expect(shownKeys('F1')).toBe('F1');
    expect(shownKeys(undefined)).toBe('');
  });
});
