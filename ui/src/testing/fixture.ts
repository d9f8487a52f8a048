/** A made-up study that answers like the application, for tests and for looking at pages. */
import type { ComparisonView } from '../generated/ComparisonView.ts';
import type { Assumption } from '../generated/Assumption.ts';
import type { Basis } from '../generated/Basis.ts';
import type { Evaluation } from '../generated/Evaluation.ts';
import type { Label } from '../generated/Label.ts';
import type { OptionView } from '../generated/OptionView.ts';
import type { RowView } from '../generated/RowView.ts';
import type { Sentence } from '../generated/Sentence.ts';
import type { Session } from '../generated/Session.ts';

export const both = (en: string, zh: string): Label => ({ en, 'zh-CN': zh });

export const sentence = (key: string, args: Sentence['args'] = {}): Sentence => ({ key, args });

const count = 36;
const months = Array.from({ length: count }, (_, at) => `${2027 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`);
const text = (amount: number) => amount.toFixed(2);

export type Values = Record<string, number>;
export const start: Values = {
  'scenarios.base.usage.users.start': 300,
  'scenarios.base.usage.users.saturation': 40000,
  'scenarios.base.usage.users.months': 6,
  'money.discount-rate': 0.08,
  'money.vat': 0.06,
};

interface Plan {
  id: string;
  name: Label;
  description: Label[];
  fixed: (month: number) => number;
  perBlock: number;
  included: number;
  oneTime: number;
}

const plans: Plan[] = [
  { id: 'monthly', name: both('Pay monthly', '按月付费'), description: [both('Bluebird Pro', '蓝莺专业版'), both('overage in arrears', '后付超额')], fixed: () => 1499, perBlock: 930, included: 10000, oneTime: 0 },
  { id: 'yearly', name: both('Prepaid year', '按年预付'), description: [both('Bluebird Pro', '蓝莺专业版'), both('15% off', '优惠 15%')], fixed: (month) => (month % 12 === 0 ? 15290 : 0), perBlock: 930, included: 10000, oneTime: 0 },
  { id: 'traffic', name: both('Pay by traffic', '按流量付费'), description: [both('postpaid monthly', '后付费')], fixed: () => 99, perBlock: 1290, included: 0, oneTime: 0 },
  { id: 'licence', name: both('Bought licence with own servers', '买断授权加自有服务器'), description: [both('own servers and staff', '服务器与运维自担')], fixed: () => 1380, perBlock: 120, included: 0, oneTime: 87650 },
];

function users(values: Values): number[] {
  const top = values['scenarios.base.usage.users.saturation'] ?? 40000;
  const from = values['scenarios.base.usage.users.start'] ?? 300;
  const middle = values['scenarios.base.usage.users.months'] ?? 6;
  return months.map((_, at) => Math.round(from + (top - from) / (1 + Math.exp(-(at - middle) / 1.6))));
}

function priced(plan: Plan, index: number, values: Values): OptionView {
  const vat = values['money.vat'] ?? 0;
  const rate = values['money.discount-rate'] ?? 0;
  let [paidSum, spreadSum, balance] = [0, 0, 0];
  const rows = users(values).map((users, at) => {
    const blocks = Math.max(0, Math.ceil((users - plan.included) / 10000));
    const fixed = plan.fixed(at);
    const usage = blocks * plan.perBlock;
    const oneTime = at === 0 ? plan.oneTime : 0;
    const tax = Math.round((fixed + usage + oneTime) * vat * 100) / 100;
    const paid = fixed + usage + oneTime + tax;
    const yearly = plan.fixed(1) === 0 ? plan.fixed(0) / 12 : fixed;
    const spread = (yearly + usage + plan.oneTime / count) * (1 + vat);
    paidSum += paid;
    spreadSum += spread;
    balance += paid - spread;
    return {
      fixed: text(fixed), usage: text(usage), one_time: text(oneTime), financing: '0.00', tax: text(tax), paid: text(paid),
      spread: text(spread), balance: text(balance), cumulative_paid: text(paidSum), cumulative_spread: text(spreadSum),
      present_value: text(paid / (1 + rate) ** (at / 12)),
    };
  });
  const list = (name: keyof (typeof rows)[number]) => rows.map((row) => row[name]);
  const renews = plan.id === 'yearly';
  return {
    id: plan.id,
    name: plan.name,
    description: plan.description.map((name) => sentence('fixture-name', { name: { type: 'name', value: name } })),
    index,
    cumulative: { paid: list('cumulative_paid'), spread: list('cumulative_spread') },
    months: {
      fixed: list('fixed'), usage: list('usage'), one_time: list('one_time'), financing: list('financing'), tax: list('tax'), paid: list('paid'),
      spread: list('spread'), balance: list('balance'),
      present_value: list('present_value'), cash_left: null,
    },
    after: plan.id === 'monthly' ? '930.00' : '0.00',
    later: {
      fixed: '0.00',
      usage: plan.id === 'monthly' ? '930.00' : '0.00',
      one_time: '0.00',
      financing: '0.00',
      tax: '0.00',
      paid: plan.id === 'monthly' ? '930.00' : '0.00',
      present_value: plan.id === 'monthly' ? '738.27' : '0.00',
    },
    headline: sentence(renews ? 'fixture-headline-yearly' : 'fixture-headline', { option: { type: 'name', value: plan.name }, amount: { type: 'money', value: rows[0]?.paid ?? '0' } }),
    spread_headline: sentence('fixture-headline', { option: { type: 'name', value: plan.name } }),
    summary: [sentence('fixture-summary', { option: { type: 'name', value: plan.name }, total: { type: 'money', value: text(paidSum) } }), sentence('fixture-summary-spread', { option: { type: 'name', value: plan.name }, total: { type: 'money', value: text(paidSum) } })],
    tax_summary: sentence('fixture-summary-tax', { option: { type: 'name', value: plan.name } }),
    present_summary: sentence('fixture-summary-present', { option: { type: 'name', value: plan.name } }),
    serves: true,
    shortfalls: [],
    milestones: renews
      ? [11, 23].map((month) => ({
          date: `${months[month]}-01`,
          month,
          kind: 'notice' as const,
          text: sentence('fixture-notice', { date: { type: 'date', value: `${months[month]}-01` }, n: { type: 'count', value: 12 }, amount: { type: 'money', value: '15290.00' } }),
        }))
      : [],
    runway: null,
  };
}

const reached = (option: OptionView, basis: Basis) => option.cumulative[basis === 'cash' ? 'paid' : 'spread'].map(Number);
const last = (option: OptionView, basis: Basis) => reached(option, basis).at(-1) ?? 0;

function compared(options: OptionView[], basis: Basis): ComparisonView {
  const [baseline] = options;
  const winner = options.reduce((best, option) => (last(option, basis) < last(best, basis) ? option : best));
  const sums = (option: OptionView) => reached(option, basis);
  const ahead = sums(winner).map((value, at) => options.every((other) => value <= (sums(other)[at] ?? 0)));
  const from = ahead.lastIndexOf(false) + 1;
  const rival = options.filter((option) => option !== winner).find((option) => from > 0 && (sums(option)[from - 1] ?? 0) < (sums(winner)[from - 1] ?? 0));
  const row = (measure: RowView['measure'], key: string, figure: (option: OptionView) => number): RowView => {
    const figures = options.map(figure);
    const base = baseline ? figure(baseline) : 0;
    return {
      measure,
      title: sentence(key, { n: { type: 'count', value: count } }),
      cells: figures.map((value, at) => ({ kind: 'money', amount: text(value), difference: at === 0 ? null : text(value - base), best: value === Math.min(...figures), trace: null })),
    };
  };
  const saved = (baseline ? last(baseline, basis) : 0) - last(winner, basis);
  return {
    basis,
    baseline: baseline?.id ?? '',
    verdict: {
      option: winner.id,
      sentence: sentence('fixture-verdict', {
        option: { type: 'name', value: winner.name }, month: { type: 'count', value: from + 1 }, n: { type: 'count', value: count },
        amount: { type: 'money', value: text(saved) }, share: { type: 'percent', value: text(saved / (baseline ? last(baseline, basis) : 1)) },
        against: { type: 'name', value: baseline?.name ?? '' },
      }),
      notes: [
        sentence('fixture-note-day-one', { amount: { type: 'money', value: winner.months?.paid[0] ?? '0' } }),
        ...(rival ? [sentence('fixture-note-before', { option: { type: 'name', value: rival.name } })] : []),
      ],
      from_month: from,
      overtakes: rival?.id ?? null,
    },
    rows: [
      row('total', 'fixture-total', (option) => last(option, basis)),
      row('present-value', 'fixture-present', (option) => (option.months?.present_value ?? []).reduce((sum, amount) => sum + Number(amount), 0)),
      row('monthly-equivalent', 'fixture-monthly', (option) => last(option, basis) / count),
      row('day-one', 'fixture-day-one', (option) => Number(option.months?.paid[0])),
      row('peak-month', 'fixture-peak', (option) => Math.max(...(option.months?.paid ?? []).map(Number))),
      {
        measure: 'break-even',
        title: sentence('fixture-break-even', { option: { type: 'name', value: baseline?.name ?? '' } }),
        cells: options.map((_, at) => (at === 1 ? { kind: 'month', month: 26, crossings: [0, 26] } : { kind: 'words', sentence: sentence(at === 0 ? 'fixture-none' : 'fixture-never') })),
      },
    ],
    break_evens: [],
    chart_title: sentence('fixture-chart', { option: { type: 'name', value: winner.name }, month: { type: 'count', value: from + 1 } }),
    chart_summary: [sentence('fixture-note-day-one', { amount: { type: 'money', value: winner.months?.paid[0] ?? '0' } })],
    standing: options.map(({ id }) => id),
    slots: options.map(({ index }) => index),
  };
}

function assumptions(values: Values): Assumption[] {
  const group = sentence('fixture-name', { name: { type: 'name', value: both('Daily users', '日活跃用户') } });
  const cost = sentence('fixture-money');
  const one = (path: string, title: Label, kind: Assumption['kind'], min: string, max: string, step: string, of = group, unit: Label | null = null): Assumption => ({
    path, group: of, title: sentence('fixture-name', { name: { type: 'name', value: title } }), kind, unit, value: String(values[path]), min, max, step,
  });
  return [
    one('scenarios.base.usage.users.start', both('At the start', '起始'), 'quantity', '0', '5000', '50', group, both('users', '人')),
    one('scenarios.base.usage.users.saturation', both('Saturation', '饱和值'), 'quantity', '0', '100000', '1000', group, both('users', '人')),
    one('scenarios.base.usage.users.months', both('Halfway after', '达到一半'), 'months', '1', '24', '1'),
    one('money.discount-rate', both('Discount rate', '折现率'), 'percent', '0', '0.2', '0.005', cost),
    one('money.vat', both('VAT', '增值税'), 'percent', '0', '0.2', '0.01', cost),
  ];
}

export function evaluation(values: Values = start): Evaluation {
  const options = plans.map((plan, index) => priced(plan, index, values));
  return {
    issues: [],
    actuals: [],
    currency: { code: 'CNY', decimals: 2 },
    months,
    meters: [{ id: 'users', name: both('Daily users', '日活跃用户'), unit: both('users', '人'), quantities: users(values).map(String) }],
    options,
    unpriced: [],
    cash: compared(options, 'cash'),
    accrual: compared(options, 'accrual'),
    assumptions: assumptions(values),
    fingerprint: '7F3A-91C2',
    simulated_soon: false,
  };
}

/** The study as written, as far as the editor's tests need it. */
export const written = {
  format: 1,
  title: both('Chat for a growing app', '成长型应用的聊天服务'),
  currency: 'CNY',
  start: '2027-01',
  months: 36,
  meters: [{ id: 'users', name: both('Daily users', '日活跃用户'), kind: 'level' }],
  scenarios: [
    { id: 'base', usage: { users: { start: '300', events: [{ from: '2027-06', add: '50' }] } } },
    { id: 'fast', from: 'base', usage: { users: { start: '900' } } },
  ],
  plans: [
    {
      id: 'pro',
      modules: [{ id: 'audit' }],
      charges: [
        { id: 'fee', price: { model: 'flat', amount: '1499' } },
        { id: 'use', meter: 'users', price: { model: 'graduated', tiers: [{ up_to: '1000', unit_price: '0.8' }, { unit_price: '0.6' }] } },
      ],
    },
  ],
  options: [
    { id: 'pro-monthly', plan: 'pro', start: '2027-02-15' },
    { id: 'pro-yearly', plan: 'pro', modules: ['audit', { id: 'audit', on: '2027-06-01', off: '2028-01-01' }] },
  ],
};

export function session(values: Values = start): Session {
  const shape = (faster: number) => users({ ...values, 'scenarios.base.usage.users.months': 6 * faster }).map(String);
  return {
    settings: { language: 'en', theme: 'light', show_sample_band: true, accounting: false },
    pinned: [],
    prices: null,
    written: null,
    title: both('Chat for a growing app', '成长型应用的聊天服务'),
    file_name: null,
    sample: 'chat-growth',
    saved: false,
    kept: null,
    undo: null,
    redo: null,
    samples: ['chat-growth', 'office-seats', 'cloud-storage', 'licence-or-rent', 'metered-api'].map((id) => ({ id, title: id, note: both('A made-up vendor, 36 months', '虚构厂商，36 个月') })),
    scenario: 'base',
    scenarios: [
      { id: 'base', name: both('Base', '基准'), shape: shape(1) },
      { id: 'fast', name: both('Fast growth', '快速增长'), shape: shape(0.4) },
      { id: 'slow', name: both('Slow growth', '缓慢增长'), shape: shape(3) },
    ],
    document: written,
    evaluation: evaluation(values),
    amounts_hidden: false,
    notice: null,
  };
}
