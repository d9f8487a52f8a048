// What a person waits for in the real window: the start, a slider's step; and what the
// window holds and does while nobody touches it. Two pages in WebKit's own MiniBrowser are
// measured in the same run, for figures mean little alone: one that only changes a number,
// and one on which Chart.js draws as many lines from figures that are there already.
// `cargo xtask measure` builds the release program and runs this.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { paintedSteps, quantile } from '../painted.mjs';
import { openWindow, processes } from './harness.mjs';

const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const STARTS = 5;
/** With those before them, no more than the slider has. */
const STEPS = 100;
const IDLE_SECONDS = 10;
/** How a hand drags a handle: 2 to 9 pixels at a time, to and fro, no step like the one before; the same in every run. */
const PULLS = pulls(STEPS, 70);
/** The kernel counts processor time in hundredths of a second. */
const TICKS = 100;

const folder = mkdtempSync(join(tmpdir(), 'outlay-measure-'));
const startup = fileURLToPath(new URL('../../../examples/startup.toml', import.meta.url));
const large = join(folder, 'large.toml');
writeFileSync(large, readFileSync(startup, 'utf8').replace(/^months = 36$/m, 'months = 120'));
const plain = join(folder, 'plain.html');
writeFileSync(plain, `<!doctype html><title>0</title><p id="figure">0</p><input id="field">
  <script>
    const figure = document.getElementById('figure');
    const step = () => { figure.textContent = Number(figure.textContent) + 1; };
    for (const moved of ['keydown', 'pointermove']) document.getElementById('field').addEventListener(moved, step);
    requestAnimationFrame(() => performance.mark('readable'));
  </script>`);
// About as large as the window's chart, in steps too; without movement, and nothing is computed but the figures of the lines.
const peer = join(folder, 'peer.html');
writeFileSync(peer, `<!doctype html><title>Chart.js</title><p id="figure">0</p><input id="field">
  <div style="width: 800px; height: 378px"><canvas id="chart"></canvas></div>
  <script>${readFileSync(fileURLToPath(new URL('../node_modules/chart.js/dist/chart.umd.min.js', import.meta.url)), 'utf8')}</script>
  <script>
    const options = 4, months = 120;
    let step = 0;
    const line = (option) => Array.from({ length: months }, (_, month) => (month + 1) * (1000 + 100 * option + 10 * step));
    const chart = new Chart(document.getElementById('chart'), {
      type: 'line',
      data: { labels: Array.from({ length: months }, (_, month) => month + 1), datasets: Array.from({ length: options }, (_, option) => ({ label: 'Option ' + option, data: line(option), stepped: true, pointRadius: 0 })) },
      options: { animation: false, responsive: true, maintainAspectRatio: false },
    });
    const move = () => {
      step += 1;
      chart.data.datasets.forEach((dataset, option) => { dataset.data = line(option); });
      chart.update();
      document.getElementById('figure').textContent = step;
    };
    for (const moved of ['keydown', 'pointermove']) document.getElementById('field').addEventListener(moved, move);
    requestAnimationFrame(() => performance.mark('readable'));
  </script>`);

/** A page in the browser that comes with WebKit. */
const page = (file) => ({
  options: { application: MINI_BROWSER, args: ['--automation'] },
  address: `file://${file}`,
  drawing: '#figure',
  figure: '#figure',
  field: '#field',
});

const products = {
  Outlay: {
    options: { args: [large] },
    drawing: '.drawing path.line.series-1',
    figure: 'main table .figure',
    field: 'aside input[type="range"][aria-label="Ceiling"]',
  },
  'an empty page': page(plain),
  'Chart.js': page(peer),
};

function pulls(count, reach) {
  let [seed, at, way] = [7, 0, 1];
  return Array.from({ length: count }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    const by = 2 + Math.floor((seed / 2 ** 31) * 8);
    if (Math.abs(at + way * by) > reach) way = -way;
    at += way * by;
    return way * by;
  });
}

/** The processes without the driver. */
function own(home) {
  return processes(home).filter((id) => !/driver/i.test(readFileSync(`/proc/${id}/comm`, 'utf8')));
}

const fields = (id) => readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1].split(' ');
/** Milliseconds since a process began. */
const age = (id) => Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1000 - (Number(fields(id)[19]) * 1000) / TICKS;
const processorTime = (ids) => ids.reduce((sum, id) => sum + Number(fields(id)[11]) + Number(fields(id)[12]), 0) / TICKS;
/** Memory in MB, shared pages counted by their share. */
const memory = (ids) => ids.reduce((sum, id) => sum + Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))[1]), 0) / 1024;

async function opened({ options, address }, home) {
  const window = await openWindow({ ...options, home });
  if (address) await window.go(address);
  return window;
}

/** From the program's first instruction to the answer on the screen. */
async function start(product, home) {
  const window = await opened(product, home);
  const readable = await window.run(async () => {
    const mark = () => performance.getEntriesByName('readable')[0];
    while (!mark()) await new Promise((fulfil) => setTimeout(fulfil, 5));
    return Date.now() - performance.now() + mark().startTime;
  });
  const began = Math.min(...own(home).map((id) => Date.now() - age(id)));
  return { window, milliseconds: readable - began };
}

async function measured(name) {
  const product = products[name];
  const home = mkdtempSync(join(folder, 'home-'));
  const cold = await start(product, home);
  await cold.window.close();
  const starts = [];
  for (let n = 0; n < STARTS; n += 1) {
    const { window, milliseconds } = await start(product, home);
    starts.push(milliseconds);
    await window.close();
  }
  const window = await opened(product, home);
  await window.find(product.figure);
  const watched = [product.drawing, product.figure];
  await window.run((field) => document.querySelector(field).focus(), product.field);
  await window.run(paintedSteps, { watched, steps: 20 });
  const [chart, figures] = await window.run(paintedSteps, { watched, steps: STEPS });
  const [turning] = await window.run(paintedSteps, { watched, steps: STEPS, keys: ['ArrowLeft', 'ArrowRight'] });
  // What the keys have moved is kept by then.
  await wait(3000);
  const [dragged] = await window.run(paintedSteps, { watched, steps: STEPS, pulls: PULLS });
  await wait(3000);
  const ids = own(home);
  const before = processorTime(ids);
  await wait(IDLE_SECONDS * 1000);
  const idle = (processorTime(ids) - before) / IDLE_SECONDS;
  const held = memory(ids);
  await window.close();
  return { starts, chart, figures, turning, dragged, held, idle };
}

try {
  const found = {};
  for (const name of Object.keys(products)) found[name] = await measured(name);
  const { Outlay: ours, ...others } = found;
  const line = (what, unit, of) => {
    const ratio = (other) => (other > 0 ? `, ratio ${(of(ours) / other).toFixed(2)}` : '');
    const said = Object.entries(others).map(([name, other]) => `${name} ${of(other).toFixed(1)} ${unit}${ratio(of(other))}`);
    console.log(`${what}: ${of(ours).toFixed(1)} ${unit} (in MiniBrowser: ${said.join('; ')})`);
  };
  line('Start to a readable verdict, median', 'ms', ({ starts }) => quantile(starts, 0.5));
  line('Slider step to painted chart, median', 'ms', ({ chart }) => quantile(chart, 0.5));
  line('Slider step to painted chart, p95', 'ms', ({ chart }) => quantile(chart, 0.95));
  line('The same where each step turns back, median', 'ms', ({ turning }) => quantile(turning, 0.5));
  line('The same where each step turns back, p95', 'ms', ({ turning }) => quantile(turning, 0.95));
  line('The same dragged unevenly by the pointer, median', 'ms', ({ dragged }) => quantile(dragged, 0.5));
  line('The same dragged unevenly by the pointer, p95', 'ms', ({ dragged }) => quantile(dragged, 0.95));
  line('Slider step to every painted figure, median', 'ms', ({ figures }) => quantile(figures, 0.5));
  line('Slider step to every painted figure, p95', 'ms', ({ figures }) => quantile(figures, 0.95));
  line('Memory', 'MB', ({ held }) => held);
  line('Processor while idle', '%', ({ idle }) => idle * 100);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
