import { describe, expect, it } from 'vitest';
import { fitting } from './fitting.ts';

const widths = [80, 90, 60, 120, 100];
const shown = (row: number, chosen: number) => fitting(row, widths, 50, chosen).flatMap((on, at) => (on ? [at] : []));

describe('choices in a row', () => {
  it('stand all where there is room for all, without a way to more', () => {
    expect(shown(450, 0)).toEqual([0, 1, 2, 3, 4]);
  });

  it('give way from the last on, with room for what leads to them', () => {
    expect(shown(449, 0)).toEqual([0, 1, 2, 3]);
    expect(shown(399, 0)).toEqual([0, 1, 2]);
    expect(shown(285, 0)).toEqual([0, 1, 2]);
  });

  it('leave none out in the middle, even where one after it is small', () => {
    expect(fitting(200, [80, 120, 20, 20], 50, 0)).toEqual([true, false, false, false]);
  });

  it('always show the chosen one', () => {
    expect(shown(330, 4)).toEqual([0, 1, 4]);
    expect(shown(120, 3)).toEqual([3]);
  });

  it('fit exactly', () => {
    expect(shown(280, 0)).toEqual([0, 1, 2]);
  });
});
