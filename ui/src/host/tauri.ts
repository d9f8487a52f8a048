/** The host inside the desktop window. The only file that knows Tauri. */
import { invoke } from '@tauri-apps/api/core';
import { asAppError, type Host, type Reply } from './host.ts';

export const tauri: Host = {
  async call(request) {
    try {
      return await invoke<Reply>('call', { request });
    } catch (thrown) {
      throw asAppError(thrown);
    }
  },
};
