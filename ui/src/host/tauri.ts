/** The host inside the desktop window. The only file that knows Tauri. */
import { invoke } from '@tauri-apps/api/core';
import { asAppError, type Drag, type Host, type Reply } from './host.ts';

/** Hears an event that the window raises in the page. */
function hear(name: string, told: (detail: string) => void): () => void {
  const listener = (event: Event) => {
    if (event instanceof CustomEvent && typeof event.detail === 'string') told(event.detail);
  };
  window.addEventListener(name, listener);
  return () => window.removeEventListener(name, listener);
}

export const tauri: Host = {
  menu: (parts) => void invoke('menu', { parts }).catch((thrown: unknown) => console.error(thrown)),
  commands: (told) => hear('outlay-command', told),
  leaving: (told) => hear('outlay-leaving', () => told()),
  leave: () => void invoke('leave').catch((thrown: unknown) => console.error(thrown)),
  drags: (told) => hear('outlay-drag', (detail) => told(detail as Drag)),
  async call(request) {
    try {
      return await invoke<Reply>('call', { request });
    } catch (thrown) {
      throw asAppError(thrown);
    }
  },
};
