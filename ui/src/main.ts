import './style/fonts.css';
import './style/tokens.css';
import './style/base.css';
import './style/slider.css';
import './style/chart.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { chooseHost } from './host/choose.ts';

const target = document.getElementById('app');
if (target) mount(App, { target, props: { host: await chooseHost() } });
