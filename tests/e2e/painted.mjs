// Runs in the page: presses one key after another on the element with the focus, or drags it by its
// middle so many pixels at a time (`pulls`), and waits each time until each of the watched elements
// has changed and the frame with it was handed over. Gives for each of them the milliseconds of each step. Between two steps it rests as long as a key
// that is held down: right after a frame the next one is a whole frame away, whatever is done.
// It is sent to the page as text, so it uses nothing around it.
export async function paintedSteps({ watched, steps, keys = ['ArrowRight'], pulls }) {
  const field = document.activeElement;
  const changed = [];
  const handed = [];
  // One channel for all: WebKit asks every channel that was not collected yet at every message.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => handed.shift()();
  // A frame begins, and the task after it comes when that frame was handed over. What the page
  // itself does after its frames waits behind that task, for it must not be measured with them.
  const own = window.requestAnimationFrame;
  const frame = (next) =>
    own.call(window, (now) => {
      for (const fulfil of changed.splice(0)) {
        handed.push(() => fulfil(performance.now()));
        port2.postMessage(null);
      }
      next?.(now);
    });
  window.requestAnimationFrame = frame;
  const painted = (element) =>
    new Promise((fulfil) => {
      const watch = new MutationObserver(() => {
        watch.disconnect();
        changed.push(fulfil);
        frame();
      });
      watch.observe(element, { attributes: true, childList: true, characterData: true, subtree: true });
    });
  const elements = watched.map((selector) => document.querySelector(selector));
  const taken = watched.map(() => []);
  const rest = 1000 / 30;
  const key = (step) => field.dispatchEvent(new KeyboardEvent('keydown', { key: keys[step % keys.length], bubbles: true, cancelable: true }));
  const box = field.getBoundingClientRect();
  let x = box.x + box.width / 2;
  const pointer = (type) =>
    field.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: box.y + box.height / 2, pointerId: 1, pointerType: 'mouse', buttons: type === 'pointerup' ? 0 : 1, bubbles: true, cancelable: true }));
  const pull = (step) => {
    x += pulls[step % pulls.length];
    pointer('pointermove');
  };
  if (pulls) {
    pointer('pointerdown');
    await new Promise((fulfil) => setTimeout(fulfil, 300));
  }
  for (let step = 0; step < steps; step += 1) {
    const waiting = Promise.all(elements.map(painted));
    const from = performance.now();
    (pulls ? pull : key)(step);
    for (const [index, at] of (await waiting).entries()) taken[index].push(at - from);
    await new Promise((fulfil) => setTimeout(fulfil, rest));
  }
  if (pulls) pointer('pointerup');
  port1.close();
  window.requestAnimationFrame = own;
  return taken;
}

/** The value that a share of the measurements does not exceed. */
export function quantile(taken, share) {
  const sorted = taken.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}
