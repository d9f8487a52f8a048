/** The views of a presentation, its keys, and how large it is drawn. */
import { tinykeys } from 'tinykeys';
import type { Basis } from '../generated/Basis.ts';
import type { Evaluation } from '../generated/Evaluation.ts';
import { placeOf } from '../state/path.ts';

export type PresentView = { kind: 'cumulative'; basis: Basis } | { kind: 'cash-flow'; option: string };

/** Which option is ahead, paid and spread; then when money leaves for each of them. */
export function views(evaluation: Evaluation): PresentView[] {
  const compared = (['cash', 'accrual'] as const).filter((basis) => evaluation[basis] !== null);
  return [
    ...compared.map((basis) => ({ kind: 'cumulative' as const, basis })),
    ...evaluation.options.map(({ id }) => ({ kind: 'cash-flow' as const, option: id })),
  ];
}

/** The smallest type of the window is 11 px; here it is 18 px at least, the sentence 48 px at most. */
export const scaleFor = (width: number, height: number): number => Math.min(2.2, Math.max(18 / 11, Math.min(width / 880, height / 545)));

interface Acts {
  turn: (by: number) => void;
  reset: () => void;
}

/** Arrows turn the page unless a slider, a chart or a menu has use for them. */
export function listenPresent(target: Window, { turn, reset }: Acts): () => void {
  const free = (event: KeyboardEvent) =>
    !event.defaultPrevented && !(event.target instanceof Element && event.target.closest('input, [role=application], [role=menu], [role=listbox]'));
  const on = (act: () => void, even = free) => (event: KeyboardEvent) => {
    if (event.isComposing || !even(event)) return;
    event.preventDefault();
    act();
  };
  const typing = (event: KeyboardEvent) => event.target instanceof HTMLInputElement && event.target.type !== 'range';
  return tinykeys(
    target,
    {
      ArrowRight: on(() => turn(1)),
      ArrowLeft: on(() => turn(-1)),
      PageDown: on(() => turn(1)),
      PageUp: on(() => turn(-1)),
      r: on(reset, (event) => !typing(event)),
    },
    { ignore: (event) => event.isComposing },
  );
}

/** The sliders to begin with: what is used, then rates; never prices. */
const firstSliders = (evaluation: Evaluation): string[] => {
  const rank = { quantity: 0, percent: 1, number: 3, months: 2, money: 4 } as const;
  return [...evaluation.assumptions]
    .filter(({ kind }) => kind !== 'money')
    .sort((a, b) => rank[a.kind] - rank[b.kind])
    .slice(0, 3)
    .map(({ path }) => path);
};

/** The sliders that were chosen, where they stand under the scenario of now; those to begin with when the study has none of them. */
export function slidersOf(chosen: readonly string[] | null, evaluation: Evaluation): string[] {
  const there = (chosen ?? []).flatMap((path) => evaluation.assumptions.filter((one) => placeOf(one.path) === placeOf(path)).map((one) => one.path));
  return chosen !== null && (there.length > 0 || chosen.length === 0) ? there : firstSliders(evaluation);
}
