/**
 * The one door to the application: a request goes out, its reply comes back.
 * A refusal arrives as a rejection with an `AppError`, whatever carried it.
 */
import type { AppError } from '../generated/AppError.ts';
import type { Reply } from '../generated/Reply.ts';
import type { Request } from '../generated/Request.ts';

export type { AppError, Reply, Request };

/** A file is held over the window, has left it, or was dropped and can be opened. */
export type Drag = 'over' | 'away' | 'dropped';

/** One entry of the window's own menu. */
export type MenuItem =
  | { kind: 'command'; id: string; label: string; enabled: boolean }
  | { kind: 'line' }
  | ({ kind: 'menu' } & MenuPart)
  | { kind: 'cut' | 'copy' | 'paste' | 'select-all'; label: string };

export interface MenuPart {
  label: string;
  items: MenuItem[];
}

export interface Host {
  call(request: Request): Promise<Reply>;
  /** Tells of files that are dragged over the window; gives back how to stop. */
  drags?(told: (drag: Drag) => void): () => void;
  /** Says what the window's own menu holds; nothing takes it away. */
  menu?(parts: MenuPart[]): void;
  /** Tells which of its commands was chosen; gives back how to stop. */
  commands?(told: (id: string) => void): () => void;
  /** Tells that the window is to be closed and waits for `leave`, not for ever; gives back how to stop. */
  leaving?(told: () => void): () => void;
  /** Closes the window. */
  leave?(): void;
}

/** A refusal of our own making, for when the application could not be reached. */
export function unreachable(detail: string): AppError {
  return {
    code: 'unreachable',
    message: { key: 'host-unreachable', args: { detail: { type: 'text', value: detail } } },
    issues: [],
  };
}

/** Whatever was thrown, as a refusal. */
export function asAppError(thrown: unknown): AppError {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown) {
    const { message } = thrown;
    if (typeof message === 'object' && message !== null && 'key' in message) return thrown as AppError;
  }
  return unreachable(thrown instanceof Error ? thrown.message : String(thrown));
}
