import type { Screen } from '../core/base/screen.js';
import type { Paint } from '../text/paint.js';
import { glyphs, typeset } from '../text/signs.js';
import { widthOf } from '../text/width.js';
import { flowItems, shorten, wrap } from '../text/wrap.js';
import type { Question } from './ask.js';
import { choiceKeys } from './ask.js';

export type ListQuestion = Extract<Question, { kind: 'one' }>;

type Look = Screen & { readonly paint: Paint };

/** The place of the choice under the cursor at first. */
export function openList({ choices, initial }: ListQuestion): number {
  return Math.max(
    0,
    choices.findIndex(({ value }) => value === initial),
  );
}

/** The place under the cursor after a key; a key that is not announced moves nothing. */
export function pressList(at: number, key: string, { choices }: ListQuestion): number {
  if (key === 'up') return Math.max(0, at - 1);
  if (key === 'down') return Math.min(choices.length - 1, at + 1);
  const chosen = singleKeys(choices).indexOf(key);
  return chosen === -1 ? at : chosen;
}

/** The key of each choice; none where some would need two digits. */
function singleKeys(choices: ListQuestion['choices']): readonly string[] {
  const keys = choiceKeys(choices);
  return keys.every(({ length }) => length === 1) ? keys : [];
}

/** A question with its sign. */
export function drawQuestion(message: string, screen: Look): string[] {
  return hang('? ', message, screen, screen.paint.bold);
}

/** The question and its choices, never taller than the screen: first what stands below them gives way. */
export function drawList(at: number, question: ListQuestion, screen: Look): string[] {
  const { height, unicode, paint } = screen;
  const { choices } = question;
  const { pointer } = glyphs({ unicode });
  const head = drawQuestion(question.message, screen);
  const about = (question.about ?? []).map((text) => hang('  ', text, screen, paint.dim));
  const keys = singleKeys(choices);
  const items = choices.map(({ label }, index) => {
    const key = keys[index] === undefined ? '' : `${keys[index]} `;
    const sign = `${index === at ? pointer : ' '} ${key}`;
    const lines = hang(sign, label, screen);
    return index === at ? lines.map(paint.accent) : lines;
  });
  const detail = choices[at]?.detail;
  const details = detail === undefined ? [] : hang('  ', detail, screen, paint.dim);
  const foot = keyLines(question, screen).map(paint.dim);
  const layouts = [
    [...head, ...about.flat(), '', ...items.flat(), '', ...details, ...foot],
    [...head, ...about.flat(), ...items.flat(), '', ...details, ...foot],
    // The first is the longest, and what is known best.
    ...[...about, []].map((_, left) => {
      const rest = about.slice(left).flat();
      return [...head, ...rest, ...items.flat(), ...details, ...foot];
    }),
    [...head, ...items.flat(), ...foot],
  ];
  const fitting = layouts.find((lines) => lines.length < height);
  if (fitting !== undefined) return fitting;
  // Where not every choice is on the screen, the person must know that there are others.
  const place = hang('  ', `${at + 1} of ${choices.length}`, screen, paint.dim);
  const above = [...head.slice(0, 3), ...place];
  const room = height - 1 - above.length - foot.length;
  const shown = itemsAround(items, at, room).flat();
  return [...above, ...shown, ...foot].slice(0, height - 1);
}

/** Whole choices around the current one, as many as there are rows for. */
export function itemsAround(
  items: readonly (readonly string[])[],
  at: number,
  room: number,
): readonly (readonly string[])[] {
  let first = at;
  let last = at;
  const fits = (from: number, to: number) => items.slice(from, to + 1).flat().length <= room;
  for (;;) {
    if (last + 1 < items.length && fits(first, last + 1)) last += 1;
    else if (first > 0 && fits(first - 1, last)) first -= 1;
    else return items.slice(first, last + 1);
  }
}

/** A question that was answered: the answer beside it if it fits, otherwise below, so that no word is cut. */
export function drawAnswered(message: string, answer: string, screen: Look): string[] {
  const { width, unicode, paint } = screen;
  const sign = unicode ? '✔ ' : '* ';
  const shown = shorten(answer, width - 10, screen);
  const asked = hang(sign, message, screen, paint.bold);
  const beside = hang(sign, `${message} ${shown}`, screen);
  return beside.length === asked.length && asked.length === 1
    ? [`${asked[0]} ${paint.accent(shown)}`]
    : [...asked, ...hang('  ', shown, screen, paint.accent)];
}

/** A text behind a sign. */
function hang(
  sign: string,
  text: string,
  screen: Look,
  paint: (text: string) => string = (line) => line,
): string[] {
  const columns = widthOf(sign);
  return wrap(typeset(text, screen), screen.width - columns - 1).map(
    (line, row) => (row === 0 ? sign : ' '.repeat(columns)) + paint(line),
  );
}

function keyLines(
  { choices, help, leave = 'leave' }: ListQuestion,
  { unicode, width }: Look,
): string[] {
  const arrows = unicode ? '↑↓' : 'up/down';
  const keys = singleKeys(choices);
  const move = keys.length === 0 ? `${arrows} move` : `${arrows} or ${keysInShort(keys)} move`;
  const items = [move, 'Enter choose', ...(help === undefined ? [] : ['? help']), `q ${leave}`];
  return flowItems(items, glyphs({ unicode }).between, width - 1);
}

/** "1-5, e, 0, s" */
function keysInShort(keys: readonly string[]): string {
  const numbered = keys.filter((key, index) => key === `${index + 1}`);
  const numbers = numbered.length > 1 ? `1-${numbered.length}` : numbered.join('');
  return [numbers, ...keys.filter((key) => !numbered.includes(key))].filter(Boolean).join(', ');
}

/** The help of a question, in screens. */
export function drawListHelp({ message, help = [] }: ListQuestion, screen: Look): string[][] {
  const { unicode, height, width } = screen;
  const text = help.flatMap((line) => hang('  ', line, screen));
  const rows = (head: readonly string[]) => Math.max(1, height - 3 - head.length);
  const whole = drawQuestion(message, screen);
  // Where the question takes most of a small screen, the help has the screen to itself.
  const head = rows(whole) * 2 < height ? [] : whole;
  const count = Math.max(1, Math.ceil(text.length / rows(head)));
  return Array.from({ length: count }, (_, page) => {
    const shown = text.slice(page * rows(head), (page + 1) * rows(head));
    const keys = page < count - 1 ? ['? more help', 'Enter back'] : ['Enter back'];
    const foot = flowItems(keys, glyphs({ unicode }).between, width - 1).map(screen.paint.dim);
    return [...head, ...shown, '', ...foot];
  });
}
