/** The whole window on the fixture: what a person does, and what the application is asked. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import App from '../App.svelte';
import { FakeHost } from './fake-host.ts';
import './fixture-words.ts';

let host: FakeHost;
let app: Record<string, unknown>;

const turn = async () => {
  for (let n = 0; n < 6; n += 1) await new Promise((done) => setTimeout(done, 0));
  flushSync();
};
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const says = (selector: string) => all(selector).map((element) => element.textContent?.replace(/\s+/g, ' ').trim());
const press = async (key: string, more: KeyboardEventInit = {}) => {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code: `Key${key.toUpperCase()}`, bubbles: true, cancelable: true, ...more }));
  await turn();
};

beforeEach(async () => {
  host = new FakeHost();
  app = mount(App, { target: document.body, props: { host } });
  await turn();
});

afterEach(async () => {
  await unmount(app);
});

describe('the window', () => {
  it('opens on the comparison with its verdict', () => {
    expect(host.asked[0]).toEqual({ command: 'start' });
    expect(says('.verdict h2')[0]).toMatch(/^Prepaid year is cheapest for good from month/);
    expect(says('.difference-table, table caption')[0]).toContain('options side by side');
    expect(document.title).toBe('Chat for a growing app · Outlay');
  });

  it('says more and less in words as well as in colour', () => {
    const cells = says('td .difference').join(' ');
    expect(cells).toMatch(/−8,580, saves/);
    expect(cells).toMatch(/\+14,618, costs more/);
  });

  it('switches jobs, basis and the table twin by single keys', async () => {
    await press('2');
    expect(says('h2').join(' ')).toContain('three January payments');
    await press('p');
    expect(says('.chart h2').join(' ')).toMatch(/[\d.]+ in all, spread over the months it serves/);
    await press('t');
    expect(all('.twin table')).toHaveLength(1);
    await press('1');
    expect(all('.twin tbody tr')).toHaveLength(36);
  });

  it('explains a month: its bills, lines and reasons', async () => {
    await press('2');
    all('tbody th button')[1]?.click();
    await turn();
    await turn();
    expect(host.asked.at(-1)).toMatchObject({ command: 'bill', option: 'yearly', month: 1 });
    expect(says('aside .reason')).toContain('2 packs of 10,000 at 930.00, rounded up');
    await press('Escape');
    expect(says('aside h2')).toEqual(['Assumptions', 'What would change the verdict']);
  });

  it('changes language in place', async () => {
    await press('2');
    all('.bar .end button').find((button) => button.textContent?.includes('中文'))?.click();
    await turn();
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(says('.finding h2')[0]).toContain('三次一月付款');
    all('.bar .end button').find((button) => button.textContent?.includes('EN'))?.click();
    await turn();
  });

  it('offers the way on when nothing can be priced', async () => {
    await unmount(app);
    host.state = { ...host.state, evaluation: { ...host.state.evaluation, cash: null, accrual: null, options: [], issues: [
      { code: 'no-tiers', severity: 'error', path: 'plans.pro', line: 3, column: 1, message: { key: 'fixture-money', args: {} }, remedy: { key: 'fixture-remedy', args: {} } },
    ] } };
    app = mount(App, { target: document.body, props: { host } });
    await turn();
    expect(says('.nothing h2')).toEqual(['No option can be priced yet']);
    expect(says('.nothing .place')).toEqual(['plans.pro · line 3, column 1']);
    expect(says('footer button:last-child')).toEqual(['1 issue']);
  });

  it('hides the band for good when told', async () => {
    expect(all('.band')).toHaveLength(1);
    all('.band button').at(-1)?.click();
    await turn();
    expect(all('.band')).toHaveLength(0);
    expect(host.state.settings.show_sample_band).toBe(false);
  });
});
