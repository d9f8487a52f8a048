/**
 * New studies from a few answers. Every figure goes into the study as it was typed; the
 * application reads it.
 */
import type { Label } from '../../generated/Label.ts';
import type { Language } from '../../words/format.ts';
import { words } from '../../words/words.svelte.ts';
import { bookPlan, nameOf, type ChosenPlan, type ChosenPlans } from './chosen.svelte.ts';

/** Offers of one's own, of which every price is asked. */
export const offers = ['chat', 'seats', 'traffic', 'buy'] as const;
export type Offer = (typeof offers)[number];
export const kinds = ['vendors', ...offers] as const;
export type Kind = (typeof kinds)[number];

export interface Question {
  key: string;
  /** An example to be replaced. */
  value: string;
  /** The key of its unit; the study's currency for money, none for a rate. */
  unit: string;
  /** Of usage, whether a month's sum is asked for or a level; none for what is no usage. */
  counts: 'flow' | 'level' | null;
}

const ask = (key: string, value: string, unit = '', counts: Question['counts'] = null): Question => ({ key, value, unit, counts });

/** A unit with what a quantity of it is: so many a month, or a level. */
export const counted = (unit: string, counts: Question['counts']): string => (counts === null ? unit : words.t(`guide-unit-${counts}`, { unit }).trim());

export const questions: Record<Offer, Question[]> = {
  chat: [ask('users', '5000', 'guide-unit-users', 'level'), ask('growth', '8%'), ask('fee', '1500', 'money'), ask('included', '10000', 'guide-unit-users'), ask('extra', '0.1', 'money'), ask('each', '0.22', 'money')],
  seats: [ask('seats', '25', 'guide-unit-seats', 'level'), ask('more', '1', 'guide-unit-seats'), ask('price', '60', 'money'), ask('discount', '15%')],
  traffic: [ask('traffic', '800', 'guide-unit-gb', 'flow'), ask('growth', '5%'), ask('gigabyte', '0.8', 'money'), ask('bundle', '1000', 'guide-unit-gb'), ask('bundle-price', '600', 'money')],
  buy: [ask('purchase', '120000', 'money'), ask('maintenance', '18%'), ask('subscription', '4500', 'money')],
};

/** Answers that are shares of one: a bare number among them is in per cent. */
export const shares: ReadonlySet<string> = new Set(['growth', 'discount', 'maintenance', 'year']);

/** Where a new study begins: the currency of the language, and the month after `today`. */
export function beginning(language: Language, today: Date): { currency: string; start: string } {
  const next = new Date(today.getFullYear(), today.getMonth() + 1, 1);
  return { currency: language === 'zh-CN' ? 'CNY' : 'USD', start: `${next.getFullYear()}-${String(next.getMonth() + 1).padStart(2, '0')}` };
}

export type Answers = Readonly<Record<string, string>>;
/** A text of the window in both languages. */
export const said = (key: string): Label => ({ en: words.t(key, {}, 'en'), 'zh-CN': words.t(key, {}, 'zh-CN') });
export type Said = typeof said;

interface Common {
  said: Said;
  title: Label;
  currency: string;
  start: string;
  /** A number, or what was typed and is none. */
  months: number | string;
}

const meter = (id: string, said: Said, kind: 'level' | 'flow', unit: Label, more = {}) => ({ id, name: said(`guide-meter-${id}`), unit, kind, ...more });
const option = (id: string, plan: string, said: Said, more = {}) => ({ id, name: said(`guide-option-${id}`), plan, ...more });
const perUnit = (price: string) => ({ model: 'per-unit', unit_price: price });

/** The parts that differ from kind to kind. */
function parts(kind: Offer, a: Answers, said: Said): Record<string, unknown> {
  const value = (key: string) => a[key] ?? '';
  const source = { note: said('guide-source') };
  const plan = (id: string, charges: unknown[], more = {}) => ({ id, name: said(`guide-plan-${id}`), source, charges, ...more });
  const charge = (id: string, price: unknown, more = {}) => ({ id, name: said(`guide-charge-${id}`), ...more, price });
  switch (kind) {
    case 'chat':
      return {
        meters: [meter('users', said, 'level', said('guide-unit-users'), { read: 'peak' })],
        scenarios: [{ id: 'base', name: said('guide-base'), usage: { users: { start: value('users'), growth: { model: 'compound', monthly_rate: value('growth') } } } }],
        plans: [
          plan('package', [charge('fee', { model: 'flat', amount: value('fee') }), charge('extra', perUnit(value('extra')), { meter: 'users', allowance: { quantity: value('included') } })]),
          plan('per-user', [charge('each', perUnit(value('each')), { meter: 'users' })]),
        ],
        options: [option('package', 'package', said), option('per-user', 'per-user', said)],
      };
    case 'seats':
      return {
        meters: [meter('seats', said, 'level', said('guide-unit-seats'), { read: 'peak' })],
        scenarios: [{ id: 'base', name: said('guide-base'), usage: { seats: { start: value('seats'), growth: { model: 'linear', per_month: value('more') } } } }],
        // Seats are paid for before they are used, so that a year of them can be.
        plans: [plan('seat', [charge('seat', perUnit(value('price')), { meter: 'seats', timing: 'in-advance' })])],
        options: [option('monthly', 'seat', said, { billing: { cycle: 'month' } }), option('yearly', 'seat', said, { billing: { cycle: 'year', timing: 'in-advance', discount: value('discount') } })],
      };
    case 'traffic':
      return {
        meters: [meter('traffic', said, 'flow', said('guide-unit-gb'))],
        scenarios: [{ id: 'base', name: said('guide-base'), usage: { traffic: { start: value('traffic'), growth: { model: 'compound', monthly_rate: value('growth') } } } }],
        plans: [
          plan('traffic', [charge('traffic', perUnit(value('gigabyte')), { meter: 'traffic' })]),
          plan('bundle', [charge('bundle', { model: 'package', size: value('bundle'), price: value('bundle-price'), round: 'up' }, { meter: 'traffic' })]),
        ],
        options: [option('traffic', 'traffic', said), option('bundle', 'bundle', said)],
      };
    case 'buy':
      return {
        meters: [],
        scenarios: [{ id: 'base', name: said('guide-base'), usage: {} }],
        plans: [
          plan('purchase', [charge('purchase', { model: 'flat', amount: value('purchase') }, { cadence: 'once' }), charge('maintenance', { model: 'share', of: 'purchase', rate: value('maintenance') }, { cadence: 'year', timing: 'in-advance' })]),
          plan('subscription', [charge('subscription', { model: 'flat', amount: value('subscription') })]),
        ],
        options: [option('purchase', 'purchase', said), option('subscription', 'subscription', said)],
      };
  }
}

export function guided(kind: Offer, answers: Answers, common: Common): Record<string, unknown> {
  const { said, title, currency, start, months } = common;
  return { format: 1, title, currency, start, months, ...parts(kind, answers, said) };
}

/** Whether a year of it can be paid ahead: usage alone is paid when it is known. */
const prepayable = ({ plan, modules }: ChosenPlan): boolean => [plan, ...modules].some((part) => part.prepayable);

/** What is asked about the plans that were chosen: what they count, rates of exchange, a discount on fees. */
export function asked(chosen: ChosenPlans, currency: string): (Question & { label: string; needed: boolean })[] {
  const usage = chosen.meters.map((meter) => ({ key: `usage-${meter.id}`, value: '', unit: meter.unit ? words.name(meter.unit) : '', label: words.name(meter.name), needed: true, counts: meter.monthly ? ('flow' as const) : ('level' as const) }));
  const rates = chosen.foreign(currency).map((code) => ({ key: `rate-${code}`, value: '', unit: currency, label: words.t('guide-ask-rate', { code }), needed: true, counts: null }));
  const year = chosen.plans.some(prepayable) ? [{ ...ask('year', ''), label: words.t('guide-ask-year'), needed: false }] : [];
  return [...usage, ...rates, ...year];
}

/** What goes beside plans of the price book: their usage, rates, and a year ahead where a discount is stated. */
export function fromBook(chosen: ChosenPlans, answers: Answers, common: Omit<Common, 'title'>): Record<string, unknown> {
  const { said, currency, start, months } = common;
  const each = (text: (language: Language) => string): Label => ({ en: text('en'), 'zh-CN': text('zh-CN') });
  const name = (label: Label, language: Language) => words.name(label, language);
  const title = each((language) => [...new Set(chosen.plans.map(({ entry }) => name(entry.row.vendor, language)))].join(' / '));
  const usage = Object.fromEntries(chosen.meters.flatMap(({ id }) => (answers[`usage-${id}`] ? [[id, { start: answers[`usage-${id}`] }]] : [])));
  const exchange = chosen.foreign(currency).flatMap((code) => (answers[`rate-${code}`] ? [{ currency: code, from: `${start}-01`, rate: answers[`rate-${code}`] }] : []));
  const discount = answers['year'] ?? '';
  const ahead = (one: ChosenPlan, at: number, all: ChosenPlan[]) => {
    if (!prepayable(one)) return [];
    const plan = `${one.entry.row.id}-${one.plan.id}`;
    const { modules, packs } = bookPlan(one);
    // The same plan again has something else taken of it.
    const before = all.slice(0, at).filter(({ entry, plan }) => entry === one.entry && plan === one.plan).length;
    const called = each((language) => words.t('guide-option-ahead', { name: nameOf(one, name, language) }, language));
    return [{ id: before === 0 ? `${plan}-year` : `${plan}-year-${before + 1}`, name: called, plan, modules, packs, billing: { cycle: 'year', timing: 'in-advance', discount } }];
  };
  return { format: 1, title, currency, start, months, exchange, meters: [], scenarios: [{ id: 'base', name: said('guide-base'), usage }], plans: [], options: discount === '' ? [] : chosen.plans.flatMap(ahead) };
}

/** Nothing but a title, a time and one scenario. */
export function empty({ said, title, currency, start, months }: Common): Record<string, unknown> {
  return { format: 1, title, currency, start, months, meters: [], scenarios: [{ id: 'base', name: said('guide-base'), usage: {} }], plans: [], options: [] };
}
