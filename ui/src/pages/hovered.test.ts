import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenToHovering, REST, type HoverTip } from './hovered.ts';

let tip: HoverTip | null = null;
let stop = () => {};
const find = (selector: string) => document.querySelector<HTMLElement>(selector)!;
const point = (kind: string, node: Element, more: Record<string, unknown> = {}) => node.dispatchEvent(Object.assign(new Event(kind, { bubbles: true }), { pointerType: 'mouse', clientX: 40, clientY: 30, ...more }));

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<button id="present" title="3 · F11"><b>Present</b></button><i title="Yearly">Y</i><p>plain</p><svg aria-hidden="true"><g data-tip="Yearly package"><text>Yearly…</text></g></svg>';
  stop = listenToHovering(window, (to) => (tip = to));
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('what the pointer rests on', () => {
  it('tells its title after a moment, and has none that the system could show', () => {
    point('pointerover', find('b'));
    expect(find('#present').title).toBe('');
    expect(find('#present').getAttribute('aria-description')).toBe('3 · F11');
    vi.advanceTimersByTime(REST - 1);
    expect(tip).toBeNull();
    point('pointermove', find('b'), { clientX: 44 });
    vi.advanceTimersByTime(1);
    expect(tip).toEqual({ text: '3 · F11', x: 44, y: 30 });
  });

  it('is silent as soon as it is pressed, until the pointer comes again', () => {
    point('pointerover', find('b'));
    vi.advanceTimersByTime(REST);
    point('pointerdown', find('b'));
    expect(tip).toBeNull();
    point('pointermove', find('b'));
    vi.advanceTimersByTime(REST * 4);
    expect(tip).toBeNull();
    point('pointerover', find('p'));
    point('pointerover', find('b'));
    vi.advanceTimersByTime(REST);
    expect(tip?.text).toBe('3 · F11');
  });

  it('says nothing when the press comes before its tip', () => {
    point('pointerover', find('b'));
    point('pointerdown', find('b'));
    vi.advanceTimersByTime(REST * 4);
    expect(tip).toBeNull();
  });

  it('has its title back when the pointer leaves it or the window', () => {
    point('pointerover', find('b'));
    point('pointerover', find('i'));
    expect([find('#present').title, find('i').title]).toEqual(['3 · F11', '']);
    expect(find('#present').hasAttribute('aria-description')).toBe(false);
    point('pointerout', find('i'), { relatedTarget: null });
    expect(find('i').title).toBe('Yearly');
  });

  it('tells the title it was given meanwhile, and never the old one', async () => {
    point('pointerover', find('i'));
    vi.advanceTimersByTime(REST);
    find('i').title = '•••••';
    await vi.advanceTimersByTimeAsync(0);
    expect([tip, find('i').title, find('i').getAttribute('aria-description')]).toEqual([null, '', '•••••']);
    point('pointerover', find('p'));
    expect(find('i').title).toBe('•••••');
  });

  it('tells of a mark of a drawing, whose words are another’s to read aloud', async () => {
    const mark = find('[data-tip]');
    point('pointerover', find('text'));
    vi.advanceTimersByTime(REST);
    expect([tip?.text, mark.hasAttribute('aria-description')]).toEqual(['Yearly package', false]);
    mark.dataset['tip'] = '•••••';
    await vi.advanceTimersByTimeAsync(0);
    expect(tip).toBeNull();
    point('pointerover', find('p'));
    expect([mark.getAttribute('title'), mark.dataset['tip']]).toEqual([null, '•••••']);
  });

  it('does not tell of what has gone', () => {
    point('pointerover', find('b'));
    find('#present').remove();
    vi.advanceTimersByTime(REST);
    expect(tip).toBeNull();
  });
});
