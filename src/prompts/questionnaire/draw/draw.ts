import { isTooSmall, leastColumns, leastRows } from '../../../core/base/screen.js';
import { clampLines, flow } from '../../../text/wrap.js';
import { introOf } from '../intro.js';
import type { Paging, Sheet } from '../sheet.js';
import { ownWordKey, termPoints, wordToReplace } from '../term-words.js';
import { textsIntroOf } from '../words.js';
import { drawHelp, helpPages } from './help.js';
import type { Look, PlacedSection } from './layout.js';
import { fitSections, gap, painted, section } from './layout.js';
import { drawOptions } from './options.js';
import { bulletLines, hintLines, messageSections } from './page-parts.js';
import { beginningsOf, drawReview, firstRow, numberPrompt, reviewRows } from './review.js';
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
    case 'pause':
      return frameOf(drawPause(sheet, look));
    case 'review':
      return withCursor(drawReview(sheet, look), `${numberPrompt(look)}${sheet.typed.text}`);
  }
}

/** What `press` needs to know to turn pages. */
export function pagingOf(sheet: Sheet, look: Look): Paging {
  if (sheet.mode === 'help') return { rows: 1, of: helpPages(sheet, look) };
  if (sheet.mode !== 'review') return { rows: 1, of: 1 };
  const shown = drawReview(sheet, look).find(({ name }) => name === 'rows')?.lines.length ?? 1;
  const answers = reviewRows(sheet, look);
  const top = firstRow(sheet, answers, shown);
  return {
    rows: Math.max(1, shown),
    of: answers.flat().length,
    top,
    begins: beginningsOf(answers),
  };
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

function drawPause(sheet: Sheet, look: Look): readonly PlacedSection[] {
  const { width, height, paint } = look;
  const [first = '', ...rest] = textsIntroOf(sheet);
  return fitSections(
    [
      section('title', painted(flow([first], width, look), paint.bold)),
      gap('gap 1'),
      section(
        'about',
        rest.flatMap((text) => flow([text], width, look)),
      ),
      ...messageSections(sheet, look),
      gap('gap 2'),
      section('hint', hintLines(['Enter goes on', 'b back', 'q leave'], look)),
    ],
    ['gap 1', 'gap 2', 'gap 3'],
    height,
  );
}

function drawIntro(sheet: Sheet, look: Look): readonly PlacedSection[] {
  const { width, height, paint } = look;
  const { title, about, points } = introOf(sheet.interview);
  const bullets = points.flatMap((point) => bulletLines(point, look));
  const ifRoom = termPoints(sheet.interview, () => `press ${ownWordKey}.`);
  const ownWord = wordToReplace(sheet.interview) === null ? [] : [`${ownWordKey} own word`];
  return fitSections(
    [
      section('title', painted(flow([title], width, look), paint.bold)),
      gap('gap 1'),
      section('about', flow([about], width, look)),
      gap('gap 2'),
      {
        name: 'points',
        versions: [[...bullets, ...ifRoom.flatMap((point) => bulletLines(point, look))], bullets],
        cut: (rows) => clampLines(bullets, rows, width, look),
      },
      gap('gap 3'),
      section('hint', hintLines(['Enter begins', ...ownWord, 'q leave'], look)),
    ],
    ['gap 1', 'gap 2', 'gap 3'],
    height,
  );
}
