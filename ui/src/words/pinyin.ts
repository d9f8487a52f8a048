/**
 * The pinyin initials of names that people write themselves. The web view sorts Chinese by
 * pinyin; between which two of these characters, the first of their letter, another one is
 * sorted tells its letter. Of a character with several readings it is the commonest.
 */
const letters = 'abcdefghjklmnopqrstwxyz';
const first = '吖丷嚓咑妸发旮哈丌咔垃呣拏喔妑七呥仨他屲夕丫帀';
const order = new Intl.Collator('zh-CN-u-co-pinyin');

function letter(character: string): string {
  let found = '';
  [...first].forEach((border, n) => {
    if (order.compare(border, character) <= 0) found = letters[n] ?? '';
  });
  return found;
}

/** `基准情景` as `jzqj`; letters and figures stay, the rest is passed over. */
export function initialsOf(text: string): string {
  return [...text.normalize('NFKC').toLowerCase()]
    .map((one) => (/\p{Script=Han}/u.test(one) ? letter(one) : /[a-z0-9]/.test(one) ? one : ''))
    .join('');
}
