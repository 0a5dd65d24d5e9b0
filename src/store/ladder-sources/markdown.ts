import { lexer, type Token, type Tokens } from 'marked';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import type { LadderSource, SourceTable } from '../../core/ladder-check/import/source.js';
import { cleanLines } from './csv.js';

/** A heading or list entry that is still being filled. */
interface OpenNode {
  readonly depth: number;
  readonly text: string;
  readonly line: number;
  about: string;
  readonly children: OpenNode[];
}

/** Names of sides are often paragraphs in bold, or end with a colon. They stand below all headings. */
const belowHeadings = 7;

/** Reads tables, and lists under headings. Throws CoachError `invalid-input`. */
export function readMarkdown(text: string, source: string): LadderSource {
  const tables: SourceTable[] = [];
  const root: OpenNode = { depth: 0, text: '', line: 1, about: '', children: [] };
  const open = [root];
  const title = { first: null as string | null };
  let line = 1;
  for (const token of tokensOf(withoutFrontMatter(text), source)) {
    place(token, line, { open, tables, title });
    line += linesIn(token.raw);
  }
  return { title: title.first, tables: tables.filter(isUseful), nodes: root.children };
}

interface Reading {
  readonly open: OpenNode[];
  readonly tables: SourceTable[];
  readonly title: { first: string | null };
}

function place(token: Token, line: number, { open, tables, title }: Reading): void {
  const under = open.at(-1);
  if (under === undefined) return;
  if (token.type === 'heading') {
    if (token.depth === 1) title.first ??= clean(token.text);
    openAt(open, token.depth, clean(token.text), line);
  } else if (token.type === 'list') {
    under.children.push(...entriesIn(token as Tokens.List, line));
  } else if (token.type === 'table') {
    tables.push(tableOf(token as Tokens.Table, line));
  } else if (token.type === 'paragraph') {
    const name = sideName(token.text);
    if (name !== null) openAt(open, belowHeadings, name, line);
    else if (under.about === '') under.about = clean(token.text);
  }
}

function openAt(open: OpenNode[], depth: number, text: string, line: number): void {
  while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
  const node: OpenNode = { depth, text, line, about: '', children: [] };
  open.at(-1)?.children.push(node);
  open.push(node);
}

function sideName(text: string): string | null {
  const bold = /^\*\*([^*]{1,60})\*\*:?$/.exec(text.trim());
  const colon = /^([^.!?\n]{1,60}):$/.exec(text.trim());
  const name = bold?.[1] ?? colon?.[1];
  return name === undefined ? null : clean(name);
}

function entriesIn(list: Tokens.List, from: number): OpenNode[] {
  let line = from;
  return list.items.map((item): OpenNode => {
    const inner = item.tokens.filter((token) => token.type === 'list') as Tokens.List[];
    const own = item.tokens.filter((token) => token.type !== 'list');
    const text = own.map((token) => ('text' in token ? String(token.text) : '')).join('\n');
    const start = line;
    line += linesIn(item.raw);
    const innerLine = start + linesIn(own.map(({ raw }) => raw).join(''));
    return {
      depth: 0,
      text: cleanLines(text).replace(/\n/g, ' '),
      line: start,
      about: '',
      children: inner.flatMap((one) => entriesIn(one, innerLine)),
    };
  });
}

function tableOf({ header, rows }: Tokens.Table, line: number): SourceTable {
  return {
    header: header.map(({ text }) => clean(text)),
    rows: rows.map((cells, index) => ({
      cells: cells.map(({ text }) => cleanLines(text)),
      // Below the header and the line of dashes.
      line: line + index + 2,
    })),
  };
}

/** Documents have small tables of other things, too. */
function isUseful({ header, rows }: SourceTable): boolean {
  return header.length > 1 && rows.length > 0;
}

function linesIn(raw: string): number {
  return raw.split('\n').length - 1;
}

/** Blank lines instead, so that lines keep their numbers. */
function withoutFrontMatter(text: string): string {
  return text.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, (front) => front.replace(/[^\n]/g, ''));
}

function tokensOf(text: string, source: string): Token[] {
  try {
    return lexer(text.replace(/\r\n?/g, '\n'));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CoachError('invalid-input', `${source}: lists are nested too deep`);
  }
}
