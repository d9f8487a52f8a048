/** What tells a scenario apart from the one it departs from, as the application says it. */
import type { Departure } from '../../generated/Departure.ts';
import type { OpenStudy } from '../../state/session.svelte.ts';

/** Follows the study; null until it was told. */
export function departures(study: OpenStudy, scenario: () => string): () => readonly Departure[] | null {
  let lines = $state.raw<readonly Departure[] | null>(null);
  $effect(() => {
    void study.session?.document;
    let still = true;
    void study.glance({ command: 'words', ask: 'departures', scenario: scenario() }).then((reply) => {
      if (still) lines = reply?.reply === 'departures' ? reply.lines : null;
    });
    return () => {
      still = false;
    };
  });
  return () => lines;
}
