import { beforeEach, describe, expect, it } from 'vitest';
import type { TraceView } from '../generated/TraceView.ts';
import type { Host, Request } from '../host/host.ts';
import { sentence } from '../testing/fixture.ts';
import { Trace } from './trace.svelte.ts';

const node = (name: string, children: TraceView[] = []): TraceView => ({
  reference: name, label: sentence(name), amount: '1', kind: 'money', rule: null, adds_up: children.length > 0, inputs: [], clause: null, source: null, children,
});
const root = node('pro/total-cash', [node('a', [node('a1')]), node('b')]);
const turn = () => new Promise((done) => setTimeout(done, 0));

let asked: Request[];
let answer: TraceView;
let trace: Trace;
beforeEach(async () => {
  asked = [];
  answer = root;
  const host: Host = {
    call: (request) => {
      asked.push(request);
      return Promise.resolve({ reply: 'trace', trace: answer });
    },
  };
  trace = new Trace(host, (next) => queueMicrotask(next));
  trace.show({ scenario: 'base', figure: 'pro/total-cash' });
  await turn();
});

const keys = () => trace.rows.map((row) => row.key);

describe('a trace', () => {
  it('asks for the parts of a part when it is opened', async () => {
    trace.press('End');
    trace.press('ArrowRight');
    await turn();
    expect(asked.at(-1)).toMatchObject({ command: 'explain', reference: 'b' });
    expect(keys()).toEqual(['0', '0.0', '0.1', '0.1.0', '0.1.1']);
  });

  it('is asked for by the name of the figure', () => {
    expect(asked).toEqual([{ command: 'explain', scenario: 'base', reference: 'pro/total-cash', changes: [] }]);
    expect(keys()).toEqual(['0', '0.0', '0.1']);
  });

  it('is asked for under its own circumstances, and so are its parts', async () => {
    trace.show({ scenario: 'base', figure: 'pro/total-cash?in=growth&meters.x=5' });
    await turn();
    trace.press('End');
    trace.press('ArrowRight');
    await turn();
    const under = { scenario: 'growth', changes: [{ path: 'meters.x', value: '5' }] };
    expect(asked.slice(1)).toMatchObject([{ reference: 'pro/total-cash', ...under }, { reference: 'b', ...under }]);
  });

  it('keeps the amount of a part of which only a share counts, with the whole below it', async () => {
    answer = { ...root, children: [{ ...node('b'), amount: '-0.5' }] };
    trace.show({ scenario: 'base', figure: 'pro/2027-05/balance' });
    await turn();
    answer = { ...node('b'), amount: '2', children: [node('b1')] };
    trace.toggle('0.0', true);
    await turn();
    expect(trace.rows.map((row) => row.node.amount)).toEqual(['1', '-0.5', '2']);
  });

  it('opens and closes by keys, as trees do', () => {
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) expect(trace.press(key)).toBe(true);
    expect(trace.at).toBe('0.0.0');
    expect(keys()).toEqual(['0', '0.0', '0.0.0', '0.1']);
    trace.press('ArrowLeft');
    expect(trace.at).toBe('0.0');
    trace.press('ArrowLeft');
    expect(keys()).toEqual(['0', '0.0', '0.1']);
    trace.press('End');
    expect(trace.at).toBe('0.1');
    expect(trace.press('x')).toBe(false);
  });

  it('keeps what is open when the study changes, and starts anew for another figure', async () => {
    trace.toggle('0.0', true);
    trace.show({ scenario: 'base', figure: 'pro/total-cash' });
    await turn();
    expect(keys()).toContain('0.0.0');
    trace.show({ scenario: 'base', figure: 'pro/2027-05' });
    await turn();
    await turn();
    expect(keys()).not.toContain('0.0.0');
  });
});
