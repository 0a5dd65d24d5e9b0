import { lazyExpression } from '../../core/base/letters.js';

/** Characters that can form an address, a mention or a reference. */
const runs = /[\w.+\-@#/:]+/g;
/**
 * Text that GitHub turns into links, pictures or notifications after parsing, where a backslash does not help: mail
 * addresses, @mentions, #123, GH-123, :emoji:. (In cmark-gfm `\@` still becomes a mail link.)
 */
const alwaysLive = /@[.-]*\w|#\d|\bGH-\d|:(?:[\w+-]*[a-z+-][\w+-]*|100|1234):/i;
/** Characters that are markup anywhere in a line. */
const markup = new Set('\\`*[]<|~$');
/** Characters that are markup at the start of a line: lists, quotes, headings, underlines of headings and tables. */
const opening = new Set('-+=>:#');
/** These, and what is markup in some places. */
const perhapsMarkup = /[\\`*[\]<|~$\-+=>:#_&.)]/g;
/** Longer than any URL scheme. */
const schemeLength = 8;

/**
 * Escapes a text so that nothing in it becomes markup, a link, a mention or a picture. Safe at the start of a line, in
 * a heading, a list item and a table cell. Words become code where a backslash is not enough; other characters get a
 * backslash only if they need one, because people also read the source. The text must be one line without control
 * characters.
 */
export function escapeMarkdown(text: string): string {
  const line = text.trim();
  const pieces: string[] = [];
  let written = 0;
  for (const { index, 0: run } of line.matchAll(runs)) {
    const live = livePart(run);
    if (live === null) continue;
    const start = index + run.indexOf(live);
    pieces.push(escapeSlice(line, written, start), `\`${live}\``);
    written = start + live.length;
  }
  return pieces.join('') + escapeSlice(line, written, line.length);
}

/** The part of a run that must become code, without the punctuation around it; null if there is none. */
function livePart(run: string): string | null {
  if (!alwaysLive.test(run)) return null;
  const trimmed = run.replace(/^[.+\-/:]+|[.+\-/:]+$/g, '');
  return alwaysLive.test(trimmed) ? trimmed : run;
}

function escapeSlice(line: string, from: number, to: number): string {
  return line
    .slice(from, to)
    .replace(perhapsMarkup, (sign, index) =>
      needsBackslash(sign, line, from + index) ? `\\${sign}` : sign,
    );
}

const endsInWord = lazyExpression('[\\p{L}\\p{N}]$', 'u');

function needsBackslash(sign: string, line: string, index: number): boolean {
  if (markup.has(sign) || (index === 0 && opening.has(sign))) return true;
  const before = line.slice(Math.max(0, index - schemeLength), index);
  const after = line.charAt(index + 1);
  switch (sign) {
    case '_':
      return !(endsInWord().test(before) && endsInWord().test(after));
    case '#':
      // After a space it could close a heading; "C#" is safe.
      return /[\s#]$/u.test(before);
    case '&':
      return /^&#?\w+;/.test(line.slice(index));
    case ':':
      return /(?:https?|ftp|mailto|xmpp)$/i.test(before);
    case '.':
      return /www$/i.test(before) || opensList(line, index, after);
    case ')':
      return opensList(line, index, after);
    default:
      return false;
  }
}

/** Whether the text before `index` is the number of an ordered list's item. */
function opensList(line: string, index: number, after: string): boolean {
  return /^\d+$/.test(line.slice(0, index)) && (after === '' || after === ' ');
}

/** The address of a link, which must be a web address as URL writes it: without blanks and control characters. */
export function escapeAddress(address: string): string {
  const encoded = address.replaceAll(
    /[<>()[\]\\`*_|~$"']/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `<${encoded.replaceAll('&', '&amp;')}>`;
}
