/** The Fluent files of both languages, the same ones the command line reads. */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { languages, type Language } from './format.ts';

const files = import.meta.glob<string>('../../../locales/*/*.ftl', { query: '?raw', import: 'default', eager: true });

const bundles = new Map<Language, FluentBundle>(
  languages.map((language) => [language, new FluentBundle(language, { useIsolating: false })]),
);

for (const [path, text] of Object.entries(files)) {
  const language = languages.find((name) => path.includes(`/locales/${name}/`));
  if (language) learn(language, text);
}

/** Adds messages to a language. */
export function learn(language: Language, text: string): void {
  bundles.get(language)?.addResource(new FluentResource(text), { allowOverrides: true });
}

/** The message in words; null when there is none of this key. */
export function phrase(language: Language, key: string, args: Record<string, FluentVariable>): string | null {
  const bundle = bundles.get(language);
  const message = bundle?.getMessage(key);
  if (!bundle || !message?.value) return null;
  const errors: Error[] = [];
  const text = bundle.formatPattern(message.value, args, errors);
  if (import.meta.env.DEV && errors.length > 0) console.warn(`${language} ${key}:`, ...errors.map(String));
  return text;
}

/** The pinyin initials of a message, by which a command is found; none for what has none. */
export function initials(key: string): string {
  const pattern = bundles.get('zh-CN')?.getMessage(key)?.attributes['initials'];
  return typeof pattern === 'string' ? pattern : '';
}
