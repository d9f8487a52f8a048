/** Picks the host by where the page runs. */
import type { Host } from './host.ts';

export async function chooseHost(): Promise<Host> {
  if ('__TAURI_INTERNALS__' in window) return (await import('./tauri.ts')).tauri;
  return (await import('./http.ts')).http();
}
