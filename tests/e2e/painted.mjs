// Runs in the page: presses Arrow right on the element with the focus and waits each time
// until the figure has another text and the frame with it was handed over. Gives the
// milliseconds of each step. It is sent to the page as text, so it uses nothing around it.
export async function paintedSteps({ figure, steps }) {
  const field = document.activeElement;
  const watched = document.querySelector(figure);
  const taken = [];
  for (let step = 0; step < steps; step += 1) {
    const painted = new Promise((fulfil) => {
      const watch = new MutationObserver(() => {
        watch.disconnect();
        // A frame begins, and the task after it comes when that frame was handed over.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            port1.close();
            fulfil(performance.now());
          };
          port2.postMessage(null);
        });
      });
      watch.observe(watched, { childList: true, characterData: true, subtree: true });
    });
    const from = performance.now();
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
    taken.push((await painted) - from);
  }
  return taken;
}

/** The value that a share of the measurements does not exceed. */
export function quantile(taken, share) {
  const sorted = taken.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}
