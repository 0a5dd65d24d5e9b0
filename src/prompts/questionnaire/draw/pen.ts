import type { Paint } from '../../../core/base/paint.js';
import type { Sheet } from '../sheet.js';
import { progressLine, progressShare, shortStageLine, stageLine } from '../words.js';
import type { Lines, Section } from './layout.js';
import { atBothEnds, flow, pad, truncate, widthOf, withAsciiSigns, wrap } from './layout.js';

/** How a sheet is drawn: the room there is, and the signs and colours that the terminal has. */
export interface Look {
  /** The most columns of a line: one less than the terminal has. */
  readonly width: number;
  /** The most lines. */
  readonly height: number;
  /** Whether more than ASCII can be drawn. */
  readonly unicode: boolean;
  readonly paint: Paint;
}

/** A look with all that drawing needs worked out once. */
export interface Pen extends Look {
  readonly signs: (typeof signs)['unicode'];
  /** Makes text drawable: ASCII signs where there are no others. */
  readonly say: (text: string) => string;
}

const signs = {
  unicode: { pointer: '›', dot: ' · ', cut: '…', full: '█', empty: '░', bullet: '·' },
  ascii: { pointer: '>', dot: ', ', cut: '...', full: '#', empty: '.', bullet: '-' },
};

/** The pen for a look. */
export function penFor(look: Look): Pen {
  return look.unicode
    ? { ...look, signs: signs.unicode, say: (text) => text }
    : { ...look, signs: signs.ascii, say: withAsciiSigns };
}

/** A part of the screen that is shown as it is, or not at all. */
export function section(name: string, lines: Lines): Section {
  return { name, versions: [lines, []] };
}

/** An empty line, for as long as there is room. */
export function gap(name: string): Section {
  return section(name, ['']);
}

/** The lines painted, but for the empty ones. */
export function painted(lines: Lines, paint: (text: string) => string): Lines {
  return lines.map((line) => (line === '' ? line : paint(line)));
}

/** The name as often as it has shorter versions to give. */
export function times(name: string, count: number): string[] {
  return Array.from({ length: count }, () => name);
}

/** The text as an item of a list. */
export function bulletLines(text: string, { width, signs: { bullet }, say }: Pen): Lines {
  return wrap(say(text), width - 2).map((line, index) => `${index === 0 ? bullet : ' '} ${line}`);
}

/** The stage once there is one, and where the question belongs with how far the questionnaire is. */
export function headSections(sheet: Sheet, title: string, pen: Pen): Section[] {
  const { width, paint, say } = pen;
  const { cut } = pen.signs;
  const stage = stageLine(sheet.interview);
  const whole = stage === null ? [] : wrap(say(stage), width);
  const short = shortStageLine(sheet.interview);
  const bare = short === null ? [] : [truncate(say(short), width, cut)];
  return [
    { name: 'stage', versions: [whole, bare, []].map((lines) => painted(lines, paint.accent)) },
    { name: 'head', versions: headVersions(sheet, say(title), pen) },
  ];
}

function headVersions(sheet: Sheet, title: string, pen: Pen): Lines[] {
  const { width, paint } = pen;
  const { cut } = pen.signs;
  const progress = progressLine(sheet.interview);
  const bar = progressBar(sheet, width >= 60 ? 20 : 10, pen);
  const long = atBothEnds(title, `${progress}  ${bar}`, width);
  const room = width - widthOf(progress) - 2;
  const short = room < 6 ? progress : `${pad(truncate(title, room, cut), room)}  ${progress}`;
  const two = [...wrap(title, width), `${progress}  ${bar}`].map((line) =>
    truncate(line, width, cut),
  );
  return [long === null ? two : [long], [short], [progress], []].map((lines) =>
    painted(lines, paint.dim),
  );
}

function progressBar(sheet: Sheet, columns: number, { signs: { full, empty } }: Pen): string {
  const done = Math.round(progressShare(sheet.interview) * columns);
  return full.repeat(done) + empty.repeat(columns - done);
}

/** A line that is kept free for messages, so that nothing moves when one comes. */
export function messageSections({ message }: Sheet, { width, paint, say, signs }: Pen): Section[] {
  if (message === null) return [gap('gap 3')];
  const versions = [wrap(say(message), width), [truncate(say(message), width, signs.cut)]];
  return [
    gap('gap 3'),
    { name: 'message', versions: versions.map((lines) => painted(lines, paint.warn)) },
  ];
}

/** Hints, each a key with what it does, in as few lines as they need. */
export function hintLines(
  hints: readonly string[],
  { width, paint, say, signs: { dot } }: Pen,
): Lines {
  return painted(flow(hints.map(say), dot, width), paint.dim);
}

/** The first of the lists that needs one line, then a barer one, then the way to help. */
export function hintVersions(lists: readonly (readonly string[])[], pen: Pen): Lines[] {
  const drawn = lists.map((hints) => hintLines(hints, pen));
  const fitting = drawn.find((lines) => lines.length === 1) ?? drawn.at(-1) ?? [];
  const least = hintLines(['? help', 'q leave'], pen);
  return [fitting, hintLines(bareHints, pen), least].filter(
    (lines, index, all) => index === 0 || lines.length <= (all[index - 1]?.length ?? 0),
  );
}

const bareHints = ['s skip', 'b back', '? help', 'q leave'];
