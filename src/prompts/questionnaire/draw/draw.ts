import { isTooSmall, leastColumns, leastRows } from '../../../core/base/screen.js';
import { clampLines, flow } from '../../../text/wrap.js';
import type { Sheet } from '../sheet.js';
import { introOf } from '../words.js';
import { drawHelp, drawScale } from './help.js';
import type { Look, PlacedSection } from './layout.js';
import { fitSections, gap, painted, section } from './layout.js';
import { drawOptions } from './options.js';
import { bulletLines, hintLines } from './page-parts.js';
import { drawReview, numberPrompt } from './review.js';
import { drawTyping, fieldOf } from './typing.js';

export interface Frame {
  readonly lines: readonly string[];
  /** Where text is typed; null hides the cursor. */
  readonly cursor: { readonly row: number; readonly before: string } | null;
}

/** The sheet as text of at most `height` lines of at most `width` columns. */
export function draw(sheet: Sheet, look: Look): string {
  return drawFrame(sheet, look).lines.join('\n');
}

export function drawFrame(sheet: Sheet, look: Look): Frame {
  if (isTooSmall(look)) return drawTooSmall(look);
  switch (sheet.mode) {
    case 'intro':
      return frameOf(drawIntro(sheet, look));
    case 'rating':
    case 'level':
      return frameOf(drawOptions(sheet, look));
    case 'text':
    case 'note':
      return withCursor(drawTyping(sheet, look), fieldOf(sheet.typed, look).before);
    case 'help':
      return frameOf(drawHelp(sheet, look));
    case 'scale':
      return frameOf(drawScale(sheet, look));
    case 'review':
      return withCursor(drawReview(sheet, look), `${numberPrompt(look)}${sheet.typed.text}`);
  }
}

/** Rows of the review that fit, as the length of a page. */
export function reviewPage(sheet: Sheet, look: Look): number {
  const rows = drawReview(sheet, look).find(({ name }) => name === 'rows');
  return Math.max(1, rows?.lines.length ?? 1);
}

/** The message on a terminal that became too small. */
function drawTooSmall(look: Look): Frame {
  const { width, height } = look;
  const text = `Terminal too small (${width + 1}×${height}): make it at least ${leastColumns}×${leastRows}`;
  return { lines: flow([text], width, look).slice(0, Math.max(1, height)), cursor: null };
}

function frameOf(placed: readonly PlacedSection[]): Frame {
  return { lines: placed.flatMap(({ lines }) => lines), cursor: null };
}

/** Puts the cursor in the section `field`, after the text `before`. */
function withCursor(placed: readonly PlacedSection[], before: string): Frame {
  const row = placed
    .slice(
      0,
      placed.findIndex(({ name }) => name === 'field'),
    )
    .reduce((rows, { lines }) => rows + lines.length, 0);
  return { ...frameOf(placed), cursor: { row, before } };
}

function drawIntro(sheet: Sheet, look: Look): readonly PlacedSection[] {
  const { width, height, paint } = look;
  const { title, about, points } = introOf(sheet.interview);
  const bullets = points.flatMap((point) => bulletLines(point, look));
  return fitSections(
    [
      section('title', painted(flow([title], width, look), paint.bold)),
      gap('gap 1'),
      section('about', flow([about], width, look)),
      gap('gap 2'),
      {
        name: 'points',
        versions: [bullets],
        cut: (rows) => clampLines(bullets, rows, width, look),
      },
      gap('gap 3'),
      section('hint', hintLines(['Enter begins', 'q leaves'], look)),
    ],
    ['gap 1', 'gap 2', 'gap 3'],
    height,
  );
}
