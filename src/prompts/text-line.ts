import type { Screen } from '../core/base/screen.js';
import { isSlip } from '../core/base/slips.js';
import { longestText } from '../core/schema/atoms.js';
import type { Paint } from '../text/paint.js';
import { glyphs, typeset } from '../text/signs.js';
import { widthOf } from '../text/width.js';
import { flowItems, hanging, wrap } from '../text/wrap.js';
import type { Question } from './ask.js';

export type TextQuestion = Extract<Question, { kind: 'text' }>;

/** A text that is being typed. */
export interface TextLine {
  readonly text: string;
  /** The place of the cursor in it. */
  readonly at: number;
  /** What Enter alone answers; empty: nothing. */
  readonly initial: string;
  readonly problem: string | null;
}

interface TextDrawing {
  /** The last of them has the cursor. */
  readonly lines: readonly string[];
  readonly below: readonly string[];
  /** The column of the cursor, from 0. */
  readonly column: number;
}

type Look = Screen & { readonly paint: Paint };

export function problemWith(question: TextQuestion, text: string): string | null {
  if (text.length > longestText) return `${longestText} characters at most`;
  if (/^\s*q\s*$/i.test(text)) {
    return `In a text, q is only a letter; ${question.back ? 'Esc goes back, Ctrl-C leaves' : 'Esc leaves'}`;
  }
  return question.problem?.(text) ?? null;
}

/** People edit a sentence but retype a date, words to look for, or a stray key: what was wrong leaves the line. */
export function isRetyped({ meaning, search = false }: TextQuestion, text: string): boolean {
  return meaning !== undefined || search || isSlip(text);
}

function fitsBeside({ apart }: TextQuestion, last: string, room: number): boolean {
  return apart !== true && widthOf(last) <= room;
}

/** The question, and what is typed beside it in rows that end between words. */
export function drawText(line: TextLine, question: TextQuestion, look: Look): TextDrawing {
  const { message } = question;
  const { width, paint } = look;
  const room = width - 3;
  const asked = wrap(typeset(message, look), room);
  const beside = line.initial === '' || line.text !== '' ? '' : ` (${typeset(line.initial, look)})`;
  const isBeside = fitsBeside(question, `${asked.at(-1)}${beside}`, room);
  const hints = isBeside ? [beside] : wrap(beside.trim(), room - 1);
  const hint = hints.pop() ?? '';
  const head = [...asked.map(paint.bold), ...hints.map(paint.dim), ...(isBeside ? [] : [''])];
  const indent = widthOf(`  ${isBeside ? asked.at(-1) : ''}${hint} `);
  const { rows, row, before } = rowsOf(line.text, line.at, { first: width - 1 - indent, room });
  const drawn = hanging(`${paint.accent('?')} `, head, '  ');
  const [first = '', ...others] = rows;
  const start = `${drawn.pop()}${paint.dim(hint)} ${first}`;
  const all = [...drawn, start, ...others.map((text) => `  ${text}`)];
  const end = all.length - (rows.length - 1 - row);
  const problem =
    line.problem === null ? [] : wrap(typeset(line.problem, look), width).map(paint.warn);
  return {
    lines: all.slice(0, end),
    below: [...all.slice(end), ...problem, ...keysBelow(line, question, look).map(paint.dim)],
    column: (row === 0 ? indent : 2) + widthOf(before),
  };
}

function keysBelow({ initial, text }: TextLine, question: TextQuestion, look: Look): string[] {
  const isProposed = initial !== '' && text === '';
  const edit = question.filled
    ? ['edit the text', 'Ctrl-U clear', 'Enter accept']
    : isProposed
      ? ['Enter takes it', 'Tab changes it']
      : [];
  const leave = question.back ? 'back' : 'leave';
  const items = question.back || edit.length > 0 ? [...edit, `Esc ${leave}`] : [];
  const inRows = (of: readonly string[]) => flowItems(of, glyphs(look).between, look.width - 1);
  const full = inRows(question.back ? [...items, 'Ctrl-C leave'] : items);
  return full.length > 1 ? inRows(items.filter((item) => !item.startsWith('Ctrl'))) : full;
}

/** The question with its answer, beside it if it fits, otherwise below: no word is cut. */
export function drawGiven(text: string, { message, meaning }: TextQuestion, look: Look): string[] {
  const { paint, unicode } = look;
  const room = look.width - 3;
  const told = meaning?.(text) ?? null;
  const answer = told === null ? text : `${text} (${told})`;
  const sign = paint.good(unicode ? '✔' : '*');
  const asked = wrap(typeset(message, look), room);
  const lines = hanging(`${sign} `, asked.map(paint.bold), '  ');
  if (answer === '') return lines;
  if (wrap(`${asked.at(-1)} ${answer}`, room).length === 1) {
    return [...lines.slice(0, -1), `${lines.at(-1)} ${paint.accent(answer)}`];
  }
  return [...lines, ...wrap(answer, room).map((words) => `  ${paint.accent(words)}`)];
}

/** Cuts only words that are longer than a row; every character stays, so that the cursor has its place. */
function rowsOf(
  text: string,
  at: number,
  { first, room }: { readonly first: number; readonly room: number },
): { readonly rows: readonly string[]; readonly row: number; readonly before: string } {
  const rows = [''];
  const words = text.replaceAll(/\s/g, ' ').match(/\S+ ?| /g) ?? [];
  for (const part of words.flatMap((word) => (widthOf(word) > room ? [...word] : word))) {
    const longer = `${rows.at(-1)}${part.trimEnd() || part}`;
    if (widthOf(longer) > (rows.length === 1 ? first : room)) rows.push('');
    rows[rows.length - 1] += part;
  }
  let row = 0;
  let left = at;
  while (row < rows.length - 1 && left >= (rows[row] ?? '').length) {
    left -= (rows[row] ?? '').length;
    row += 1;
  }
  return { rows, row, before: (rows[row] ?? '').slice(0, left) };
}
