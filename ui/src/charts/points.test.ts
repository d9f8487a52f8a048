import { describe, expect, it } from 'vitest';
import { usualMonth } from './bars.ts';
import { movedPoint } from './PointFrame.svelte';

const walk = (keys: readonly string[], counts: readonly number[], upward = false) =>
  keys.reduce<ReturnType<typeof movedPoint> | null>((at, key) => movedPoint(key, at ?? null, counts, upward) ?? null, null);

describe('points in rows', () => {
  it('goes right along a row and on into the next, and back', () => {
    expect(walk(['ArrowRight', 'ArrowRight', 'ArrowRight'], [2, 2])).toEqual({ row: 1, point: 0 });
    expect(walk(['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft'], [2, 2])).toEqual({ row: 0, point: 1 });
  });

  it('goes from row to row, and stays on a point that there is', () => {
    expect(walk(['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown'], [3, 1])).toEqual({ row: 1, point: 0 });
    expect(walk(['ArrowDown', 'ArrowUp'], [3, 1])).toEqual({ row: 0, point: 0 });
    expect(walk(['ArrowUp'], [3, 1])).toEqual({ row: 1, point: 0 });
  });

  it('in a grid up is up, and a row has its own ends', () => {
    expect(walk(['ArrowRight', 'ArrowUp', 'ArrowUp', 'End'], [4, 4, 4], true)).toEqual({ row: 2, point: 3 });
    expect(walk(['ArrowRight', 'ArrowUp', 'ArrowUp', 'End', 'ArrowRight'], [4, 4, 4], true)).toEqual({ row: 2, point: 3 });
  });

  it('begins and ends at the outermost points', () => {
    expect(walk(['Home'], [2, 3])).toEqual({ row: 0, point: 0 });
    expect(walk(['End'], [2, 3])).toEqual({ row: 1, point: 2 });
    expect(movedPoint('x', null, [2])).toBeUndefined();
  });
});

describe('a usual month', () => {
  it('is the middle of those with a payment', () => {
    expect(usualMonth([1200, 0, 100, 110, 90])).toBe(100);
    expect(usualMonth([0, 0])).toBe(0);
  });
});
