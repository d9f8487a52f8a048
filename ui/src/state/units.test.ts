import { describe, expect, it } from 'vitest';
import text from '../../../tests/documents/schema-1.json?raw';
import { isTree, type Tree } from './path.ts';
import { shapeOf, type Field, type Schema } from './schema.ts';
import { currencyOf, meterOf, unitOf } from './units.ts';

const root: Schema = JSON.parse(text) as Tree;

/** Numbers that have no unit: factors, places in an order, points on a scale. */
const bare = new Set([
  'format', 'shares', 'Exchange-rate', 'weight', 'rank', 'decimals', 'ratio', 'plus',
  'Derive-at_least', 'batch', 'unit', 'single', 'Items-at_least', 'above', 'share', 'size', 'sum_of', 'changes', 'seasonality', 'midpoint_month',
  'steepness', 'multiply', 'weekdays', 'dates', 'hours', 'increment', 'billing_day', 'rates', 'from_day', 'from_month',
  'until_month', 'divide_by', 'rate', 'free_events', 'only_weekdays', 'factor', 'priority', 'most', 'from', 'by',
  'multiple', 'overage_factor', 'month', 'scores', 'settlement_day', 'count', 'actuals', 'Items-up_to',
]);

function numbers(): string[] {
  const found = new Set<string>();
  const look = (table: string, fields: Field[]) => {
    for (const { key, schema } of fields) {
      let shape = shapeOf(root, schema);
      if (shape.kind === 'list' || shape.kind === 'map') shape = shapeOf(root, shape.item);
      if (shape.kind === 'number' || shape.kind === 'count') found.add(`${table}-${key}`);
    }
  };
  const definitions = isTree(root['$defs']) ? root['$defs'] : {};
  for (const [name, schema] of [['StudyDocument', root] as const, ...Object.entries(definitions)]) {
    if (!isTree(schema)) continue;
    const shape = shapeOf(root, name === 'StudyDocument' ? root : { $ref: `#/$defs/${name}` });
    const table = name.replace(/Document$/, '');
    if (shape.kind === 'table') look(table, shape.fields);
    if (shape.kind === 'union') for (const variant of shape.variants) look(table, variant.fields);
  }
  return [...found];
}

describe('the unit of a number', () => {
  it('is decided for every number of the format', () => {
    const all = numbers();
    expect(all.length).toBeGreaterThan(100);
    const undecided = all.filter((name) => {
      const [table = '', ...rest] = name.split('-');
      const key = rest.join('-');
      return unitOf(table, key) === null && !bare.has(key) && !bare.has(name);
    });
    expect(undecided).toEqual([]);
  });

  it('is that of the field, not of its name alone', () => {
    expect([unitOf('Cash', 'floor'), unitOf('Escalator', 'floor')]).toEqual(['money', 'percent']);
    expect([unitOf('Price', 'rate'), unitOf('Exchange', 'rate')]).toEqual(['percent', null]);
    expect([unitOf('Tier', 'unit_price'), unitOf('Tier', 'flat_fee'), unitOf('Tier', 'up_to')]).toEqual(['rate', 'money', 'quantity']);
    expect([unitOf('Terms', 'notice_days'), unitOf('Size', 'size')]).toEqual(['days', null]);
  });

  it('is read in the plan’s currency and the nearest meter', () => {
    const document = {
      currency: 'CNY',
      plans: [{ id: 'far', currency: 'USD', charges: [{ id: 'a', meter: 'dau', price: { tiers: [{ up_to: '1' }] } }, { id: 'b', meter: 'dau', convert: { divide_by: '5' } }] }],
      options: [{ id: 'o', plan: 'far' }],
    };
    expect(meterOf(document, 'plans.far.charges.a.price.tiers.0.up_to')).toBe('dau');
    expect(meterOf(document, 'plans.far.charges.b.price.unit_price')).toBeNull();
    expect(meterOf(document, 'scenarios.base.usage.seats.start')).toBe('seats');
    expect([currencyOf(document, 'plans.far.charges.a.price.amount'), currencyOf(document, 'options.o.wallet.top_up'), currencyOf(document, 'cash.opening')]).toEqual(['USD', 'USD', 'CNY']);
  });
});
