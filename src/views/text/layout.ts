import { glyphs, typeset } from '../../text/signs.js';
import { padEnd, widthOf } from '../../text/width.js';
import type { Span } from '../../text/wrap.js';
import { flow, hanging } from '../../text/wrap.js';
import type { Style } from './style.js';

/** Below this width, labels stand in the text instead of in a column of their own. */
const narrow = 60;
/** Cells of the longest bar; nobody counts more. */
const longestBar = 12;

/** Whether there is no room for columns, or nobody to see them: then what belongs together is on lines of its own. */
export function isNarrow({ width, plain = false }: Pick<Style, 'width' | 'plain'>): boolean {
  return plain || width < narrow;
}

/** Running text over the whole width. */
export function running(spans: readonly Span[], style: Style): string[] {
  return flow(spans, style.width, style);
}

/** Running text with `first` before its first line and `rest`, of the same width, before the others. */
export function hang(
  first: string,
  spans: readonly Span[],
  style: Style,
  rest: string = ' '.repeat(widthOf(first)),
): string[] {
  return hanging(first, flow(spans, style.width - widthOf(rest), style), rest);
}

export function indent(columns: number, spans: readonly Span[], style: Style): string[] {
  return hang(' '.repeat(columns), spans, style);
}

/**
 * Text with dim labels in a column of `gutter`, one beside each line; on a narrow screen they precede the text.
 * Labels must not be wider than the column.
 */
export function labelled(
  labels: readonly string[],
  spans: readonly Span[],
  style: Style,
  gutter: number,
): string[] {
  const { dim } = style.paint;
  if (isNarrow(style)) {
    const before = labels.length === 0 ? [] : [{ text: `${labels.join(', ')}:`, paint: dim }];
    return hang('', [...before, ...spans], style, '  ');
  }
  const lines = flow(spans, style.width - gutter, style);
  const rows = Math.max(lines.length, labels.length);
  return Array.from({ length: rows }, (_, row) => {
    const label = typeset(labels[row] ?? '', style);
    const line = lines[row] ?? '';
    const shown = line === '' ? label : padEnd(label, gutter);
    return label === '' ? shown + line : dim(shown) + line;
  });
}

/** Numbers of behaviours: `rated` is part of `of`, `held` part of `rated`. */
export interface BarCounts {
  readonly held: number;
  /** One point short of held. */
  readonly near?: number | undefined;
  readonly rated: number;
}

export function barCells(
  { rated }: Pick<BarCounts, 'rated'>,
  { plain = false }: Pick<Style, 'plain'> = {},
): number {
  return plain ? 0 : Math.min(rated, longestBar);
}

/** A bar with a cell for each rating, as long as there are not too many, so that it agrees with the count beside it. */
export function bar(counts: BarCounts, style: Style): string {
  const { held, near = 0, rated } = counts;
  const cells = barCells(counts, style);
  const share = (count: number) => (rated === 0 ? 0 : Math.round((count / rated) * cells));
  const { full, nearly, shaded } = glyphs(style);
  const { paint } = style;
  const heldCells = share(held);
  const nearCells = share(held + near);
  return [
    paintIf(paint.good, full.repeat(heldCells)),
    nearly.repeat(nearCells - heldCells),
    paintIf(paint.dim, shaded.repeat(cells - nearCells)),
  ].join('');
}

function paintIf(paint: (text: string) => string, text: string): string {
  return text === '' ? '' : paint(text);
}

export function heading(text: string, style: Style): string[] {
  return running([{ text, paint: style.paint.bold }], style);
}

/** Lines as text, with a line break at its end. */
export function page(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

/** The parts with an empty line between them; parts without lines are left out. */
export function spaced(parts: readonly (readonly string[])[]): string[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

/** Parts on as few screens as hold them, with empty lines where there is room. What is too long for one goes on on the next. */
export function fillScreens(parts: readonly (readonly string[])[], rows: number): string[][] {
  const shown = parts.flatMap((part) => inPieces(part, rows));
  if (spaced(shown).length <= rows) return [spaced(shown)];
  const screens: string[][] = [];
  for (const part of shown) {
    const last = screens.at(-1);
    if (last !== undefined && last.length + 1 + part.length <= rows) last.push('', ...part);
    else screens.push([...part]);
  }
  return screens;
}

function inPieces(part: readonly string[], rows: number): (readonly string[])[] {
  if (part.length === 0) return [];
  return [part.slice(0, rows), ...inPieces(part.slice(rows), rows)];
}

/** Suggested next commands, as many on a line as fit. */
export function commandLines(commands: readonly string[], style: Style): string[] {
  const label = 'Next: ';
  const { between } = glyphs(style);
  const rows: string[] = [];
  for (const command of commands.map((text) => typeset(text, style))) {
    const longer = `${rows.at(-1)}${between}${command}`;
    if (rows.length > 0 && widthOf(label + longer) <= style.width) rows[rows.length - 1] = longer;
    else rows.push(command);
  }
  return rows.flatMap((row, index) =>
    hang(index === 0 ? label : ' '.repeat(label.length), [row], style),
  );
}
