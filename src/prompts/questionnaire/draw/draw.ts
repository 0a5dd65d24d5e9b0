import type { Sheet } from '../sheet.js';
import { introOf } from '../words.js';
import { drawHelp, drawScale } from './help.js';
import type { Lines, Placed } from './layout.js';
import { fitSections, wrap } from './layout.js';
import { drawOptions } from './options.js';
import type { Look, Pen } from './pen.js';
import { bulletLines, gap, hintLines, painted, penFor, section, times } from './pen.js';
import { drawReview, numberPrompt } from './review.js';
import { drawTyping, fieldOf } from './typing.js';

/** A drawn sheet. */
export interface Frame {
  readonly lines: Lines;
  /** Where text is typed; null while there is no text to type, and the cursor is better hidden. */
  readonly cursor: { readonly row: number; readonly before: string } | null;
}

/** The least terminal on which a question can be read. */
const leastColumns = 20;
const leastRows = 8;

/** Whether there is too little room to read a question, so that none can be answered. */
export function isTooSmall({ width, height }: Pick<Look, 'width' | 'height'>): boolean {
  return width + 1 < leastColumns || height < leastRows;
}

/** The sheet as text of at most `height` lines of at most `width` columns. */
export function draw(sheet: Sheet, look: Look): string {
  return drawFrame(sheet, look).lines.join('\n');
}

/** The sheet as lines, with the place of the cursor. */
export function drawFrame(sheet: Sheet, look: Look): Frame {
  if (isTooSmall(look)) return drawTooSmall(look);
  const pen = penFor(look);
  switch (sheet.mode) {
    case 'intro':
      return frameOf(drawIntro(sheet, pen));
    case 'rating':
    case 'level':
      return frameOf(drawOptions(sheet, pen));
    case 'text':
    case 'note':
      return withCursor(drawTyping(sheet, pen), fieldOf(sheet.typed, pen).before);
    case 'help':
      return frameOf(drawHelp(sheet, pen));
    case 'scale':
      return frameOf(drawScale(sheet, pen));
    case 'review':
      return withCursor(drawReview(sheet, pen), `${numberPrompt(pen)}${sheet.typed.text}`);
  }
}

/** How many rows of the review fit: what a page is. */
export function reviewPage(sheet: Sheet, look: Look): number {
  const rows = drawReview(sheet, penFor(look)).find(({ name }) => name === 'rows');
  return Math.max(1, rows?.lines.length ?? 1);
}

function drawTooSmall({ width, height, unicode }: Look): Frame {
  const times = unicode ? '×' : 'x';
  const text = `Terminal too small (${width + 1}${times}${height}): make it at least ${leastColumns}${times}${leastRows}`;
  return { lines: wrap(text, width).slice(0, Math.max(1, height)), cursor: null };
}

function frameOf(placed: readonly Placed[]): Frame {
  return { lines: placed.flatMap(({ lines }) => lines), cursor: null };
}

/** The cursor goes to the section `field`, behind the text `before`. */
function withCursor(placed: readonly Placed[], before: string): Frame {
  const row = placed
    .slice(
      0,
      placed.findIndex(({ name }) => name === 'field'),
    )
    .reduce((rows, { lines }) => rows + lines.length, 0);
  return { ...frameOf(placed), cursor: { row, before } };
}

function drawIntro(sheet: Sheet, pen: Pen): readonly Placed[] {
  const { width, height, paint, say } = pen;
  const { title, about, points } = introOf(sheet.interview);
  const bullets = points.map((point) => bulletLines(point, pen));
  return fitSections(
    [
      section('title', painted(wrap(say(title), width), paint.bold)),
      gap('gap 1'),
      section('about', wrap(say(about), width)),
      gap('gap 2'),
      {
        name: 'points',
        versions: [bullets.flat(), ...bullets.map((_, index) => bullets.slice(index + 1).flat())],
      },
      gap('gap 3'),
      {
        name: 'hint',
        versions: [hintLines(['Enter begins', 'q leaves'], pen)],
      },
    ],
    ['gap 1', 'gap 2', ...times('points', bullets.length), 'about', 'gap 3', 'title'],
    height,
  );
}
