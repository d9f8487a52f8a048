import { describe, expect, it } from 'vitest';
import { linear, moneyAxis, monthAt, monthTicks } from './scale.ts';

describe('scales', () => {
  it('map a domain to a range', () => {
    const scale = linear([0, 200], [300, 20]);
    expect([scale(0), scale(100), scale(200)]).toEqual([300, 160, 20]);
  });

  it('always hold zero and end on round figures', () => {
    const { domain, ticks } = moneyAxis([4500, 183342], 6);
    expect(domain[0]).toBe(0);
    expect(domain[1]).toBeGreaterThanOrEqual(183342);
    expect(ticks).toContain(0);
    expect(moneyAxis([-300, 50], 5).domain[0]).toBeLessThanOrEqual(-300);
    expect(moneyAxis([0, 0], 5)).toEqual({ domain: [0, 1], ticks: [0] });
  });

  it('label months evenly on the calendar', () => {
    const months = Array.from({ length: 36 }, (_, at) => `${2027 + Math.floor((at + 3) / 12)}-${String(((at + 3) % 12) + 1).padStart(2, '0')}`);
    expect(monthTicks(months, 600, 56).map((at) => months[at])).toEqual(['2027-07', '2028-01', '2028-07', '2029-01', '2029-07', '2030-01']);
    expect(monthTicks(months, 4000, 56)).toHaveLength(36);
    expect(monthTicks([], 600, 56)).toEqual([]);
  });

  it('find the month under a position', () => {
    expect(monthAt(0, 360, 36)).toBe(0);
    expect(monthAt(359.9, 360, 36)).toBe(35);
    expect(monthAt(500, 360, 36)).toBe(35);
    expect(monthAt(-3, 360, 36)).toBe(0);
  });
});
