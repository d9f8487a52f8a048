import type { Sentence } from '../generated/Sentence.ts';

/** Why something typed is refused: a file may hold a value of the wrong type, a person wrote no whole number. */
export function plainly(why: Sentence): Sentence {
  const { expected, found } = why.args;
  if (why.key !== 'issue-wrong-type' || expected?.type !== 'text' || expected.value !== 'integer' || found?.type !== 'text') return why;
  return { key: 'edit-no-whole', args: { found: { type: 'text', value: found.value.replace(/^"(.*)"$/, '$1') } } };
}
