/**
 * A figure that is dragged left and right by the pointer while its field is not being edited.
 * A finger scrolls as ever, and in a field that is being edited the pointer selects text.
 */
interface Drag {
  /** Whether one may begin now. */
  ready: () => boolean;
  /** Distances count from here on: at the beginning, and when Alt is pressed or let go. */
  begin: () => void;
  /** So many pixels to the right; in finer steps while Alt is held. */
  pull: (distance: number, fine: boolean) => void;
  /** Let go, after it was moved or where it was clicked. */
  release: (moved: boolean) => void;
  /** Escape was pressed, or the system took the pointer away. */
  giveUp: () => void;
}

/** Less than this is the hand's trembling. */
const STILL = 4;

export function scrubbing({ ready, begin, pull, release, giveUp }: Drag) {
  let drag: { x: number; fine: boolean; moved: boolean } | null = null;
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
      drag = { x: event.clientX, fine: event.altKey, moved: false };
      event.currentTarget.setPointerCapture(event.pointerId);
      window.addEventListener('keydown', escape, true);
      begin();
    },
    onpointermove(event: PointerEvent) {
      if (!drag) return;
      if (drag.moved && drag.fine !== event.altKey) {
        drag = { x: event.clientX, fine: event.altKey, moved: true };
        begin();
      }
      const distance = event.clientX - drag.x;
      if (!drag.moved && Math.abs(distance) < STILL) return;
      drag = { ...drag, moved: true, fine: event.altKey };
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
