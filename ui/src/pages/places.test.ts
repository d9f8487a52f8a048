/** What the palette finds beside commands. */
import { beforeEach, describe, expect, it } from 'vitest';
import { makeDesk, type Desk } from '../state/desk.ts';
import { FakeHost } from '../testing/fake-host.ts';
import '../testing/fixture-words.ts';
import { initials, phrase } from '../words/bundles.ts';
import { initialsOf } from '../words/pinyin.ts';
import { words } from '../words/words.svelte.ts';
import { commands } from './commands.ts';
import { answers, places } from './places.ts';

let desk: Desk;
beforeEach(async () => {
  desk = makeDesk(new FakeHost());
  await desk.study.start();
  words.language = 'en';
});

describe('pinyin initials', () => {
  it('of every command are those that a person wrote beside it', () => {
    for (const { id } of commands) {
      const chinese = [...(phrase('zh-CN', id, {}) ?? '')].filter((one) => /\p{Script=Han}/u.test(one)).join('');
      // 重 alone is zhòng; 重做 is chóng zuò. 行 alone is xíng.
      const alone = initialsOf(chinese.replaceAll('重', '虫'));
      expect(alone, `${id}: ${chinese}`).toBe(initials(id));
    }
  });

  it('pass over signs and keep letters and figures', () => {
    expect(initialsOf('专业版（年付）')).toBe('zybnf');
    expect(initialsOf('方案 Ａ2')).toBe('faa2');
  });
});

describe('the palette', () => {
  it('lists commands alone while nothing is typed', () => {
    expect(answers(places(desk, []), '').every(({ key }) => commands.some(({ id }) => id === key))).toBe(true);
  });

  it('finds scenarios, options, meters and samples by their names and leads there', () => {
    const { session } = desk.study;
    const all = places(desk, []);
    const option = session?.evaluation.options.at(-1);
    const found = answers(all, words.name(option?.name ?? '')).find(({ key }) => key === `options.${option?.id}`);
    found?.run();
    expect(desk.view.option?.id).toBe(option?.id);
    const meter = session?.evaluation.meters[0];
    answers(all, words.name(meter?.name ?? '')).find(({ key }) => key === `meters.${meter?.id}`)?.run();
    expect(desk.view.mode).toBe('edit');
    for (const kind of ['scenarios.', 'options.', 'meters.', 'samples.']) expect(all.some(({ key }) => key.startsWith(kind)), kind).toBe(true);
  });

  it('finds recent studies by pinyin, after the commands', () => {
    const recent = [{ id: 7, title: { en: 'Lines for a school', 'zh-CN': '学校线路' }, file_name: null, total: null, currency: { code: 'CNY', decimals: 2 } }];
    expect(answers(places(desk, recent), 'xxxl').map(({ key }) => key)).toContain('recent.7');
  });
});
