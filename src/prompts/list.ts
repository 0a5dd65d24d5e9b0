import type { Screen } from '../core/base/screen.js';
import type { Paint } from '../text/paint.js';
import { glyphs, typeset } from '../text/signs.js';
import { widthOf } from '../text/width.js';
import { flowItems, shorten, wrap } from '../text/wrap.js';
import type { Question } from './ask.js';
import { choiceKeys } from './ask.js';

export type ListQuestion = Extract<Question, { kind: 'one' }>;

type Look = Screen & { readonly paint: Paint };

/** The place under the cursor, and what was typed. */
export interface List {
  readonly at: number;
  /** The place before the word, to return to where it is no key. */
  readonly from: number;
  /** The last keys that came quickly one after another, as in a word. */
  readonly word: string;
  /** Whether they mean nothing here. */
  readonly isSlip: boolean;
}

export interface TypedKey {
  readonly name: string;
  readonly sequence?: string;
}

export function openList({ choices, initial }: Pick<ListQuestion, 'choices' | 'initial'>): List {
  const index = choices.findIndex(({ value }) => value === initial);
  return stay(Math.max(0, index));
}

function stay(at: number): List {
  return { at, from: at, word: '', isSlip: false };
}

/**
 * The list after a key. Letters that come quickly are a word, meant for another question: they move nothing, unless they
 * spell a choice that begins with its key, such as "yes".
 *
 * @param isQuick whether the key before came a moment ago
 */
export function pressList(
  list: List,
  key: TypedKey,
  { choices }: Pick<ListQuestion, 'choices'>,
  isQuick: boolean,
): List {
  const { at, from } = list;
  if (key.name === 'up') return stay(Math.max(0, at - 1));
  if (key.name === 'down') return stay(Math.min(choices.length - 1, at + 1));
  const text = textOf(key);
  if (text === '') return { ...stay(at), isSlip: true };
  if (!isInWord(list, isQuick)) {
    const chosen = singleKeys(choices).indexOf(text.toLowerCase());
    return { at: chosen === -1 ? at : chosen, from: at, word: text, isSlip: chosen === -1 };
  }
  const word = list.word + text;
  const spelled = choices.findIndex(
    ({ key: own, label }) =>
      own !== undefined && word[0] === own && label.toLowerCase().startsWith(word.toLowerCase()),
  );
  return { at: spelled === -1 ? from : spelled, from, word, isSlip: spelled === -1 };
}

/**
 * Whether the last key answers at once: the digit of a choice, as in the questionnaire, or a letter where all choices have
 * one, as at a yes-or-no question.
 */
export function isAnswer(
  { word, isSlip }: List,
  { choices }: Pick<ListQuestion, 'choices'>,
): boolean {
  return !isSlip && (/^\d$/.test(word) || (word.length === 1 && hasLetters(singleKeys(choices))));
}

function hasLetters(keys: readonly string[]): boolean {
  return keys.length > 0 && !/\d/.test(keys.join(''));
}

/** Whether the next key belongs to a word that is being typed. */
export function isInWord({ word }: Pick<List, 'word'>, isQuick: boolean): boolean {
  return isQuick && /^\p{L}/u.test(word);
}

/** The words typed for the choice that takes some, after a key; null for a key of the list. */
export function pressWords(
  words: string,
  key: TypedKey,
  { choices, typed }: Pick<ListQuestion, 'choices' | 'typed'>,
): string | null {
  if (typed === undefined) return null;
  if (key.name === 'backspace') return words === '' ? null : words.slice(0, -1);
  const text = textOf(key);
  if (words !== '') return text === '' ? null : words + text;
  return /^\p{L}$/u.test(text) && !singleKeys(choices).includes(text.toLowerCase()) ? text : null;
}

/** The list with these words in the choice that takes them. */
export function withWords(question: ListQuestion, words: string): ListQuestion {
  if (words === '') return question;
  const choices = question.choices.map((choice) =>
    choice.value === question.typed ? { ...choice, label: `Find: ${words}` } : choice,
  );
  return { ...question, choices };
}

/** Whether Enter ends such a word, and answers nothing. */
export function endsWord(list: List, isQuick: boolean): boolean {
  return list.isSlip && list.word.length > 1 && isInWord(list, isQuick);
}

/** "“x” does nothing here". */
export function slipWords(word: string): string {
  return word.trim() === ''
    ? 'That key does nothing here'
    : `“${shorten(word, 12, { unicode: true })}” does nothing here`;
}

/** What a key types; empty for all other keys. */
export function textOf({ name, sequence = name }: TypedKey): string {
  return /^[^\p{C}]$/u.test(sequence) ? sequence : '';
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
export function drawList(list: List, question: ListQuestion, screen: Look): string[] {
  const { height, unicode, paint } = screen;
  const { at } = list;
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
  const foot = keyLines(list, question, screen).map(list.isSlip ? paint.warn : paint.dim);
  const layouts = [
    [...head, ...about.flat(), '', ...items.flat(), '', ...details, ...foot],
    [...head, ...about.flat(), ...items.flat(), '', ...details, ...foot],
    // The first matters most, then the last, and what is between them goes from its end.
    ...[
      ...about.slice(1).map((_, cut) => [...about.slice(0, -1 - cut), ...about.slice(-1)]),
      ...about.slice(1).map((_, cut) => about.slice(0, -1 - cut)),
      // What belongs to the choice comes before half a sentence.
      ...(about.length > 0 && detail === undefined ? [] : [[]]),
    ].map((shown) => [...head, ...shown.flat(), ...items.flat(), ...details, ...foot]),
    [
      ...head,
      ...firstRows(question, height - 1 - head.length - items.flat().length - foot.length, screen),
      ...items.flat(),
      ...foot,
    ],
    [...head, ...items.flat(), ...foot],
  ];
  const fitting = layouts.find((lines) => lines.length < height);
  if (fitting !== undefined) return fitting;
  // Where not every choice is on the screen, the person must know that there are others.
  const place = hang('  ', `Choice ${at + 1} of ${choices.length}`, screen, paint.dim);
  const left = height - 1 - place.length - foot.length;
  // The question is read whole, and the choices move: below it, where those of a few rows have room.
  const above = [...head.slice(0, Math.max(3, left - fewRows)), ...place];
  const room = height - 1 - above.length - foot.length;
  const shown = itemsAround(items, at, room).flat();
  return [...above, ...shown, ...foot].slice(0, height - 1);
}

/** As much of the first sentence below the question as there are rows for. */
function firstRows(
  { about: [text = ''] = [] }: ListQuestion,
  rows: number,
  screen: Look,
): string[] {
  if (rows < 1 || text === '') return [];
  const room = screen.width - 3;
  const lines = wrap(typeset(text, screen), room);
  const rest = shorten(lines.slice(rows - 1).join(' '), room, screen);
  return [...lines.slice(0, rows - 1), rest].map((line) => `  ${screen.paint.dim(line)}`);
}

/** Rows that choices keep below a long question. */
const fewRows = 3;

/** Whole choices, as many as there are rows for: a page stays as it is until the cursor leaves it. */
export function itemsAround(
  items: readonly (readonly string[])[],
  at: number,
  room: number,
): readonly (readonly string[])[] {
  const fits = (from: number, to: number) => items.slice(from, to + 1).flat().length <= room;
  let first = 0;
  for (let index = 1; index <= at; index += 1) if (!fits(first, index)) first = index;
  let last = at;
  while (last + 1 < items.length && fits(first, last + 1)) last += 1;
  while (first > 0 && fits(first - 1, last)) first -= 1;
  return items.slice(first, last + 1);
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

/** The keys, after what was typed where that is none of them. */
function keyLines(
  { isSlip, word }: List,
  { choices, help, typed, ...leaving }: ListQuestion,
  screen: Look,
): string[] {
  const { unicode, width } = screen;
  const keys = singleKeys(choices);
  const isAtOnce = (key: string) => /\d/.test(key) || hasLetters(keys);
  const letters = keys.filter((key) => !isAtOnce(key)).join(', ');
  const move = [unicode ? '↑↓' : 'up/down', letters].filter(Boolean).join(' or ');
  const answers = keysInShort(keys.filter(isAtOnce));
  const slip = isSlip ? [typeset(slipWords(word), screen)] : [];
  const more = help === undefined ? [] : ['? help'];
  const search = typed === undefined ? [] : ['type to search'];
  const choose = answers === '' ? 'Enter choose' : `${answers} or Enter choose`;
  const leave = typed === undefined ? leavingKeys(leaving) : [`Esc ${leaving.leave ?? 'leave'}`];
  const items = [...slip, `${move} move`, choose, ...search, ...more, ...leave];
  return flowItems(items, glyphs({ unicode }).between, width - 1);
}

/** Escape does what q does, unless it is said. */
export function leavingKeys({
  back,
  leave = 'leave',
}: Pick<Question, 'back'> & { readonly leave?: string }): string[] {
  return [...(back ? ['Esc back'] : []), `q ${leave}`];
}

/** "1-5, e, 0, s", also where a letter stands first. */
function keysInShort(keys: readonly string[]): string {
  const numbered = keys.filter((key) => Number(key) > 0);
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
