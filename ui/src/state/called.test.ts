import { describe, expect, it } from 'vitest';
import schema from '../../../tests/documents/schema-1.json';
import '../testing/fixture-words.ts';
import { titleOf } from './called.ts';
import type { Schema } from './schema.ts';

const document = {
  months: 12,
  plans: [
    {
      id: 'pro',
      name: { en: 'Pro', 'zh-CN': '专业版' },
      charges: [
        { id: 'calls', name: 'Calls', meter: 'calls', price: { model: 'graduated', tiers: [{ unit_price: '1' }] } },
        { id: 'night', meter: 'calls', price: { model: 'matrix', dimensions: ['time'], cells: [{ at: ['peak'] }, { at: ['free'], unit_price: '2' }] } },
      ],
    },
  ],
  options: [{ id: 'pro', plan: 'pro', changes: [{ from: '2027-03', plan: 'pro' }] }],
};
const title = (path: string) => titleOf(document, schema as Schema, path);

describe('what a step back calls', () => {
  it('an item, is its name in both languages', () => {
    expect(title('plans.pro')).toEqual({ en: 'Pro', 'zh-CN': '专业版' });
    expect(title('plans.pro.charges.calls')).toEqual({ en: 'Calls', 'zh-CN': 'Calls' });
  });

  it('an item without a name, is its number from 1 in what it is part of', () => {
    expect(title('plans.pro.charges.calls.price.tiers.0')).toEqual({ en: 'Calls · Tier 1', 'zh-CN': 'Calls · 阶梯 1' });
    expect(title('plans.pro.charges.night.price.cells.1')).toEqual({ en: 'night · Cell 2', 'zh-CN': 'night · 单元 2' });
    expect(title('plans.pro.charges.night.price.dimensions.0')).toMatchObject({ en: 'night · Dimension 1' });
  });

  it('a field, comes after what it is part of', () => {
    expect(title('months')).toMatchObject({ en: 'Months' });
    expect(title('plans.pro.charges.night.price.cells.1.unit_price')).toEqual({ en: 'night · Cell 2 · Unit price', 'zh-CN': 'night · 单元 2 · 单价' });
  });
});
