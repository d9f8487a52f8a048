import { describe, expect, it } from 'vitest';
import { fit, fitApart, placeLabels, sides, textWidth } from './labels.ts';

const gaps = (places: number[]) => places.toSorted((a, b) => a - b).map((place, at, all) => (at === 0 ? Infinity : place - (all[at - 1] ?? 0)));

describe('label placement', () => {
  it('leaves labels with room where they are', () => {
    expect(placeLabels([20, 100, 200], 30, 0, 300)).toEqual([20, 100, 200]);
  });

  it('shares the displacement of labels that touch', () => {
    expect(placeLabels([100, 100], 30, 0, 300)).toEqual([85, 115]);
    expect(placeLabels([110, 100, 90], 30, 0, 300)).toEqual([130, 100, 70]);
  });

  it('keeps every label inside', () => {
    const places = placeLabels([2, 4, 299, 298], 30, 0, 300);
    expect(Math.min(...places)).toBeGreaterThanOrEqual(15);
    expect(Math.max(...places)).toBeLessThanOrEqual(285);
    expect(Math.min(...gaps(places))).toBeGreaterThanOrEqual(30 - 1e-9);
  });

  it('moves blocks that meet while they settle', () => {
    const places = placeLabels([50, 52, 54, 95, 96, 130], 30, 0, 400);
    expect(Math.min(...gaps(places))).toBeGreaterThanOrEqual(30 - 1e-9);
  });

  it('keeps order and room for any places', () => {
    let seed = 7;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    for (let round = 0; round < 200; round += 1) {
      const wanted = Array.from({ length: 1 + Math.floor(random() * 6) }, () => random() * 300);
      const places = placeLabels(wanted, 31, 0, 300);
      expect(Math.min(...gaps(places))).toBeGreaterThanOrEqual(31 - 1e-6);
      expect(Math.min(...places)).toBeGreaterThanOrEqual(15.5 - 1e-6);
      expect(Math.max(...places)).toBeLessThanOrEqual(284.5 + 1e-6);
      const order = wanted.map((_, at) => at).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
      for (const [n, at] of order.entries()) if (n > 0) expect(places[at]).toBeGreaterThan(places[order[n - 1] ?? 0] ?? 0);
    }
  });

  it('moves closer together when there is not enough room', () => {
    const places = placeLabels([10, 20, 30, 40], 30, 0, 80);
    expect(gaps(places).slice(1)).toEqual([20, 20, 20]);
  });
});

describe('text', () => {
  it('is as wide as its letters', () => {
    expect(textWidth('按年预付', 12)).toBe(48);
    expect(textWidth('Prepaid', 12)).toBeLessThan(60);
  });

  it('is cut with an ellipsis', () => {
    expect(fit('Bought licence with own servers', 12, 100)).toMatch(/^Bought.*…$/);
    expect(fit('Short', 12, 100)).toBe('Short');
  });

  it('keeps both ends where names begin alike, so that no two look the same', () => {
    const names = ['Tencent Cloud IM · Pro edition, monthly', 'Tencent Cloud IM · Pro edition, a year ahead', '腾讯云即时通信旗舰版按月付费', '腾讯云即时通信旗舰版预付一年'];
    for (const width of [80, 100, 140]) {
      const cut = fitApart(names, 12, width);
      expect(new Set(cut).size).toBe(names.length);
      for (const text of cut) expect(textWidth(text, 12)).toBeLessThanOrEqual(width);
    }
    expect(fitApart(names, 12, 100)[1]).toMatch(/^Tencent.*….*ahead$/);
    // What is left of a longer name is not the shorter one.
    expect(fitApart(['腾讯云即时通信 IM · 专业版', '腾讯云即时通信 IM · 专业版（预付一年）'], 12, 160)).toEqual(['腾讯云即时通信 IM · 专业版', '腾讯云即时通…（预付一年）']);
    // One name twice is one name.
    expect(fitApart(['Short', 'Short'], 12, 100)).toEqual(['Short', 'Short']);
  });

  it('goes to the side of a flag where there is room, or is left out', () => {
    expect(sides([0, 30, 200], [60, 60, 60], 0, 250)).toEqual([null, 'right', 'left']);
    expect(sides([100, 120, 300], [60, 60, 60], 0, 400)).toEqual(['left', 'right', 'right']);
    expect(sides([100, 110, 120], [60, 60, 60], 0, 130)).toEqual(['left', null, null]);
  });
});
