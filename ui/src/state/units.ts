/** The unit of a number in the study, by the field it stands in. */
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

const by: Readonly<Record<Unit, readonly string[]>> = {
  money: [
    'amount', 'opening', 'monthly_inflow', 'Cash-floor', 'cost_per_month', 'deposit', 'month_price', 'fixed_per_event', 'free_amount',
    'min_per_event', 'max_per_event', 'flat_fee', 'price', 'Spending-cap', 'alerts', 'top_up', 'bonus', 'below', 'threshold',
  ],
  rate: ['unit_price', 'default', 'overage_price', 'each'],
  quantity: [
    'quantity', 'quantities', 'start', 'per_month', 'ceiling', 'add', 'set', 'up_to', 'Move-above', 'Price-size', 'free_units', 'from_quantity',
    'minimum_quantity', 'block', 'values', 'daily',
  ],
  percent: [
    'annual_rate', 'inflation', 'vat_rate', 'recoverable_share', 'percentile', 'volatility', 'monthly_rate', 'share_of_rest', 'Escalator-cap', 'Escalator-floor',
    'discount', 'salvage', 'Price-rate', 'Adjustment-rate', 'alarm_share', 'warn_at', 'uptime', 'most_share', 'down_payment', 'surcharge', 'fee_per_day', 'share',
  ],
  months: ['months', 'recovery_months', 'least_months', 'every_months', 'service_months', 'validity_months', 'months_paid', 'after_months'],
  days: ['notice_days', 'order_valid_days', 'renewal_due_days', 'full_within_days', 'days', 'suspended_after_days', 'data_kept_days', 'net_days', 'days_late', 'days_used_before'],
  hours: ['downtime_hours', 'hours_ahead'],
};

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
