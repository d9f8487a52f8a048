import { expect, it } from 'vitest';
import type { PriceBookModule } from '../../generated/PriceBookModule.ts';
import type { OpenStudy } from '../../state/session.svelte.ts';
import { words } from '../../words/words.svelte.ts';
import { bookPlan, ChosenPlans, nameOf } from './chosen.svelte.ts';
import { asked, fromBook, said } from './guided.ts';

const module = (id: string, more: Partial<PriceBookModule> = {}): PriceBookModule => ({ id, name: id.toUpperCase(), charges: [], requires: [], excludes: [], prepayable: false, ...more });
const meter = (id: string, modules: string[] = []) => ({ id, name: id, unit: null, monthly: true, modules, by_days: false, in_study: false });
const pack = (id: string, needed: string | null) => ({ id, module: needed, line: { name: id, price: '', tiers: null, module: null, clause: null } });
const plan = {
  id: 'pro',
  name: 'Pro',
  meters: [meter('users'), meter('calls', ['calls'])],
  modules: [module('calls'), module('live', { requires: ['calls'] }), module('eu'), module('us', { excludes: ['eu'] }), module('fee', { prepayable: true })],
  packs: [pack('small', null), pack('minutes', 'calls')],
};

async function begun(): Promise<ChosenPlans> {
  const ask = () => Promise.resolve({ reply: 'price-book-entry', row: { id: 'v', vendor: 'V', currency: 'CNY' }, usual: 'pro', plans: [plan] });
  const chosen = new ChosenPlans({ ask } as unknown as OpenStudy);
  await chosen.choose(0, 'v');
  return chosen;
}
const on = (chosen: ChosenPlans) => chosen.taken(0).modules.map(({ id }) => id);

it('a module takes along what it needs, and leaves what it rules out', async () => {
  const chosen = await begun();
  chosen.switch(0, 'live', true);
  expect(on(chosen)).toEqual(['calls', 'live']);
  chosen.switch(0, 'calls', false);
  expect(on(chosen)).toEqual([]);
  chosen.switch(0, 'eu', true);
  chosen.switch(0, 'us', true);
  expect(on(chosen)).toEqual(['us']);
  chosen.switch(0, 'eu', true);
  expect(on(chosen)).toEqual(['eu']);
});

it('only what is taken is counted, offered and sent', async () => {
  const chosen = await begun();
  const sent = () => chosen.plans.map(bookPlan);
  chosen.buy(0, 'minutes', '3');
  expect(chosen.meters.map(({ id }) => id)).toEqual(['users']);
  expect(chosen.packsOf(0).map(({ id }) => id)).toEqual(['small']);
  expect(sent()).toEqual([{ entry: 'v', plan: 'pro', modules: [], packs: [] }]);
  chosen.switch(0, 'calls', true);
  expect(chosen.meters.map(({ id }) => id)).toEqual(['users', 'calls']);
  expect(sent()).toEqual([{ entry: 'v', plan: 'pro', modules: ['calls'], packs: [{ pack: 'minutes', count: 3 }] }]);
  chosen.buy(0, 'small', '0');
  expect(sent()[0]?.packs).toHaveLength(1);
  chosen.buy(0, 'small', 'two');
  expect(chosen.badCount).toEqual({ line: 0, pack: 'small' });
});

it('the same plan with and without a module is compared, under two names', async () => {
  words.language = 'en';
  const chosen = await begun();
  await chosen.choose(1, 'v');
  expect(chosen.plans).toHaveLength(1);
  chosen.switch(1, 'eu', true);
  const names = chosen.plans.map((one) => nameOf(one, (label) => words.name(label), 'en'));
  expect(names).toEqual(['V · Pro', 'V · Pro + EU']);
  chosen.buy(1, 'small', '1');
  expect(nameOf(chosen.plans[1]!, (label) => words.name(label), 'en')).toBe('V · Pro + 2 add-ons');
});

it('a discount for a year ahead is asked for where something can be paid ahead, and taken of that alone', async () => {
  const chosen = await begun();
  const year = () => asked(chosen, 'CNY').some(({ key }) => key === 'year');
  const options = () => (fromBook(chosen, { year: '10%' }, { said, currency: 'CNY', start: '2027-01', months: 12 })['options'] as { billing: unknown }[]).map(({ billing }) => billing);
  expect([year(), options()]).toEqual([false, []]);
  chosen.switch(0, 'fee', true);
  expect([year(), options()]).toEqual([true, [{ cycle: 'year', timing: 'in-advance', discount: '10%' }]]);
});
