/** What a form needs to know of a field, read from the document's JSON Schema. */
import { isTree, split, type Tree } from './path.ts';

export type Schema = Tree;

export interface Field {
  key: string;
  schema: Schema;
  required: boolean;
}

export type Shape =
  /** A name or sentence, in one wording or one for each language. */
  | { kind: 'label' }
  | { kind: 'text' }
  /** A number as a person writes it. */
  | { kind: 'number' }
  /** A whole number that the format keeps as such. */
  | { kind: 'count' }
  | { kind: 'flag' }
  | { kind: 'choice'; table: string; words: string[] }
  | { kind: 'table'; table: string; fields: Field[] }
  /** A table whose fields depend on a word in it. */
  | { kind: 'union'; table: string; tag: string; variants: { word: string; fields: Field[] }[] }
  | { kind: 'list'; item: Schema }
  | { kind: 'map'; item: Schema }
  /** One of several forms, such as a name alone or a table. */
  | { kind: 'either'; forms: Schema[] };

const list = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isTree) : []);

function typeName(schema: Schema): string {
  const ref = schema['$ref'];
  return typeof ref === 'string' ? (ref.split('/').at(-1) ?? '').replace(/Document$/, '') : '';
}

function resolve(root: Schema, schema: Schema): Schema {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  let found: unknown = root;
  for (const step of ref.replace(/^#\//, '').split('/')) found = isTree(found) ? found[step] : undefined;
  return isTree(found) ? found : schema;
}

/** The schema without “or nothing”. */
function present(schema: Schema): Schema {
  const forms = list(schema['anyOf']).filter((form) => form['type'] !== 'null');
  return forms.length === 1 && forms[0] ? forms[0] : schema;
}

function wordsOf(forms: Schema[]): string[] | null {
  const found: string[] = [];
  for (const form of forms) {
    if (typeof form['const'] === 'string') found.push(form['const']);
    else if (Array.isArray(form['enum'])) found.push(...form['enum'].filter((word) => typeof word === 'string'));
    else return null;
  }
  return found.length > 0 ? found : null;
}

function fieldsOf(schema: Schema): Field[] {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const properties = isTree(schema['properties']) ? schema['properties'] : {};
  return Object.entries(properties).flatMap(([key, one]) => (isTree(one) ? [{ key, schema: one, required: required.includes(key) }] : []));
}

function tagOf(schema: Schema): [string, string] | null {
  for (const { key, schema: one } of fieldsOf(schema)) {
    if (typeof one['const'] === 'string') return [key, one['const']];
  }
  return null;
}

function union(root: Schema, table: string, forms: Schema[]): Shape | null {
  const tagged = forms.map((form) => ({ form: resolve(root, form), tag: tagOf(resolve(root, form)) }));
  const tag = tagged[0]?.tag?.[0];
  if (tag === undefined) return null;
  const variants: { word: string; fields: Field[] }[] = [];
  for (const one of tagged) {
    if (one.tag?.[0] !== tag) return null;
    variants.push({ word: one.tag[1], fields: fieldsOf(one.form).filter((field) => field.key !== tag) });
  }
  return { kind: 'union', table, tag, variants };
}

const plainTypes = (schema: Schema): string[] => {
  const type = schema['type'];
  const types = Array.isArray(type) ? type : [type];
  return types.filter((one): one is string => typeof one === 'string' && one !== 'null');
};

export function shapeOf(root: Schema, given: Schema): Shape {
  const named = present(given);
  const table = typeName(named);
  const schema = present(resolve(root, named));
  if (schema !== resolve(root, named)) return shapeOf(root, schema);
  if (table === 'Label') return { kind: 'label' };
  const words = wordsOf(list(schema['oneOf'])) ?? (Array.isArray(schema['enum']) ? wordsOf([schema]) : null);
  if (words) return { kind: 'choice', table, words };
  const forms = [...list(schema['oneOf']), ...list(schema['anyOf'])].filter((form) => form['type'] !== 'null');
  if (forms.length > 0) {
    return union(root, table, forms) ?? { kind: 'either', forms };
  }
  const types = plainTypes(schema);
  if (types.includes('number')) return { kind: 'number' };
  if (types[0] === 'integer') return { kind: 'count' };
  if (types[0] === 'boolean') return { kind: 'flag' };
  if (types[0] === 'array') return { kind: 'list', item: isTree(schema['items']) ? schema['items'] : {} };
  if (types[0] === 'object' && isTree(schema['additionalProperties'])) return { kind: 'map', item: schema['additionalProperties'] };
  if (types[0] === 'object') return { kind: 'table', table, fields: fieldsOf(schema) };
  return { kind: 'text' };
}

/** Which of several forms a value has; the first for none. */
export function formOf(root: Schema, forms: Schema[], value: unknown): number {
  const fits = (form: Schema) => {
    const { kind } = shapeOf(root, form);
    if (kind === 'list') return Array.isArray(value);
    if (kind === 'table' || kind === 'union' || kind === 'map') return isTree(value);
    return typeof value !== 'object';
  };
  return Math.max(0, forms.findIndex(fits));
}

/** A new value: what must be filled in is there and empty. */
export function blank(root: Schema, schema: Schema): unknown {
  const shape = shapeOf(root, schema);
  const filled = (fields: Field[]) =>
    Object.fromEntries(fields.filter(({ required }) => required).map(({ key, schema: one }) => [key, blank(root, one)]));
  switch (shape.kind) {
    case 'label':
    case 'text':
    case 'number':
      return '';
    case 'count':
      return 1;
    case 'flag':
      return true;
    case 'choice':
      return shape.words[0] ?? '';
    case 'table':
      return filled(shape.fields);
    case 'union':
      return { [shape.tag]: shape.variants[0]?.word ?? '', ...filled(shape.variants[0]?.fields ?? []) };
    case 'list':
      return [];
    case 'map':
      return {};
    case 'either':
      return shape.forms[0] ? blank(root, shape.forms[0]) : '';
  }
}

/** The schema of the place at `path`, following the value where forms differ. */
export function schemaAt(root: Schema, document: unknown, path: string): Schema | null {
  let schema: Schema = root;
  let value: unknown = document;
  for (const segment of split(path)) {
    let shape = shapeOf(root, schema);
    if (shape.kind === 'either') {
      const form = shape.forms[formOf(root, shape.forms, value)];
      if (form) shape = shapeOf(root, form);
    }
    let next: Schema | undefined;
    if (shape.kind === 'table') next = shape.fields.find(({ key }) => key === segment)?.schema;
    else if (shape.kind === 'list' || shape.kind === 'map') next = shape.item;
    else if (shape.kind === 'union' && isTree(value)) {
      const word = value[shape.tag];
      next = shape.variants.find((one) => one.word === word)?.fields.find(({ key }) => key === segment)?.schema;
    }
    if (!next) return null;
    schema = next;
    value = step(value, segment);
  }
  return schema;
}

function step(value: unknown, segment: string): unknown {
  if (Array.isArray(value)) return value.find((item, index) => (isTree(item) && item['id'] === segment) || String(index) === segment);
  return isTree(value) ? value[segment] : undefined;
}
