// Folders of the real-window specs.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const examples = fileURLToPath(new URL('../../../examples', import.meta.url));

/** A folder that outlives a window, so that a second one starts where it ended. */
export function home(t) {
  const folder = mkdtempSync(join(tmpdir(), 'outlay-home-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
