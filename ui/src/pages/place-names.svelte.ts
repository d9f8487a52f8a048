/** What places of the study are called, as the application says it. */
import type { Label } from '../generated/Label.ts';
import type { OpenStudy } from '../state/session.svelte.ts';
import { words } from '../words/words.svelte.ts';

/** Follows the study; a place has no name until it was told. */
export function placeNames(study: OpenStudy, wanted: () => readonly string[]): (path: string) => string {
  let names = $state.raw<ReadonlyMap<string, Label>>(new Map());
  $effect(() => {
    void study.session?.document;
    const paths = [...wanted()];
    if (paths.length === 0) return;
    let still = true;
    void study.glance({ command: 'words', ask: 'places', paths }).then((reply) => {
      if (!still || reply?.reply !== 'places') return;
      const told = reply.names;
      names = new Map(paths.flatMap((path, n) => (told[n] === undefined ? [] : [[path, told[n]]])));
    });
    return () => {
      still = false;
    };
  });
  return (path) => {
    const name = names.get(path);
    return name === undefined ? '' : words.name(name);
  };
}
