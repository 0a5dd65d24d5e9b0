let segmenter: Intl.Segmenter | null = null;

/** The text in characters as people see them. What tells them apart takes a tenth of a start to make. */
export function charactersOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return segmenter.segment(text);
}
