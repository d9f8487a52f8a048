import { describe, expect, it } from 'vitest';
import { extents, peaks, segments } from './bars.ts';
import { movedMonth } from './marks.ts';
import { linear } from './scale.ts';
import { advantage, crossing, stepLine } from './steps.ts';

const [x, y] = [linear([0, 3], [0, 300]), linear([0, 100], [100, 0])];

describe('stairs', () => {
  it('rise at the start of a month and stand to its end', () => {
    expect(stepLine([10, 30, 60], x, y)).toBe('M0,100V90H100V70H200V40H300');
  });

  it('rise once more for what falls due later', () => {
    expect(stepLine([10, 30, 60], x, y, 80)).toMatch(/V40H300V20$/);
  });

  it('are level through months in which nothing falls due', () => {
    expect(stepLine([30, 30, 60], x, y)).toBe('M0,100V70H200V40H300');
  });

  it('enclose what the lower of two is below the other', () => {
    // Below in the first month and in the last; in the second the other is lower.
    expect(advantage([10, 50, 60], [30, 40, 90], x, y)).toBe('M0,90V70H100V90H0ZM200,40V10H300V40H200Z');
  });

  it('enclose months that follow one another as one piece', () => {
    expect(advantage([10, 20, 60], [30, 40, 60], x, y)).toBe('M0,90V70H100V60H200V80H100V90H0Z');
    expect(advantage([30, 40], [30, 40], x, y)).toBe('');
  });

  it('cross where both rise', () => {
    expect(crossing(1, [10, 30], [5, 50])).toBe(20);
    expect(crossing(1, [40, 40], [10, 60])).toBe(40);
  });
});

describe('bars', () => {
  const stacks = [
    { kind: 'fixed', label: 'Fixed', amounts: ['100', '0', '100'] },
    { kind: 'usage', label: 'Usage', amounts: ['20', '30', '-40'] },
  ];

  it('stack upwards and, below zero, downwards', () => {
    const pieces = segments(stacks, 3);
    expect(pieces[1]).toEqual([
      { month: 0, from: 100, to: 120 },
      { month: 1, from: 0, to: 30 },
      { month: 2, from: -40, to: 0 },
    ]);
    expect(extents(pieces, 3)).toEqual({ low: [0, 0, -40], high: [120, 30, 100] });
  });

  it('name the few that stand out', () => {
    expect(peaks([100, 10, 10, 10, 100, 10])).toEqual([0, 4]);
    expect(peaks([10, 10, 10])).toEqual([]);
    // A small one beside nothing would stand among other marks.
    expect(peaks([100, 0, 0, 11, 0, 0, 100, 0, 13])).toEqual([0, 6, 8]);
  });
});

describe('keys', () => {
  it('move between months and stop at the ends', () => {
    expect(movedMonth('ArrowRight', null, 36)).toBe(0);
    expect(movedMonth('ArrowLeft', null, 36)).toBe(35);
    expect(movedMonth('ArrowRight', 35, 36)).toBe(35);
    expect(movedMonth('Home', 12, 36)).toBe(0);
    expect(movedMonth('PageDown', 30, 36)).toBe(35);
    expect(movedMonth('a', 3, 36)).toBeUndefined();
  });
});
