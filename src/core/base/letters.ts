import { once } from './once.js';

/**
 * An expression with classes of letters such as `\p{L}`, made when it is first needed. As a literal it would cost each
 * start that reads its file up to a millisecond, used or not: Node looks up all the letters to check the syntax.
 */
export function lazyExpression(source: string, flags: string): () => RegExp {
  return once(() => new RegExp(source, flags));
}

/** The text with its first letter large. */
export function capitalised(text: string): string {
  return text.replace(/^./u, (letter) => letter.toUpperCase());
}

/** A text as it goes on in a sentence: "I" and abbreviations keep their capital. */
export function withSmallStart(text: string): string {
  const [first = '', second = ''] = text;
  const isCapitalised = first !== first.toLowerCase() && second !== second.toUpperCase();
  return isCapitalised ? first.toLowerCase() + text.slice(first.length) : text;
}
