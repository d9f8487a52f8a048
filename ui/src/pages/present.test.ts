import { describe, expect, it } from 'vitest';
import type { Assumption } from '../generated/Assumption.ts';
import type { Evaluation } from '../generated/Evaluation.ts';
import { slidersOf } from './present.ts';

const under = (...known: [string, Assumption['kind']][]) => ({ assumptions: known.map(([path, kind]) => ({ path, kind })) }) as unknown as Evaluation;
const base = under(['cash.opening', 'money'], ['months', 'months'], ['discounting.annual_rate', 'percent'], ['scenarios.base.usage.dau.start', 'quantity']);
const fast = under(['months', 'months'], ['scenarios.fast.changes."discounting.annual_rate"', 'percent'], ['scenarios.fast.usage.dau.start', 'quantity']);

describe('the sliders of a presentation', () => {
  it('begin with what is used, then rates; never with money', () => {
    expect(slidersOf(null, base)).toEqual(['scenarios.base.usage.dau.start', 'discounting.annual_rate', 'months']);
  });

  it('stay those that were chosen under another scenario, and begin anew in another study', () => {
    const chosen = ['discounting.annual_rate', 'scenarios.base.usage.dau.start'];
    expect(slidersOf(chosen, fast)).toEqual(['scenarios.fast.changes."discounting.annual_rate"', 'scenarios.fast.usage.dau.start']);
    expect(slidersOf(['options.gone.billing.discount'], fast)).toEqual(slidersOf(null, fast));
    // None is a choice too.
    expect(slidersOf([], fast)).toEqual([]);
  });
});
