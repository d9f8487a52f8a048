/** Where words go on a chart so that they do not touch each other. */

/** Letters are a little over half as wide as high, Chinese characters a full square. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code >= 0x2e80) width += 1;
    else if (/[\s.,:;'|il]/.test(letter)) width += 0.3;
    else if (/[A-ZmwMW¥%—]/.test(letter)) width += 0.72;
    else width += 0.6;
  }
  return width * size;
}

/** The text, or its start with an ellipsis, within a width. */
export function fit(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** The two ends of a text around an ellipsis, within a width. */
function fitBoth(text: string, size: number, width: number): string {
  const letters = [...text];
  let kept = letters.length - 1;
  const cut = () => `${letters.slice(0, Math.ceil(kept / 2)).join('').trimEnd()}…${letters.slice(letters.length - Math.floor(kept / 2)).join('').trimStart()}`;
  while (kept > 2 && textWidth(cut(), size) > width) kept -= 1;
  return cut();
}

/** Names within a width; where what is left of one could be another that begins so, it keeps its end too: no two look alike. */
export function fitApart(names: readonly string[], size: number, width: number): string[] {
  const cut = names.map((name) => fit(name, size, width));
  return names.map((name, n) => {
    const left = cut[n] ?? name;
    if (left === name) return name;
    const begun = left.slice(0, -1);
    const alike = names.some((other) => other !== name && (other.startsWith(begun) || begun.startsWith(other)));
    return alike ? fitBoth(name, size, width) : left;
  });
}

/**
 * Centres for labels of one height that want to stand at given places, moved as little
 * as possible so that none overlap and all lie between `low` and `high`.
 * Blocks of touching labels share their displacement evenly.
 */
export function placeLabels(wanted: readonly number[], height: number, low: number, high: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const room = Math.max(high - low, 0);
  const gap = wanted.length > 1 ? Math.min(height, room / wanted.length) : height;
  const [first, last] = [low + gap / 2, high - gap / 2];

  interface Block {
    members: number[];
    /** Centre of the first label. */
    start: number;
    sum: number;
  }
  const blocks: Block[] = [];
  const settle = (block: Block) => {
    const length = block.members.length;
    const ideal = block.sum / length;
    block.start = Math.max(first, Math.min(ideal, last - (length - 1) * gap));
  };
  for (const index of order) {
    const block: Block = { members: [index], start: 0, sum: wanted[index] ?? 0 };
    settle(block);
    blocks.push(block);
    for (;;) {
      const [above, below] = [blocks.at(-2), blocks.at(-1)];
      if (!above || !below || above.start + above.members.length * gap <= below.start + 1e-9) break;
      // A member's wish, seen from the start of its block.
      above.sum += below.sum - below.members.length * above.members.length * gap;
      above.members.push(...below.members);
      blocks.pop();
      settle(above);
    }
  }
  const places = wanted.slice();
  for (const block of blocks) block.members.forEach((index, n) => (places[index] = block.start + n * gap));
  return places;
}

export type Side = 'right' | 'left' | null;

/**
 * On which side of its place each label may be written without touching another place
 * or label: to the right where it fits, else to the left, else not at all.
 */
export function sides(places: readonly number[], widths: readonly number[], start: number, end: number): Side[] {
  let free = start;
  return places.map((place, index) => {
    const width = widths[index] ?? 0;
    if (place + width <= (places[index + 1] ?? end)) {
      free = place + width;
      return 'right';
    }
    const left = place - width >= free ? 'left' : null;
    free = place;
    return left;
  });
}
