/** An option's dates to remember as flags of a chart. */
import type { Flag } from '../charts/marks.ts';
import type { MilestoneKind } from '../generated/MilestoneKind.ts';
import type { OptionView } from '../generated/OptionView.ts';
import { words } from '../words/words.svelte.ts';

const keys: Readonly<Record<MilestoneKind, string>> = {
  notice: 'flag-notice',
  renewal: 'flag-renewal',
  'pack-expiry': 'flag-pack-expiry',
  'plan-change': 'flag-plan-change',
  'order-expiry': 'flag-order-expiry',
  'renewal-due': 'flag-renewal-due',
  suspended: 'flag-suspended',
  'data-deleted': 'flag-data-deleted',
  'pack-low': 'flag-pack-low',
  'limit-reached': 'flag-limit-reached',
  'limit-near': 'flag-limit-near',
  'spending-alert': 'flag-spending-alert',
  'collected-at-once': 'flag-collected-at-once',
};

export const flagsOf = (option: OptionView): Flag[] =>
  option.milestones.map((one) => ({ month: one.month, label: words.t(keys[one.kind]), text: words.say(one.text), urgent: one.kind === 'notice' }));
