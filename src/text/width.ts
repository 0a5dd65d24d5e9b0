import stringWidth from 'fast-string-width';

/**
 * Characters that take one column each: nearly all that is ever drawn. To count them is enough; to measure anything
 * else, tables of all scripts and emoji are set up, which takes a millisecond.
 */
const evenText = /^[ -~¡-¬®-ÿ–—‘’“”„…›█░]*$/;

/** How many columns the text takes: wide characters and most emoji take two. */
export function widthOf(text: string): number {
  return evenText.test(text) ? text.length : stringWidth(text);
}

let segmenter: Intl.Segmenter | null = null;

/** The text in characters as people see them. What tells them apart takes a tenth of a start to make. */
export function charactersOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** The text followed by spaces up to the width. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** The longest start of the text that takes at most `width` columns, and at most as many code units. */
export function startOf(text: string, width: number): string {
  let columns = 0;
  let end = 0;
  // No character is narrower than nothing: text beyond this cannot be part of the start.
  for (const { segment, index } of charactersOf(text.slice(0, width))) {
    columns += widthOf(segment);
    if (columns > width) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** The longest end of the text that takes at most `width` columns, and at most as many code units. */
export function endOf(text: string, width: number): string {
  const segments = [...charactersOf(width > 0 ? text.slice(-width) : '')];
  let columns = 0;
  let taken = '';
  for (const { segment } of segments.reverse()) {
    columns += widthOf(segment);
    if (columns > width) break;
    taken = segment + taken;
  }
  return taken;
}
