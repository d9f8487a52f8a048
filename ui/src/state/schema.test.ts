import { describe, expect, it } from 'vitest';
import text from '../../../tests/documents/schema-1.json?raw';
import { written } from '../testing/fixture.ts';
import { above, at, itemsAt, join, split, isTree } from './path.ts';
import { blank, schemaAt, shapeOf, type Schema } from './schema.ts';

const root = JSON.parse(text) as Schema;
const shape = (path: string) => {
  const schema = schemaAt(root, written, path);
  return schema ? shapeOf(root, schema) : null;
};

describe('paths', () => {
  it('name items by id, else by position, and quote dots', () => {
    expect(at(written, 'plans.pro.charges.use.price.tiers.1.unit_price')).toBe('0.6');
    expect(split('a."b.c".d')).toEqual(['a', 'b.c', 'd']);
    expect(join('changes', 'plans.pro.x')).toBe('changes."plans.pro.x"');
    expect(above('changes."plans.pro.x"')).toBe('changes');
    expect(itemsAt(written, 'options').map(({ path }) => path)).toEqual(['options.pro-monthly', 'options.pro-yearly']);
  });
});

describe('shapes', () => {
  it('follow from the schema, also below words and lists', () => {
    expect(shape('title')).toEqual({ kind: 'label' });
    expect(shape('months')).toEqual({ kind: 'count' });
    expect(shape('currency')).toEqual({ kind: 'text' });
    expect(shape('meters.users.kind')).toMatchObject({ kind: 'choice', words: expect.arrayContaining(['flow', 'level']) as unknown });
    expect(shape('plans.pro.charges.use.price')).toMatchObject({ kind: 'union', tag: 'model' });
    expect(shape('plans.pro.charges.use.price.tiers.0.up_to')).toEqual({ kind: 'number' });
    expect(shape('scenarios.base.usage')).toMatchObject({ kind: 'map' });
    expect(shape('scenarios.base.usage.users.events.0.from')).toEqual({ kind: 'text' });
    expect(shape('options.pro-yearly.modules')).toMatchObject({ kind: 'list' });
    expect(shape('options.pro-yearly.modules.1.off')).toMatchObject({ kind: 'text' });
    expect(shape('nothing.here')).toBeNull();
  });

  it('give new items what must be filled in, and nothing else', () => {
    const list = shape('plans.pro.charges');
    const item = list?.kind === 'list' ? blank(root, list.item) : null;
    expect(isTree(item) ? Object.keys(item) : []).toEqual(['id', 'price']);
    expect(at(item, 'price.model')).toBe('flat');
  });
});
