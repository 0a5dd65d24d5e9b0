import { page, running } from './layout.js';
import type { Style } from './style.js';

/** A page of sentences, each starting on a new line. */
export function renderSentences(sentences: readonly string[], style: Style): string {
  return page(sentences.flatMap((sentence) => running([sentence], style)));
}
