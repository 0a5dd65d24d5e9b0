import stringWidth from 'fast-string-width';

/**
 * Characters of one column each: nearly all that the program draws. Their width is their number; measuring others loads
 * tables of all scripts and emoji, which takes a millisecond.
 */
const singleColumnText = /^[ -~¡-¬®-ÿ–—‘’“”„•…›─-▟●✓]*$/;

/** Width in columns; wide characters and most emoji take two. */
export function widthOf(text: string): number {
  return singleColumnText.test(text) ? text.length : stringWidth(text);
}

/** The width of the widest text; of none, 0. */
export function widestOf(texts: readonly string[]): number {
  return texts.reduce((widest, text) => Math.max(widest, widthOf(text)), 0);
}

let segmenter: Intl.Segmenter | null = null;

/** Splits a text into characters as people see them. Creating the segmenter takes a tenth of the start-up time. */
export function charactersOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return segmenter.segment(text);
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** The longest start of the text within `width` columns and `width` code units. */
export function startOf(text: string, width: number): string {
  let columns = 0;
  let end = 0;
  for (const { segment, index } of charactersOf(text.slice(0, width))) {
    columns += widthOf(segment);
    if (columns > width) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** The longest end of the text within `width` columns and `width` code units. */
export function endOf(text: string, width: number): string {
  const segments = [...charactersOf(width > 0 ? text.slice(-width) : '')];
  let columns = 0;
  let end = '';
  for (const { segment } of segments.reverse()) {
    columns += widthOf(segment);
    if (columns > width) break;
    end = segment + end;
  }
  return end;
}
