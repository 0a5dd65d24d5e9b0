import type { Screen } from '../core/base/screen.js';
import type { Paint } from '../text/paint.js';
import { glyphs, typeset } from '../text/signs.js';
import { padEnd, widthOf } from '../text/width.js';
import { clampLines, wrap } from '../text/wrap.js';
import type { PickChoice, Picked, PickQuestion } from './ask.js';

/** One screen to choose from, to edit on, and to confirm: what is ticked, and where the cursor is. */
export interface Pick {
  readonly ticked: readonly string[];
  readonly at: number;
  readonly message: string | null;
}

export function openPick({ choices, initial, at }: PickQuestion): Pick {
  const index = choices.findIndex(({ value }) => value === at);
  return { ticked: [...initial], at: Math.max(0, index), message: null };
}

/** The state after a key, or the answer. */
export function pressPick(
  pick: Pick,
  key: { readonly name: string },
  { choices, most }: PickQuestion,
): Pick | { readonly answer: Picked } {
  const { ticked, at } = pick;
  const inOrder = choices.flatMap(({ value }) => (ticked.includes(value) ? value : []));
  const number = /^[1-9]$/.test(key.name) ? Number(key.name) - 1 : -1;
  switch (key.name) {
    case 'return':
    case 'enter':
      return { answer: { ticked: inOrder, edit: null } };
    case 'e':
      return { answer: { ticked: inOrder, edit: choices[at]?.value ?? null } };
    case 'up':
    case 'k':
      return { ...pick, at: Math.max(0, at - 1), message: null };
    case 'down':
    case 'j':
      return { ...pick, at: Math.min(choices.length - 1, at + 1), message: null };
    case 'space':
      return toggled(pick, at, choices, most);
    default:
      return choices[number] === undefined ? pick : toggled(pick, number, choices, most);
  }
}

function toggled(pick: Pick, at: number, choices: readonly PickChoice[], most: number): Pick {
  const value = choices[at]?.value ?? '';
  if (pick.ticked.includes(value)) {
    const ticked = pick.ticked.filter((other) => other !== value);
    return { ticked, at, message: null };
  }
  if (pick.ticked.length >= most) {
    const message = `At most ${most}: untick one first with Space.`;
    return { ...pick, at, message };
  }
  return { ticked: [...pick.ticked, value], at, message: null };
}

/** As much as fits: the keys and the choices first, then the words of the one under the cursor, then the headings. */
export function drawPick(
  pick: Pick,
  question: PickQuestion,
  screen: Screen & { readonly paint: Paint },
): string[] {
  const { width, height, paint } = screen;
  const lay = (text: string, indent: number) =>
    wrap(typeset(text, screen), width - indent - 1).map((line) => ' '.repeat(indent) + line);
  const head = lay(question.message, 0).map(paint.bold);
  const foot = [
    ...(pick.message === null ? [] : lay(pick.message, 0).map(paint.warn)),
    ...lay(keys(screen), 0).map(paint.dim),
  ];
  const current = question.choices[pick.at];
  const words = (current?.detail ?? []).flatMap((text) => lay(text, 2));
  const room = height - 1 - head.length - foot.length;
  const full = itemLines(pick, question, screen, 'all');
  const bare = itemLines(pick, question, screen, 'current');
  const spacious = [head, ...full, words, foot];
  if (rows(spacious) + spacious.length - 1 < height) return joined(spacious);
  for (const items of [full, bare]) {
    if (rows(items) + words.length + 1 <= room)
      return [...head, ...items.flat(), '', ...words, ...foot];
  }
  // Where not every choice is on the screen, the person must know that there are others.
  const place = `${pick.at + 1} of ${question.choices.length}`;
  const [ask = ''] = question.message.split(/(?<=\?) /);
  const short = lay(`${ask} (${place})`, 0).map(paint.bold);
  const left = height - 1 - short.length - foot.length;
  const withHeading = (bare[pick.at]?.length ?? 0) + words.length <= left;
  const items = withHeading ? bare : itemLines(pick, question, screen, 'none');
  const told = fitted(current?.detail ?? [], left - (items[pick.at]?.length ?? 0), screen);
  return [...short, ...around(items, pick.at, left - told.length).flat(), ...told, ...foot].slice(
    0,
    height - 1,
  );
}

/** The last sentence says when one is done, so the first is the one to cut. */
function fitted([first = '', ...rest]: readonly string[], room: number, screen: Screen): string[] {
  const width = screen.width - 3;
  const lines = (text: string) => wrap(typeset(text, screen), width);
  const end = rest.flatMap(lines);
  const left = room - end.length;
  const start = left < 1 ? [] : clampLines(lines(first), left, width, screen);
  return [...start, ...end].slice(0, Math.max(0, room)).map((line) => `  ${line}`);
}

function rows(parts: readonly (readonly string[])[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

function joined(parts: readonly (readonly string[])[]): string[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

function itemLines(
  { ticked, at }: Pick,
  { choices }: PickQuestion,
  screen: Screen & { readonly paint: Paint },
  headings: 'all' | 'current' | 'none',
): string[][] {
  const { width, unicode, paint } = screen;
  const { pointer } = glyphs({ unicode });
  const box = unicode ? { on: '◉', off: '◯' } : { on: '[x]', off: '[ ]' };
  const longest = Math.max(...choices.map(({ label }) => widthOf(label)));
  return choices.map(({ value, label, note, heading }, index) => {
    const isOn = ticked.includes(value);
    const isHere = index === at;
    const sign = `${isHere ? pointer : ' '} ${isOn ? box.on : box.off} `;
    const columns = widthOf(sign);
    const inLine =
      columns + longest + 2 + Math.max(...choices.map((one) => widthOf(one.note))) < width;
    const title = typeset(label, screen);
    const lines = inLine
      ? [`${sign}${padEnd(title, longest)}  ${paint.dim(note)}`]
      : wrap(`${title} (${note})`, width - columns - 1).map((line, row) =>
          row === 0 ? sign + line : ' '.repeat(columns) + line,
        );
    const told =
      headings === 'all' || (headings === 'current' && isHere)
        ? wrap(typeset(heading, screen), width - 3)
        : [];
    return [
      ...told.map((line) => paint.dim(`  ${line}`)),
      ...(isHere ? lines.map(paint.accent) : lines),
    ];
  });
}

/** Whole choices around the current one, as many as there are rows for. */
function around(items: readonly string[][], at: number, room: number): string[][] {
  let first = at;
  let last = at;
  const fits = (from: number, to: number) => rows(items.slice(from, to + 1)) <= room;
  for (;;) {
    if (last + 1 < items.length && fits(first, last + 1)) last += 1;
    else if (first > 0 && fits(first - 1, last)) first -= 1;
    else return items.slice(first, last + 1);
  }
}

function keys({ unicode, width }: Screen): string {
  const { between } = glyphs({ unicode });
  const words = ['Space take or leave', 'e edit', 'Enter confirm', 'q leave'];
  const line = [`${unicode ? '↑↓' : 'up/down'} move`, ...words].join(between);
  return widthOf(line) < width ? line : ['Space take', 'e edit', 'Enter ok', 'q end'].join(between);
}
