/**
 * Where a line of Chinese may end. Headings go on at a pause or a space only (`keep-all`); a
 * stretch too long for that may end between two words as well, never within one.
 */

/** Characters without a pause or a space, from which on they need not stay on one line. */
const long = /\p{Script=Han}{13,}/gu;

let words: Intl.Segmenter | undefined;

/** One character leans on its neighbours (版, 月付, 比…, 少花), but for a particle on what follows it. */
const apart = (before: string, after: string): boolean => after.length > 1 && (before.length > 1 || /[的了]/u.test(before));

/** Between these pieces of a text a line may end, besides where it may end anyway. */
export function pieces(text: string): string[] {
  const all: string[] = [];
  let from = 0;
  for (const { 0: run, index } of text.matchAll(long)) {
    words ??= new Intl.Segmenter('zh', { granularity: 'word' });
    let before = '';
    for (const { segment, index: at } of words.segment(run)) {
      if (before !== '' && apart(before, segment)) {
        all.push(text.slice(from, index + at));
        from = index + at;
      }
      before = segment;
    }
  }
  return [...all, text.slice(from)];
}
