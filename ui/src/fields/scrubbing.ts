/**
 * A figure or a slider's handle that is dragged left and right by the pointer. A finger does as ever:
 * it scrolls, or moves the handle as the browser lets it. In a field that is being edited the pointer
 * selects text.
 */
interface Drag {
  /** Whether one may begin now. */
  ready: () => boolean;
  /** Distances count from here on: when it is pressed, and when Alt is pressed or let go. */
  begin: (event: PointerEvent) => void;
  /** So many pixels to the right; in finer steps while Alt is held. */
  pull: (distance: number, fine: boolean) => void;
  /** Let go, after it was moved or where it was clicked. */
  release: (moved: boolean) => void;
  /** Escape was pressed, or the system took the pointer away. */
  giveUp: () => void;
}

/** Less than so many pixels are the hand's trembling. */
const STILL = 4;

/** `still`: the same where it is pressed. */
export function scrubbing({ ready, begin, pull, release, giveUp }: Drag, still = STILL) {
  let drag: { x: number; fine: boolean; moved: boolean; still: number } | null = null;
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end();
    giveUp();
  };
  const end = () => {
    drag = null;
    window.removeEventListener('keydown', escape, true);
  };
  return {
    onpointerdown(event: PointerEvent & { currentTarget: HTMLElement }) {
      if (event.button !== 0 || event.pointerType === 'touch' || !ready()) return;
      event.preventDefault();
      // What is being written elsewhere is kept first, as by any other click.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      drag = { x: event.clientX, fine: event.altKey, moved: false, still };
      event.currentTarget.setPointerCapture(event.pointerId);
      window.addEventListener('keydown', escape, true);
      begin(event);
    },
    onpointermove(event: PointerEvent) {
      if (!drag) return;
      if (drag.moved && drag.fine !== event.altKey) {
        drag = { x: event.clientX, fine: event.altKey, moved: true, still: STILL };
        begin(event);
      }
      const distance = event.clientX - drag.x;
      if (Math.abs(distance) < drag.still) return;
      drag = { ...drag, moved: true, fine: event.altKey, still: 0 };
      pull(distance, event.altKey);
    },
    onpointerup() {
      if (!drag) return;
      const { moved } = drag;
      end();
      release(moved);
    },
    onpointercancel() {
      if (!drag) return;
      end();
      giveUp();
    },
  };
}
