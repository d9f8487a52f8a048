import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

const tauri = {
  group: ['@tauri-apps/*'],
  message: 'Only host/tauri.ts speaks to the shell.',
};

/** A folder may use those before it: generated, words, host < charts, fields < state < pages. */
const layer = (folder, ...above) => ({
  files: [`src/${folder}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [tauri, { group: above.map((name) => `**/${name}/**`), message: 'Imports go one way: host, state, pages, App.' }] },
    ],
  },
});

export default ts.config(
  { ignores: ['dist/', 'src/generated/'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { window: 'readonly', document: 'readonly' } },
    rules: {
      'no-undef': 'off',
      // The content security policy drops style attributes silently; `style:` directives go through CSSOM.
      'no-restricted-syntax': ['error', { selector: 'SvelteAttribute[key.name="style"]', message: 'Use a class or a style: directive.' }],
      'svelte/prefer-svelte-reactivity': 'off',
      'svelte/no-at-html-tags': 'error',
      'no-restricted-imports': ['error', { patterns: [tauri] }],
      eqeqeq: 'error',
    },
  },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  layer('host', 'words', 'charts', 'fields', 'state', 'pages', 'testing'),
  layer('words', 'host', 'charts', 'fields', 'state', 'pages', 'testing'),
  layer('charts', 'host', 'fields', 'state', 'pages', 'testing'),
  layer('fields', 'host', 'charts', 'state', 'pages', 'testing'),
  layer('state', 'charts', 'fields', 'pages', 'testing'),
  layer('pages', 'testing'),
  { files: ['src/host/tauri.ts', 'src/testing/**', '**/*.test.ts'], rules: { 'no-restricted-imports': 'off' } },
);
