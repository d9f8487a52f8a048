/** Short messages at the edge of the window. They keep data, not text, to follow the language. */
import type { Sentence } from '../generated/Sentence.ts';
import type { Session } from '../generated/Session.ts';
import type { StepView } from '../generated/StepView.ts';
import type { WrittenFile } from '../generated/WrittenFile.ts';
import type { Request } from '../host/host.ts';

/** What makes a step of the open study. */
const steps: readonly Request['command'][] = ['commit', 'edit', 'history', 'price-book', 'import'];

/** What was done with a step of the study. */
export type Turn = 'done' | 'undone' | 'redone';

export interface Toast {
  id: number;
  tone: 'news' | 'refusal';
  sentence: Sentence;
  /** Set for a change of the study, with its effect and the way back. */
  step: { turn: Turn; view: StepView } | null;
  /** The number of a file that was written, to go on with it. */
  file?: number;
  /** The command that leads on from here. */
  command?: string;
}

type Onward = Pick<Toast, 'file' | 'command'>;

/** What calls for an act stays longer; so does a refusal. */
const lasting = ({ tone, step, file, command }: Omit<Toast, 'id'>): number => {
  if (file !== undefined || command !== undefined) return 12000;
  return tone === 'refusal' ? 9000 : step ? 6000 : 4000;
};

export class Toasts {
  /** The height they take below the panes. */
  room = $state(0);
  list = $state.raw<readonly Toast[]>([]);
  #next = 1;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  show(sentence: Sentence, tone: Toast['tone'] = 'news', onward: Onward = {}): void {
    // The same news again takes the place of the old.
    this.#put({ tone, sentence, step: null, ...onward }, (one) => JSON.stringify(one.sentence) === JSON.stringify(sentence));
  }

  /** A file was written; what can be done with it stands beside. */
  written({ name, number }: WrittenFile): void {
    this.show({ key: 'saved-as', args: { file: { type: 'text', value: name } } }, 'news', { file: number });
  }

  /** Says what a request did to the study, and what was taken back or done again. */
  changed(command: Request['command'], before: Session | null, now: Session | null): void {
    if (!before || !now) return;
    if (command === 'undo' || command === 'redo') {
      const step = before[command];
      if (step) this.tell(command === 'undo' ? 'undone' : 'redone', step);
      return;
    }
    const changes = steps.includes(command) && JSON.stringify(before.document) !== JSON.stringify(now.document);
    if (changes && now.undo) this.tell('done', now.undo);
  }

  /** Tells a change of the study; the one before it has been read. */
  tell(turn: Turn, view: StepView): void {
    this.#put({ tone: 'news', sentence: view, step: { turn, view } }, (one) => one.step !== null);
  }

  #put(news: Omit<Toast, 'id'>, replaced: (one: Toast) => boolean): void {
    const toast: Toast = { id: this.#next++, ...news };
    this.list = [...this.list.filter((one) => !replaced(one)).slice(-2), toast];
    this.release(toast);
  }

  /** Stays while the pointer or the focus is on it. */
  hold({ id }: Toast): void {
    clearTimeout(this.#timers.get(id));
  }

  /** Goes after its time. */
  release(toast: Toast): void {
    this.hold(toast);
    this.#timers.set(
      toast.id,
      setTimeout(() => this.dismiss(toast.id), lasting(toast)),
    );
  }

  /** Nothing that was said before stays in sight. */
  clear(): void {
    this.list = [];
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}
