/** Which colour and dash each option has, by its position in the study, as the application says. */
class Slots {
  #given = $state.raw<ReadonlyMap<number, number>>(new Map());

  give(slots: ReadonlyMap<number, number>): void {
    // Nothing is drawn anew while the colours stay, as at each step of a slider.
    if (JSON.stringify([...slots]) !== JSON.stringify([...this.#given])) this.#given = slots;
  }

  /** Positions that nobody has given a colour are grey. */
  of(position: number): number {
    return this.#given.get(position) ?? grey;
  }
}

const grey = 5;

export const slots = new Slots();
