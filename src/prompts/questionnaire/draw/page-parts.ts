import { sideHeadings } from '../../../core/ladder/sides.js';
import { glyphs, typeset } from '../../../text/signs.js';
import { widthOf } from '../../../text/width.js';
import { flow, flowItems, hanging, shorten } from '../../../text/wrap.js';
import type { Sheet } from '../sheet.js';
import { placeLine, shareOnScreen } from '../words.js';
import type { Look, Section } from './layout.js';
import { atBothEnds, gap, painted } from './layout.js';

export function bulletLines(text: string, look: Look): readonly string[] {
  const { bullet } = glyphs(look);
  return hanging(`${bullet} `, flow([text], look.width - 2, look));
}

/** The question's side or habit, and the progress. The level stays untold: it would colour the answer. */
export function headSection(sheet: Sheet, title: string, look: Look): Section {
  const { width, paint } = look;
  const place = placeLine(sheet.interview);
  const drawn = `${place}  ${progressBar(sheet, barCells(sheet, place, look), look)}`.trimEnd();
  const whole = [drawn, place, place.replace('Question ', '')].map((text) =>
    atBothEnds(typeset(title, look), text, width),
  );
  const one = whole.find((line) => line !== null);
  const short = shorten(title, width - place.length - 2, look);
  return {
    name: 'head',
    versions: [
      one === undefined ? [...flow([title], width, look), place] : [one],
      [one ?? atBothEnds(short, place, width) ?? place],
      [],
    ].map((lines) => painted(lines, paint.dim)),
  };
}

/** As long as the longest title leaves room for, so that the bar is the same for each of them; too short says nothing. */
function barCells({ interview: { ladder } }: Sheet, place: string, look: Look): number {
  const titles = [...sideHeadings(ladder), ...ladder.strands.map(({ title }) => title)];
  const longest = Math.max(...titles.map((title) => widthOf(typeset(title, look))));
  const room = look.width - longest - place.length - 4;
  return room < 5 ? 0 : Math.min(room, 20);
}

function progressBar(sheet: Sheet, cells: number, look: Look): string {
  const { full, shaded } = glyphs(look);
  const done = Math.round(shareOnScreen(sheet) * cells);
  return full.repeat(done) + shaded.repeat(cells - done);
}

/** The message, or an empty line in its place, so that nothing moves when a message comes. */
export function messageSections({ message }: Sheet, look: Look): Section[] {
  const { width, paint } = look;
  if (message === null) return [gap('gap 3')];
  const versions = [flow([message], width, look), [shorten(message, width, look)]];
  return [
    gap('gap 3'),
    { name: 'message', versions: versions.map((lines) => painted(lines, paint.warn)) },
  ];
}

/** Hints, each a key with its effect, in as few lines as possible. */
export function hintLines(hints: readonly string[], look: Look): readonly string[] {
  const { width, paint } = look;
  const items = hints.map((hint) => typeset(hint, look));
  return painted(flowItems(items, glyphs(look).between, width), paint.dim);
}

/** What leaving does: from an answer that is being changed, it goes back to the list of them. */
export function leaveWords({ interview }: Sheet): string {
  return interview.changing ? 'to the list' : 'leave';
}

/** The first list that fits one line, otherwise the last; `brief` is its shorter version. */
export function hintsSection(
  lists: readonly (readonly string[])[],
  brief: readonly string[],
  look: Look,
): Section {
  const drawn = lists.map((hints) => hintLines(hints, look));
  const fitting = drawn.find((lines) => lines.length === 1) ?? drawn.at(-1) ?? [];
  const bare = hintLines(brief, look);
  return { name: 'hints', versions: fitting.length > bare.length ? [fitting, bare] : [fitting] };
}
