import { describe, expect, it } from 'vitest';
import { pieces } from './whole.ts';

describe('a line of Chinese', () => {
  it('ends between words where a stretch is long, and never beside a word of one character', () => {
    const text = '归属于整个测算期间的全部订阅成本比旗舰版年付少花三成';
    const found = pieces(text);
    expect(found.join('')).toBe(text);
    expect(found.length).toBeGreaterThan(2);
    for (const torn of ['期间', '全部', '订阅', '成本', '旗舰版年付少花三成']) expect(found.some((piece) => piece.includes(torn)), torn).toBe(true);
    // A particle stays with what it follows.
    expect(found.some((piece) => piece.startsWith('的'))).toBe(false);
  });

  it('stays as it is where it pauses often enough, and in English', () => {
    for (const text of ['专业版月付从第一个月起一直最便宜，36\u00A0个月合计比旗舰版少花 ¥8,412.00（12%）。', 'Pro monthly is the cheapest from the first month on', '']) expect(pieces(text)).toEqual([text]);
  });
});
