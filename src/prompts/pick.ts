import type { Screen } from '../core/base/screen.js';
import type { Paint } from '../text/paint.js';
import { glyphs, typeset } from '../text/signs.js';
import { padEnd, widthOf } from '../text/width.js';
import { clampLines, wrap } from '../text/wrap.js';
import type { PickChoice, Picked, PickQuestion } from './ask.js';
import type { TypedKey } from './list.js';
import { itemsAround, slipWords, textOf } from './list.js';

/** One screen to choose from, to edit on, and to confirm: what is ticked, and where the cursor is. */
export interface Pick {
  readonly ticked: readonly string[];
  readonly at: number;
  readonly message: string | null;
  /** How often more of the words was asked for, where a small screen has no room for all of them. */
  readonly more?: number;
}

export function openPick({ choices, initial, at }: PickQuestion): Pick {
  const index = choices.findIndex(({ value }) => value === at);
  return { ticked: [...initial], at: Math.max(0, index), message: null };
}

/** The state after a key, or the answer. */
export function pressPick(
  pick: Pick,
  key: TypedKey,
  { choices, most }: PickQuestion,
): Pick | { readonly answer: Picked } {
  const { ticked, at } = pick;
  const inOrder = choices.flatMap(({ value }) => (ticked.includes(value) ? value : []));
  switch (key.name) {
    case 'return':
    case 'enter':
      return { answer: { ticked: inOrder, edit: null } };
    case 'e':
      return { answer: { ticked: inOrder, edit: choices[at]?.value ?? null } };
    case 'up':
      return { ticked, at: Math.max(0, at - 1), message: null };
    case 'down':
      return { ticked, at: Math.min(choices.length - 1, at + 1), message: null };
    case 'space':
      return toggled(pick, at, choices, most);
    default:
      return textOf(key) === '?'
        ? { ...pick, message: null, more: (pick.more ?? 0) + 1 }
        : { ...pick, message: `${slipWords(textOf(key))}.` };
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

/**
 * As much as fits: the keys and the choices first, then the words of the one under the cursor, then the headings, then
 * what each choice works on.
 */
export function drawPick(
  pick: Pick,
  question: PickQuestion,
  screen: Screen & { readonly paint: Paint },
): string[] {
  const { width, height, paint } = screen;
  const lay = (text: string) => wrap(typeset(text, screen), width - 1);
  const head = lay(question.message).map(paint.bold);
  const foot = [
    ...(pick.message === null ? [] : lay(pick.message).map(paint.warn)),
    ...lay(keys(screen)).map(paint.dim),
  ];
  const layoutsAt = (at: number) => layouts({ ...pick, at }, { question, head, foot }, screen);
  const isFitting = (lines: readonly string[]) => lines.length < height;
  // The same for each choice, so that nothing jumps when the cursor moves.
  const all = question.choices.map((_, at) => layoutsAt(at).findIndex(isFitting));
  const fitting = all.includes(-1) ? undefined : layoutsAt(pick.at)[Math.max(...all)];
  if (fitting !== undefined) return [...fitting];
  const current = question.choices[pick.at];
  const items = question.choices.map((_, index) => itemLines(pick, index, question, screen));
  // Where not every choice is on the screen, the person must know that there are others.
  const place = `${pick.at + 1} of ${question.choices.length}`;
  const [ask = ''] = question.message.split(/(?<=\?) /);
  const short = lay(`${ask} (${place})`).map(paint.bold);
  const rowsWith = (below: readonly string[]) => height - 1 - short.length - below.length;
  const own = items[pick.at]?.length ?? 0;
  const words = (current?.detail ?? []).flatMap((text) => wrap(typeset(text, screen), width - 3));
  const isCut = words.length > rowsWith(foot) - own;
  const below = isCut ? [...foot, ...lay('? all of its words').map(paint.dim)] : foot;
  const left = rowsWith(below);
  const room = left - own;
  // Each part of them in turn, and then again as many as fit.
  const part = (pick.more ?? 0) % (1 + Math.ceil(words.length / Math.max(1, room)));
  const details =
    isCut && part > 0
      ? words.slice((part - 1) * room, part * room).map((line) => `  ${line}`)
      : fitted(current?.detail ?? [], room, screen);
  const shown = itemsAround(items, pick.at, left - details.length).flat();
  return [...short, ...shown, ...details, ...below].slice(0, height - 1);
}

interface Around {
  readonly question: PickQuestion;
  readonly head: readonly string[];
  readonly foot: readonly string[];
}

/** From the most spacious to the barest. */
function layouts(
  pick: Pick,
  { question: { choices, ...question }, head, foot }: Around,
  screen: Screen & { readonly paint: Paint },
): readonly (readonly string[])[] {
  const { width, paint } = screen;
  const lay = (text: string, indent: number) =>
    wrap(typeset(text, screen), width - indent - 1).map((line) => ' '.repeat(indent) + line);
  const { heading = '', reason = '', detail = [] } = choices[pick.at] ?? {};
  const about = lay(reason, 2).map(paint.dim);
  const words = detail.flatMap((text) => lay(text, 2));
  const told = lay(heading, 2).map(paint.accent);
  const items = choices.map((_, index) => itemLines(pick, index, { ...question, choices }, screen));
  const groups = (withReasons: boolean) =>
    choices.flatMap((choice, index): string[] => [
      ...(choice.heading === choices[index - 1]?.heading
        ? []
        : ['', ...lay(choice.heading, 2).map(paint.accent)]),
      ...(items[index] ?? []),
      ...(withReasons ? lay(choice.reason, 4).map(paint.dim) : []),
    ]);
  return [
    [...head, ...groups(true), '', ...words, '', ...foot],
    [...head, ...groups(false), '', ...about, ...words, '', ...foot],
    [...head, ...groups(false), '', ...about, ...words, ...foot],
    [...head, '', ...items.flat(), '', ...told, ...about, ...words, ...foot],
    [...head, ...items.flat(), '', ...about, ...words, ...foot],
    [...head, ...items.flat(), '', ...words, ...foot],
  ];
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

function itemLines(
  { ticked, at }: Pick,
  index: number,
  { choices }: PickQuestion,
  screen: Screen & { readonly paint: Paint },
): string[] {
  const { width, unicode, paint } = screen;
  const { pointer } = glyphs({ unicode });
  const box = unicode ? { on: '◉', off: '◯' } : { on: '[x]', off: '[ ]' };
  const choice = choices[index] ?? { value: '', label: '', note: '' };
  const { value, label } = choice;
  const isTicked = ticked.includes(value);
  const note = noteOf(choice, isTicked);
  const sign = `${index === at ? pointer : ' '} ${isTicked ? box.on : box.off} `;
  const columns = widthOf(sign);
  const longest = Math.max(...choices.map((choice) => widthOf(choice.label)));
  const longestNote = Math.max(...choices.map((choice) => widthOf(noteOf(choice, true))));
  const title = typeset(label, screen);
  const lines =
    columns + longest + 2 + longestNote < width
      ? [`${sign}${padEnd(title, longest)}  ${paint.dim(note)}`.trimEnd()]
      : wrap(note === '' ? title : `${title} (${note})`, width - columns - 1).map((line, row) =>
          row === 0 ? sign + line : ' '.repeat(columns) + line,
        );
  return index === at ? lines.map(paint.accent) : lines;
}

/** The days are in no order, so only those of a plan to be are shown. */
function noteOf({ note, due = '' }: { note: string; due?: string }, isTicked: boolean): string {
  return [note, isTicked ? due : ''].filter(Boolean).join(', ');
}

function keys({ unicode, width }: Screen): string {
  const { between } = glyphs({ unicode });
  const words = ['Space take or leave', 'e edit', 'Enter confirm', 'q leave'];
  const line = [`${unicode ? '↑↓' : 'up/down'} move`, ...words].join(between);
  return widthOf(line) < width ? line : ['Space take', 'e edit', 'Enter ok', 'q end'].join(between);
}
