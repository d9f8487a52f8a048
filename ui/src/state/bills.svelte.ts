/** The bills of the selected month: asked when the month or the study changes, newest only. */
import type { Bill } from '../generated/Bill.ts';
import type { Sentence } from '../generated/Sentence.ts';
import { asAppError, type Host } from '../host/host.ts';
import { Latest, onFrame, type Frame } from './latest.ts';

export interface Asked {
  scenario: string;
  option: string;
  month: number;
}

export class Bills {
  /** None until the answer is there. */
  list = $state.raw<readonly Bill[] | null>(null);
  /** What the list belongs to. */
  of = $state.raw<Asked | null>(null);
  error = $state.raw<Sentence | null>(null);

  #latest: Latest<Asked>;

  constructor(host: Host, frame: Frame = onFrame) {
    this.#latest = new Latest(async (asked, fresh) => {
      try {
        const reply = await host.call({ command: 'bill', ...asked });
        if (!fresh() || reply.reply !== 'bills') return;
        this.list = reply.bills;
        this.of = asked;
        this.error = null;
      } catch (thrown) {
        if (!fresh()) return;
        this.list = null;
        this.error = asAppError(thrown).message;
      }
    }, frame);
  }

  show(asked: Asked): void {
    this.#latest.push(asked);
  }
}
