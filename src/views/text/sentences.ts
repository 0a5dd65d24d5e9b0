import { flow } from '../../text/wrap.js';
import { page } from './layout.js';
import type { Style } from './style.js';

/** A result that is told in a sentence or a few, each on lines of its own. */
export function renderSentences(sentences: readonly string[], style: Style): string {
  return page(sentences.flatMap((sentence) => flow([sentence], style.width, style)));
}
