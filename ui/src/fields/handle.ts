/**
 * A slider's handle under the pointer: pressed beside it, it comes there; from there on it follows,
 * with Alt ten times as slowly.
 */
import type { Pull } from './pulling.ts';
import { scrubbing } from './scrubbing.ts';

/** Its width, as its style has it. */
const WIDTH = 14;

interface Drag {
  /** A drag begins where the value stands, with so many pixels from one end to the other. */
  begin: (pixels: number) => Pull;
  pull: (distance: number, fine: boolean) => void;
  /** What may come next. */
  expect: (values: string[]) => void;
  /** Whether nothing is under way. */
  resting: () => boolean;
  release: () => void;
  giveUp: () => void;
}

export function handle({ begin, pull, expect, resting, release, giveUp }: Drag) {
  const drag = scrubbing(
    {
      ready: () => true,
      begin({ type, clientX, currentTarget: slider }) {
        if (!(slider instanceof HTMLElement)) return;
        const track = slider.getBoundingClientRect();
        const way = track.width - WIDTH;
        const here = begin(way);
        // Alt was pressed or let go.
        if (type !== 'pointerdown') return;
        slider.focus({ preventScroll: true });
        const beside = clientX - track.x - WIDTH / 2 - here.from * way;
        if (Math.abs(beside) <= WIDTH / 2) return expect(here.next());
        pull(beside, false);
        begin(way);
      },
      pull,
      release,
      giveUp,
    },
    1,
  );
  return {
    ...drag,
    onpointerenter({ currentTarget: slider }: PointerEvent & { currentTarget: HTMLElement }) {
      if (resting()) expect(begin(slider.offsetWidth - WIDTH).next());
    },
  };
}
