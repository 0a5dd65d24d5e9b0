import { nearest } from '../base/did-you-mean.js';

/** Whether somebody who types this begins a title: "draw every" for "Draw every expert's part". */
export function beginsTitle(typed: string, title: string): boolean {
  return follows(typed, title, (word, other) => word === other);
}

/** The same, give or take a letter in each word. */
export function nearlyBeginsTitle(typed: string, title: string): boolean {
  return follows(typed, title, (word, other) => nearest(word, [other]).length > 0);
}

/** The last word may be half typed. */
function follows(
  typed: string,
  title: string,
  isSame: (word: string, other: string) => boolean,
): boolean {
  const words = wordsOf(typed);
  const others = wordsOf(title);
  const last = words.length - 1;
  return (
    last >= 0 &&
    last < others.length &&
    words.every((word, index) => {
      const other = others[index] ?? '';
      return isSame(word, other) || (index === last && other.startsWith(word));
    })
  );
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[\s.,;:!?"“”()–—-]+/)
    .filter((word) => word !== '');
}

/** Whether it is the whole title, however its words are written. */
export function isTitle(typed: string, title: string): boolean {
  const words = wordsOf(typed).join(' ');
  return words !== '' && words === wordsOf(title).join(' ');
}
