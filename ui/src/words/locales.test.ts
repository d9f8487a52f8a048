/** Both languages say the same things, and the window says nothing that is not written. */
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';

const files = import.meta.glob<string>('../../../locales/*/*.ftl', { query: '?raw', import: 'default', eager: true });
const sources = import.meta.glob<string>(['../**/*.svelte', '../**/*.ts', '!../testing/**', '!../**/*.test.ts', '!../generated/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Names of the variables anywhere in a parsed pattern. */
function variables(node: unknown, found = new Set<string>()): Set<string> {
  if (typeof node === 'object' && node !== null) {
    const { type, name } = node as { type?: unknown; name?: unknown };
    if (type === 'var' && typeof name === 'string') found.add(name);
    for (const child of Object.values(node)) variables(child, found);
  }
  return found;
}

function messages(language: string): Map<string, { file: string; variables: string[] }> {
  const all = new Map<string, { file: string; variables: string[] }>();
  for (const [path, text] of Object.entries(files)) {
    if (!path.includes(`/locales/${language}/`)) continue;
    const file = path.split('/').at(-1) ?? path;
    for (const message of new FluentResource(text).body) {
      expect(all.has(message.id), `${language}: ${message.id} stands in ${all.get(message.id)?.file} and in ${file}`).toBe(false);
      all.set(message.id, { file, variables: [...variables(message.value)].sort() });
    }
  }
  return all;
}

const [english, chinese] = [messages('en'), messages('zh-CN')];

describe('the Fluent files', () => {
  it('hold the same keys in both languages, in files of the same name', () => {
    const places = (all: typeof english) => [...all].map(([key, { file }]) => `${file}: ${key}`).sort();
    expect(places(chinese)).toEqual(places(english));
  });

  it('use the same variables in both languages', () => {
    const different = [...english].filter(([key, { variables }]) => chinese.get(key)?.variables.join() !== variables.join());
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('parse every message they seem to hold', () => {
    for (const [path, text] of Object.entries(files)) {
      const seeming = [...text.matchAll(/^([a-z][\w-]*) *=/gm)].map((match) => match[1]);
      expect(new FluentResource(text).body.map(({ id }) => id), path).toEqual(seeming);
    }
  });

  it('end Chinese sentences the Chinese way', () => {
    const halfWidth = Object.entries(files)
      .filter(([path]) => path.includes('/zh-CN/'))
      .flatMap(([, text]) => text.split('\n').filter((line) => /[\u4e00-\u9fff][,;!?]|[\u4e00-\u9fff]\.($|\s)|您/.test(line) && !line.startsWith('#')));
    expect(halfWidth).toEqual([]);
  });
});

describe('the window', () => {
  const code = Object.entries(sources).map(([path, text]) => ({ path, text }));

  it('uses only keys that are written', () => {
    const missing = code.flatMap(({ path, text }) =>
      [...text.matchAll(/\bt\('([\w-]+)'|\bkey: '([\w-]+)'/g)]
        .map((match) => match[1] ?? match[2] ?? '')
        .filter((key) => !english.has(key))
        .map((key) => `${path}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('uses every key of its own file', () => {
    const all = code.map(({ text }) => text).join('\n');
    const unused = [...english].filter(([key, { file }]) => file === 'window.ftl' && !all.includes(`'${key}'`));
    expect(unused.map(([key]) => key)).toEqual([]);
  });
});
