import type { Meant } from './errors.js';
import { quotedForShell } from './quote-for-shell.js';

/**
 * The typed command with each id that could be meant in the place of the wrong word. Where none is near, the command
 * without the option that held the word. Empty if the word stands nowhere by itself, as in a file.
 */
export function commandsMeant(argv: readonly string[], { word, ids }: Meant): string[] {
  const words = joined(withoutOwner(argv), word);
  const at = words.findLastIndex((typed) => wordsOf(typed).includes(word));
  const typed = words[at];
  if (typed === undefined || word === '') return [];
  const lines = ids.map((id) => words.with(at, replaced(typed, word, id)));
  const left = ids.length > 0 ? [] : [withoutWord(words, at, word)].filter((line) => line !== null);
  return [...lines, ...left].map((line) => ['career-coach', ...line.map(quotedForShell)].join(' '));
}

/** A title that was typed without quotes is one word. */
function joined(words: readonly string[], text: string): readonly string[] {
  const count = text.split(' ').length;
  const at = words.findLastIndex(
    (_, index) => words.slice(index, index + count).join(' ') === text,
  );
  return at < 0 ? words : words.toSpliced(at, count, text);
}

/** What an argument such as `--behaviour=a,b` or `a=4` holds; a text with blanks holds no ids. */
function wordsOf(typed: string): string[] {
  return [typed, ...typed.split(/[,=+]/).map((part) => part.trim())];
}

function replaced(typed: string, word: string, id: string): string {
  if (typed === word) return id;
  return typed
    .split(/([,=+])/)
    .map((part) => (part.trim() === word ? id : part))
    .join('');
}

/** null if the word is no value of an option. */
function withoutWord(words: readonly string[], at: number, word: string): string[] | null {
  const typed = words[at] ?? '';
  const [, option = '', value = typed] = /^(--[^=]+=)(.*)$/.exec(typed) ?? [];
  if (option === '' && !words[at - 1]?.startsWith('--')) return null;
  const rest = value.split(',').filter((part) => part.trim() !== word);
  if (rest.length === value.split(',').length) return null;
  if (rest.length > 0) return words.with(at, option + rest.join(','));
  return words.toSpliced(option === '' ? at - 1 : at, option === '' ? 2 : 1);
}

/** Whose data it is about is added to every command that is shown; how it is printed is no part of what was meant. */
function withoutOwner(argv: readonly string[]): string[] {
  return argv.filter(
    (typed, index) =>
      !/^--(?:(?:profile|home)(?:=|$)|(?:quiet|no-input|plain|ascii|no-color|color)$)/.test(
        typed,
      ) && !/^--(?:profile|home)$/.test(argv[index - 1] ?? ''),
  );
}
