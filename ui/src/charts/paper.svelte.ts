/**
 * A page of paper, in CSS pixels. Drawings are made anew for it, so that their words keep their
 * size and what belongs together stays on one page, whatever the window's size.
 */
class Paper {
  /** A4 between its margins. */
  readonly width = 703;
  /** Of a drawing with the comparison's table below it, and of one with its months. */
  readonly tall = 300;
  readonly low = 230;
  printing = $state(false);
}

export const paper = new Paper();
