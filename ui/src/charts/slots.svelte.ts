/**
 * Which colour and dash each option has, by its position in the study: five can be told
 * apart. Of more options those that stand out share the five, and the others are grey.
 */
class Slots {
  #given = $state.raw<ReadonlyMap<number, number> | null>(null);

  /** Of these positions, those that stand out; all keep their own colour when five are enough. */
  give(positions: readonly number[], standing: readonly number[]): void {
    const now = Math.max(-1, ...positions) < colours ? null : shared(standing);
    // Nothing is drawn anew while the same ones stand out, as at each step of a slider.
    if (JSON.stringify([...(now ?? [])]) !== JSON.stringify([...(this.#given ?? [])])) this.#given = now;
  }

  of(position: number): number {
    if (this.#given) return this.#given.get(position) ?? colours;
    return Math.min(Math.max(position, 0), colours);
  }
}

const colours = 5;

/** Own colours first, so that few change; then those that are left, in order. */
export function shared(standing: readonly number[]): ReadonlyMap<number, number> {
  const own = standing.filter((position) => position < colours);
  const free = [0, 1, 2, 3, 4].filter((slot) => !own.includes(slot));
  return new Map([...own.map((slot): [number, number] => [slot, slot]), ...standing.filter((position) => position >= colours).map((position, nth): [number, number] => [position, free[nth] ?? colours])]);
}

export const slots = new Slots();
