/** A step of the study in words, with what it did to the total. */
import type { StepView } from '../generated/StepView.ts';
import { isZero, negated, placesOf, trim } from './decimal.ts';
import { words } from './words.svelte.ts';

/** “Seats: 40 → 60 · cheapest total +¥12,000”; taken `back`, the effect is the other way round. */
export function stepText(step: StepView, back = false): string {
  const what = words.say(step);
  if (step.effect === null) return what;
  if (isZero(step.effect)) return words.t('step-no-effect', { what });
  const effect = back ? negated(step.effect) : step.effect;
  const whole = placesOf(trim(effect)) === 0;
  return words.t('step-effect', { what, effect: words.heardMoney(effect, { signed: true, ...(whole ? { decimals: 0 } : {}) }) });
}
