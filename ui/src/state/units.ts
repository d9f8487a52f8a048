/** The unit of a number in the study, by the field it stands in: the application's own list. */
import { at, isTree, join, split, type Tree } from './path.ts';

export type Unit =
  /** The plan's currency. */
  | 'money'
  /** The plan's currency for each unit of the meter. */
  | 'rate'
  /** The meter's own unit. */
  | 'quantity'
  /** A share of one, written in per cent. */
  | 'percent'
  | 'months'
  | 'days'
  | 'hours';

const lists = import.meta.glob<Readonly<Record<Unit, readonly string[]>>>('../../../crates/core/src/study/units.json', { import: 'default', eager: true });
const by = Object.assign({}, ...Object.values(lists)) as Readonly<Record<Unit, readonly string[]>>;

const units = new Map(Object.entries(by).flatMap(([unit, keys]) => keys.map((key) => [key, unit as Unit] as const)));

/** What a field counts; null for places, factors and numbers without a unit. */
export const unitOf = (table: string, key: string): Unit | null => {
  // The size of a single item, and the decimals of a currency, have no unit of a meter.
  if (table === 'Size' || table.startsWith('Items')) return null;
  return units.get(`${table}-${key}`) ?? units.get(key) ?? null;
};

/** The meter that a place counts: the one its forecast is of, or that the nearest table names. */
export function meterOf(document: Tree, path: string): string | null {
  const parts = split(path);
  const [first, , field, key] = parts;
  if (first === 'scenarios' && field === 'usage') return key ?? null;
  if (first === 'meters' || first === 'actuals') return parts[1] ?? null;
  if (first === 'options' && field === 'quantities') return key ?? null;
  for (let length = parts.length - 1; length > 1; length -= 1) {
    const table = at(document, parts.slice(0, length).reduce(join, ''));
    if (!isTree(table)) continue;
    // What is converted is counted in another unit, which the plan does not name.
    if (isTree(table['convert'])) return null;
    if (typeof table['meter'] === 'string') return table['meter'];
  }
  return null;
}

/** The currency that amounts at a place are in. */
export function currencyOf(document: Tree, path: string): string {
  const [first = '', id = ''] = split(path);
  const option = first === 'options' ? at(document, `${join('options', id)}.plan`) : null;
  const plan = first === 'plans' ? id : typeof option === 'string' ? option : null;
  const own = plan === null ? null : at(document, `${join('plans', plan)}.currency`);
  return String((typeof own === 'string' && own !== '' ? own : document['currency']) ?? '');
}
