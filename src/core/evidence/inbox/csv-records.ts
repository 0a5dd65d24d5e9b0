export interface CsvRecord {
  readonly cells: readonly string[];
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** Whether a quote opens in it that is never closed: then its last cell is the rest of the text. */
  readonly isOpen: boolean;
}

/** The separator that occurs most in the first line, outside quotes. */
export function separatorIn(text: string, separators: readonly string[]): string {
  const [first = ''] = text.trimStart().split(/\r?\n/, 1);
  const plain = first.replace(/"[^"]*"/g, '');
  const count = (separator: string) => plain.split(separator).length;
  return separators.reduce((best, other) => (count(other) > count(best) ? other : best));
}

/**
 * By RFC 4180: a quoted cell may hold separators, line breaks and doubled quotes. Quotes elsewhere are signs like others, so
 * that `"Big" ideas` may stand without more of them. Empty lines are no records.
 */
export function readRecords(text: string, separator: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let line = 1;
  let start = 0;
  for (let at = 0; at <= text.length; ) {
    const { value, end, isOpen = false } = cellAt(text, at, separator);
    cells.push(value);
    at = end + 1;
    if (text[end] === separator) continue;
    if (text[end] === '\r' && text[at] === '\n') at += 1;
    if (cells.length > 1 || end > start) records.push({ cells, line, isOpen });
    line += linesIn(text.slice(start, at));
    start = at;
    cells = [];
  }
  return records;
}

function linesIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

interface Cell {
  readonly value: string;
  /** Where the separator or the line break stands. */
  readonly end: number;
  readonly isOpen?: boolean;
}

function cellAt(text: string, start: number, separator: string): Cell {
  if (text[start] !== '"') return plainCell(text, start, start, separator);
  const close = closingQuote(text, start + 1);
  if (close === -1)
    return { value: withoutPairs(text.slice(start + 1)), end: text.length, isOpen: true };
  const rest = plainCell(text, start, close + 1, separator);
  if (rest.end > close + 1) return rest;
  return { value: withoutPairs(text.slice(start + 1, close)), end: rest.end };
}

function plainCell(text: string, start: number, from: number, separator: string): Cell {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') {
    end += 1;
  }
  return { value: text.slice(start, end), end };
}

/** -1 if there is none. */
function closingQuote(text: string, from: number): number {
  let quote = text.indexOf('"', from);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote;
}

function withoutPairs(text: string): string {
  return text.replaceAll('""', '"');
}
