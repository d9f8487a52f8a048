import { flushSync } from 'svelte';

/**
 * Lays the page out at once. WebKit hands a frame over right after a layout, and waits for
 * the screen's next tick when it has only been told of changes.
 */
export function paintSoon(): void {
  flushSync();
  void document.body.offsetHeight;
}
