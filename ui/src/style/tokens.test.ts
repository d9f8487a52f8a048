/** The colours keep their distance: from the ground they stand on, and from each other in every eye. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/style/tokens.css', 'utf8');

type Triple = [number, number, number];

/** The tokens of a theme by name. */
function theme(name: 'light' | 'dark'): Record<string, string> {
  const block = new RegExp(`data-theme='${name}'\\]\\s*\\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, key, value]) => [key, value]));
}

const linear = (hex: string): Triple =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as Triple;
const times = (matrix: readonly Triple[], [x, y, z]: Triple): Triple => matrix.map(([a, b, c]) => a * x + b * y + c * z) as Triple;

/** WCAG 2 contrast of two colours. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string) => times([[0.2126, 0.7152, 0.0722], [0, 0, 0], [0, 0, 0]], linear(hex))[0];
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** How eyes without red, green or blue cones see (Machado, Oliveira and Fernandes 2009, severity 1). */
const eyes: Readonly<Record<string, readonly Triple[]>> = {
  all: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** OKLab (Ottosson 2020), in hundredths. */
function seen(hex: string, eye: readonly Triple[]): Triple {
  const light = times(eye, linear(hex)).map((c) => Math.min(1, Math.max(0, c))) as Triple;
  const cones = times([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]], light).map(Math.cbrt) as Triple;
  return times([[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]], cones).map((c) => c * 100) as Triple;
}

/** The smallest distance of any two of the colours, in any eye. */
function nearest(colours: readonly string[]): number {
  const distances = Object.values(eyes).flatMap((eye) => {
    const points = colours.map((hex) => seen(hex, eye));
    return points.flatMap((one, n) => points.slice(n + 1).map((other) => Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])));
  });
  return Math.min(...distances);
}

const pick = (tokens: Record<string, string>, names: readonly string[]) => names.map((name) => tokens[name] ?? 'missing');
const series = ['series-1', 'series-2', 'series-3', 'series-4', 'series-5'];
const signs = ['saves', 'more', 'same'];

describe.each(['light', 'dark'] as const)('the %s theme', (name) => {
  const tokens = theme(name);
  const on = (ground: string, names: readonly string[]) => Object.fromEntries(names.map((one) => [one, contrast(tokens[one] ?? '#', tokens[ground] ?? '#')]));

  it('has a colour for every role', () => {
    expect(pick(tokens, ['canvas', 'raised', 'line', 'text', 'muted', 'faint', 'accent', ...signs, ...series, 'series-other'])).not.toContain('missing');
  });

  it('sets text on every ground in colours that can be read', () => {
    for (const ground of ['canvas', 'raised', 'selected', 'hover'])
      for (const [role, ratio] of Object.entries(on(ground, ['text', 'muted', 'accent', ...signs]))) expect(ratio, `${role} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps what is large, a frame or a line apart from its ground', () => {
    for (const [role, ratio] of Object.entries(on('canvas', ['faint', 'line-strong', 'accent']))) expect(ratio, role).toBeGreaterThanOrEqual(3);
    expect(contrast(tokens['on-accent'] ?? '#', tokens['accent'] ?? '#')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens['canvas'] ?? '#', tokens['text'] ?? '#')).toBeGreaterThanOrEqual(14);
  });

  it('draws lines that stand out, and tells them apart in every eye', () => {
    const least = { light: [3.38, 11.9], dark: [4.66, 12.2] }[name] as [number, number];
    for (const [role, ratio] of Object.entries(on('canvas', [...series, 'series-other']))) expect(Math.round(ratio * 100) / 100, role).toBeGreaterThanOrEqual(least[0]);
    expect(nearest(pick(tokens, series))).toBeGreaterThanOrEqual(least[1]);
  });

  it('has signs of more and less that no eye confuses, in colours that are neither red nor green', () => {
    for (const [role, ratio] of Object.entries(on('canvas', signs))) expect(ratio, role).toBeGreaterThanOrEqual(5.2);
    expect(nearest(pick(tokens, signs))).toBeGreaterThanOrEqual(9.5);
    const [red, green, blue] = linear(tokens['saves'] ?? '#');
    expect(Math.min(blue - red, blue - green)).toBeGreaterThan(0);
    // Orange is a red with some green in it.
    const orange = linear(tokens['more'] ?? '#');
    expect(orange[1]).toBeGreaterThan(0.05);
    expect(orange[0]).toBeGreaterThan(orange[1]);
  });
});

describe('the type and the space', () => {
  const size = (name: string) => Number(new RegExp(`:root \\{[^}]*--${name}: (\\d+)px`).exec(css)?.[1]);
  it('follows the scale', () => {
    expect(['caption', 'small', 'body', 'section', 'verdict', 'row', 'bar', 'status', 'radius', 'radius-pop'].map(size)).toEqual([11, 12, 13, 15, 20, 32, 40, 24, 4, 6]);
    expect(/:root:lang\(zh\) \{[^}]*--body: (\d+)px/.exec(css)?.[1]).toBe('14');
    expect(['quick', 'pane'].map((name) => new RegExp(`--${name}: (\\d+)ms`).exec(css)?.[1])).toEqual(['120', '180']);
  });

  it('gives each line its own dash', () => {
    const dashes = [...css.matchAll(/\.series-\d \{ --series: var\(--series-(\w+)\); --dash: ([^;]+); \}/g)].map(([, , dash]) => dash);
    // The sixth and all others are thin, grey and whole.
    expect(dashes).toEqual(['none', '6 3', '2 2', '8 3 2 3', '1 3', 'none']);
    expect(new Set(dashes.slice(0, 5)).size).toBe(5);
  });
});
