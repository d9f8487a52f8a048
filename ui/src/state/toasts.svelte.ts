/** Short messages at the edge of the window. They keep data, not text, to follow the language. */
import type { Sentence } from '../generated/Sentence.ts';
import type { StepView } from '../generated/StepView.ts';

/** What was done with a step of the study. */
export type Turn = 'done' | 'undone' | 'redone';

export interface Toast {
  id: number;
  tone: 'news' | 'refusal';
  sentence: Sentence;
  /** Set for a change of the study, with its effect and the way back. */
  step: { turn: Turn; view: StepView } | null;
}

export class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  #next = 1;

  show(sentence: Sentence, tone: Toast['tone'] = 'news'): void {
    // The same news again takes the place of the old.
    this.#put({ tone, sentence, step: null }, (one) => JSON.stringify(one.sentence) === JSON.stringify(sentence));
  }

  /** Tells a change of the study; the one before it has been read. */
  tell(turn: Turn, view: StepView): void {
    this.#put({ tone: 'news', sentence: view, step: { turn, view } }, (one) => one.step !== null);
  }

  #put(news: Omit<Toast, 'id'>, replaced: (one: Toast) => boolean): void {
    const toast: Toast = { id: this.#next++, ...news };
    this.list = [...this.list.filter((one) => !replaced(one)).slice(-2), toast];
    setTimeout(() => this.dismiss(toast.id), news.tone === 'refusal' ? 9000 : news.step ? 6000 : 4000);
  }

  /** Nothing that was said before stays in sight. */
  clear(): void {
    this.list = [];
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}
