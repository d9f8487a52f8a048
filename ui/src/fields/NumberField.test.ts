import { flushSync, mount, unmount } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { words } from '../words/words.svelte.ts';
import NumberField from './NumberField.svelte';

const given = { label: 'Discount rate', unit: '', kind: 'percent' as const, value: '0.08', min: '0', max: '0.2', step: '0.005', error: null };
const ontry = vi.fn((_text: string, show?: () => void) => show?.());
const tried = () => ontry.mock.calls.map(([text]) => text);
const onexpect = vi.fn<(texts: string[]) => void>();
const onkeep = vi.fn((text: string) => Promise.resolve(text !== 'abc'));
const ongiveup = vi.fn();
/** What the application says meanwhile. */
const kept = new SvelteMap<'value', string>();
let field: Record<string, unknown>;

const text = () => document.querySelector<HTMLInputElement>('input[type=text]')!;
const slider = () => document.querySelector<HTMLInputElement>('input[type=range]')!;
const press = (target: HTMLElement, key: string, more: KeyboardEventInit = {}) => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  flushSync();
};
const type = (value: string) => {
  text().focus();
  text().value = value;
  text().dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
};

beforeEach(() => {
  words.language = 'en';
  vi.useFakeTimers();
  kept.clear();
  const props = { ...given, ontry, onexpect, onkeep, ongiveup };
  const value = { get: () => kept.get('value') ?? given.value, enumerable: true };
  field = mount(NumberField, { target: document.body, props: Object.defineProperty(props, 'value', value) });
  flushSync();
});

afterEach(async () => {
  await unmount(field);
  vi.useRealTimers();
  vi.clearAllMocks();
});

describe('a number field', () => {
  it('says its value in words and figures', () => {
    expect(text().value).toBe('8%');
    expect(slider().getAttribute('aria-valuetext')).toBe('8%');
    expect(document.querySelector('label')?.htmlFor).toBe(text().id);
  });

  it('moves by keys, shows each step, and keeps the last after a pause', async () => {
    press(slider(), 'ArrowRight');
    press(slider(), 'ArrowRight');
    press(slider(), 'ArrowRight', { altKey: true });
    expect(tried()).toEqual(['8.5%', '9%', '9.05%']);
    expect(text().value).toBe('9.05%');
    expect(onkeep).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(700);
    expect(onkeep).toHaveBeenCalledExactlyOnceWith('9.05%');
  });

  it('shows its new place when it may, and counts every key until then', () => {
    const waiting: ((() => void) | undefined)[] = [];
    ontry.mockImplementationOnce((_, show) => void waiting.push(show)).mockImplementationOnce((_, show) => void waiting.push(show));
    press(slider(), 'ArrowRight');
    press(slider(), 'ArrowRight');
    expect(tried()).toEqual(['8.5%', '9%']);
    expect(text().value).toBe('8%');
    for (const show of waiting) show?.();
    flushSync();
    expect(text().value).toBe('9%');
    expect(slider().valueAsNumber).toBe(0.09);
  });

  it('says what may come next: the same key again, and either way while keys move it', () => {
    slider().focus();
    flushSync();
    expect(onexpect.mock.lastCall).toEqual([['8.5%', '7.5%']]);
    press(slider(), 'ArrowRight');
    expect(onexpect.mock.lastCall).toEqual([['9%']]);
    press(slider(), 'PageDown', { altKey: true });
    expect(onexpect.mock.lastCall).toEqual([['7.5%']]);
    press(slider(), 'Home');
    expect(onexpect.mock.lastCall).toEqual([['0%']]);
    slider().blur();
    flushSync();
    onexpect.mockClear();
    kept.set('value', '0.11');
    flushSync();
    expect(onexpect).not.toHaveBeenCalled();
  });

  describe('whose slider is moved by the pointer', () => {
    let capture: unknown;
    beforeEach(() => {
      // 214 pixels with a handle of 14: a pixel is a thousandth.
      slider().getBoundingClientRect = () => new DOMRect(100, 0, 214, 16);
      Object.defineProperty(slider(), 'offsetWidth', { value: 214 });
      capture = slider().setPointerCapture;
      slider().setPointerCapture = () => {};
    });
    const pointer = (type: string, clientX: number, more: PointerEventInit = {}) => {
      const event = new MouseEvent(type, { clientX, button: 0, bubbles: true, cancelable: true, ...more });
      slider().dispatchEvent(Object.defineProperty(event, 'pointerType', { value: more.pointerType ?? 'mouse' }));
      flushSync();
      return event;
    };

    it('follows it, keeps one change when it is let go, and the browser moves nothing', async () => {
      expect(capture).toBeDefined();
      expect(pointer('pointerdown', 187).defaultPrevented).toBe(true);
      expect(document.activeElement).toBe(slider());
      pointer('pointermove', 193);
      pointer('pointermove', 228);
      expect(tried()).toEqual(['8.5%', '12%']);
      expect(slider().valueAsNumber).toBe(0.12);
      expect(onkeep).not.toHaveBeenCalled();
      pointer('pointerup', 228);
      pointer('pointermove', 240);
      await vi.advanceTimersByTimeAsync(0);
      expect(onkeep).toHaveBeenCalledExactlyOnceWith('12%');
      expect(tried()).toEqual(['8.5%', '12%']);
    });

    it('comes to where it is pressed; where the handle is pressed it stays', async () => {
      pointer('pointerdown', 194);
      pointer('pointerup', 194);
      await vi.advanceTimersByTimeAsync(0);
      expect(tried()).toEqual([]);
      expect(onkeep).not.toHaveBeenCalled();
      pointer('pointerdown', 107);
      expect(tried()).toEqual(['0%']);
      pointer('pointerdown', 400);
      pointer('pointerup', 400);
      await vi.advanceTimersByTimeAsync(0);
      expect(onkeep).toHaveBeenLastCalledWith('20%');
    });

    it('goes ten times as slowly while Alt is held, from where it is', () => {
      pointer('pointerdown', 187);
      pointer('pointermove', 207);
      pointer('pointermove', 207, { altKey: true });
      pointer('pointermove', 217, { altKey: true });
      // Alt is let go, and the hand trembles.
      pointer('pointermove', 217);
      pointer('pointermove', 219);
      expect(slider().valueAsNumber).toBe(0.101);
      pointer('pointermove', 227);
      pointer('pointerup', 227);
      expect(tried()).toEqual(['10%', '10.1%', '11%']);
    });

    it('gives up on Escape', () => {
      pointer('pointerdown', 187);
      pointer('pointermove', 207);
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
      flushSync();
      expect(ongiveup).toHaveBeenCalled();
      expect(slider().valueAsNumber).toBe(0.08);
      pointer('pointermove', 217);
      expect(tried()).toEqual(['10%']);
    });

    it('is left to the browser under a finger', () => {
      expect(pointer('pointerdown', 187, { pointerType: 'touch' }).defaultPrevented).toBe(false);
      slider().value = '0.121';
      slider().dispatchEvent(new Event('input', { bubbles: true }));
      flushSync();
      expect(tried()).toEqual(['12%']);
    });

    it('says that it may go on as it did, or near that', () => {
      slider().dispatchEvent(new Event('pointerenter'));
      expect(onexpect.mock.lastCall![0]).toEqual(['8%', '8.5%', '7.5%', '9%', '7%', '9.5%', '6.5%']);
      pointer('pointerdown', 187);
      pointer('pointermove', 207);
      expect(onexpect.mock.lastCall![0].slice(0, 3)).toEqual(['12%', '12.5%', '11.5%']);
      pointer('pointermove', 197);
      expect(onexpect.mock.lastCall![0].slice(0, 3)).toEqual(['8%', '8.5%', '7.5%']);
      pointer('pointerup', 197);
    });
  });

  it('shows the value before beside the new one for a moment', async () => {
    const ghost = () => document.querySelector('.ghost')?.textContent;
    onkeep.mockReturnValueOnce(new Promise(() => {}));
    press(slider(), 'ArrowRight');
    expect(ghost()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(600);
    flushSync();
    expect(ghost()).toBe('8%');
    await vi.advanceTimersByTimeAsync(600);
    flushSync();
    expect(ghost()).toBeUndefined();
  });

  it('leaves what is typed while the value before is on its way', async () => {
    let kept: (done: boolean) => void = () => {};
    onkeep.mockReturnValueOnce(new Promise((fulfil) => (kept = fulfil)));
    type('12');
    press(text(), 'Enter');
    type('+10%');
    kept(true);
    await vi.advanceTimersByTimeAsync(0);
    flushSync();
    expect(text().value).toBe('+10%');
    press(text(), 'Enter');
    expect(onkeep).toHaveBeenCalledTimes(2);
  });

  it('gives up on Escape', () => {
    press(slider(), 'End');
    press(slider(), 'Escape');
    expect(ongiveup).toHaveBeenCalled();
    expect(text().value).toBe('8%');
  });

  it('keeps typed text on Enter, but not while an input method composes', async () => {
    type('12');
    press(text(), 'Enter', { isComposing: true });
    expect(onkeep).not.toHaveBeenCalled();
    press(text(), 'Enter');
    expect(onkeep).toHaveBeenCalledExactlyOnceWith('12%');
    await vi.advanceTimersByTimeAsync(0);
  });

  it('leaves a refused text standing', async () => {
    type('abc');
    press(text(), 'Enter');
    await vi.advanceTimersByTimeAsync(0);
    flushSync();
    expect(text().value).toBe('abc');
  });

  it('changes nothing when nothing was changed', () => {
    text().focus();
    flushSync();
    expect(text().value).toBe('8%');
    press(text(), 'Enter');
    text().blur();
    expect(onkeep).not.toHaveBeenCalled();
  });

  it('keeps nothing when the value changes under an untouched field', () => {
    text().focus();
    flushSync();
    kept.set('value', '0.11');
    flushSync();
    expect(text().value).toBe('11%');
    text().blur();
    flushSync();
    expect(onkeep).not.toHaveBeenCalled();
    expect(text().value).toBe('11%');
  });

  it('is sent once, though it is left while it is on its way', async () => {
    for (const write of [() => type('12'), () => (text().focus(), press(text(), 'ArrowUp'))]) {
      write();
      press(text(), 'Enter');
      text().blur();
      flushSync();
      expect(onkeep).toHaveBeenCalledTimes(1);
      await vi.advanceTimersByTimeAsync(0);
      onkeep.mockClear();
    }
  });

  it('is selected as soon as it has the focus, so that typing replaces it', () => {
    text().focus();
    expect(text().value).toBe('8%');
    expect([text().selectionStart, text().selectionEnd]).toEqual([0, 2]);
    // Typing that has begun by the next frame stays.
    text().setRangeText('1', 0, 2, 'end');
    text().dispatchEvent(new Event('input', { bubbles: true }));
    vi.advanceTimersToNextFrame();
    expect([text().selectionStart, text().selectionEnd]).toEqual([1, 1]);
  });
});
