/** Which fields of the format name another part of the study. */
import { isTree, join } from './path.ts';

/** Whether a table names a plan that is taken at once or entered later. */
export function comesTo(value: unknown, plan: string): boolean {
  if (Array.isArray(value)) return value.some((one) => comesTo(one, plan));
  if (!isTree(value)) return false;
  return Object.entries(value).some(([key, inner]) => (['plan', 'upgrade_to', 'downgrade_to'].includes(key) ? inner === plan : comesTo(inner, plan)));
}

/** The list whose items a text may name, by its key and where it stands; null for free text. */
export function namedLists(key: string, within: string, first: string, derived: boolean, own: boolean, plan: string): string | null {
  switch (key) {
    case 'meter':
    case 'usage':
    case 'actuals':
    case 'quantities':
    case 'times':
    case 'plus':
    case 'events':
      return 'meters';
    case 'from':
      return derived ? 'meters' : own && first === 'scenarios' ? 'scenarios' : null;
    case 'to':
      return within === 'moves' ? 'plans' : within === 'upgrade' && plan !== '' ? join(plan, 'packs') : null;
    case 'plan':
    case 'upgrade_to':
    case 'downgrade_to':
      return 'plans';
    case 'baseline':
      return 'options';
    case 'scores':
      return 'criteria';
    case 'of':
    case 'charge':
      return plan === '' ? null : join(plan, 'charges');
    case 'module':
    case 'modules':
      return plan === '' ? null : join(plan, 'modules');
    case 'pack':
      return plan === '' ? null : join(plan, 'packs');
    default:
      return null;
  }
}
