/** The whole window on the fixture: `vite`, then `/src/testing/window.html?lang=zh-CN&theme=dark`. */
import '../style/fonts.css';
import '../style/tokens.css';
import '../style/base.css';
import '../style/slider.css';
import '../style/chart.css';
import { mount } from 'svelte';
import App from '../App.svelte';
import type { Theme } from '../generated/Theme.ts';
import './fixture-words.ts';
import { words } from '../words/words.svelte.ts';
import { FakeHost } from './fake-host.ts';

const asked = new URLSearchParams(location.search);
const host = new FakeHost();
host.state = {
  ...host.state,
  settings: {
    language: asked.get('lang') ?? 'en',
    theme: (asked.get('theme') ?? 'light') as Theme,
    show_sample_band: !asked.has('no-band'),
    accounting: asked.has('accounting'),
  },
};
if (asked.has('long')) {
  // Every text a third longer, to see what overflows.
  const t = words.t.bind(words);
  words.t = (...given) => {
    const text = t(...given);
    return text.length < 3 ? text : `${text} ${'lorem ipsum dolor sit amet '.repeat(9).slice(0, Math.ceil(text.length * 0.3))}`;
  };
}
const target = document.getElementById('app');
if (target) mount(App, { target, props: { host } });
