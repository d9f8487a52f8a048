/** Short messages at the edge of the window. They keep data, not text, to follow the language. */
import type { Sentence } from '../generated/Sentence.ts';

export interface Toast {
  id: number;
  tone: 'news' | 'refusal';
  sentence: Sentence;
  /** Whether it offers the way back. */
  undo: boolean;
}

export class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  #next = 1;

  show(sentence: Sentence, tone: Toast['tone'] = 'news', undo = false): void {
    const toast: Toast = { id: this.#next++, tone, sentence, undo };
    // The same news again takes the place of the old.
    const others = this.list.filter((one) => JSON.stringify(one.sentence) !== JSON.stringify(sentence));
    this.list = [...others.slice(-2), toast];
    setTimeout(() => this.dismiss(toast.id), tone === 'news' && !undo ? 4000 : 9000);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}
