import { anyOf } from '../core/base/did-you-mean.js';
import type { Choice, KeyQuestion, Picked, PickQuestion, Question } from './ask.js';
import { choiceKeys, keyNames, keyWords, Left } from './ask.js';
import type { Page } from './plain-page.js';

type DialogueAnswer = string | readonly string[] | boolean | Picked;

/** What a line answers, or what is wrong with it. */
type LineAnswer = { readonly answer: DialogueAnswer } | { readonly problem: string };

/** Any other question. Throws Left where the person leaves. */
export async function askQuestion(page: Page, question: Question): Promise<DialogueAnswer> {
  if (question.kind !== 'pause') page.say('', ...questionLines(question));
  for (;;) {
    const got = await page.ask(keysLine(question), answersByKey(question));
    if ('left' in got) {
      page.say('');
      throw new Left(got.left);
    }
    const typed = got.line.trim().toLowerCase();
    const goesBack = typed === 'b' && question.back === true;
    if (typed === 'q' || goesBack) throw new Left('quit', undefined, goesBack);
    const told = toldAbout(question, typed);
    if (told !== null) {
      page.say(...told);
      continue;
    }
    const said = readLine(question, got.line);
    if ('answer' in said) {
      const meaning = meaningOf(question, said.answer);
      if (meaning !== null) page.say(`${meaning}.`);
      return said.answer;
    }
    page.say(said.problem);
  }
}

const noWayBack =
  'There is no way back here: your answers are saved as you give them. Afterwards, undo takes them back.';

const keysHelp = 'Type your answer and press Enter. ? repeats the question, q saves and leaves.';

/** What is said at a key that asks for help or goes back elsewhere; null for an answer. */
function toldAbout(question: Question, typed: string): readonly string[] | null {
  const help = question.kind === 'one' ? (question.help ?? []) : [];
  if (typed === '?') return ['', ...questionLines(question), ...help, keysHelp];
  const isChoice = question.kind === 'key' && question.keys.some(({ key }) => key === typed);
  return typed === 'b' && !isChoice ? [noWayBack] : null;
}

/** Whether every answer to a question is a single key. */
function answersByKey(question: Question): boolean {
  const { kind } = question;
  return kind === 'one'
    ? choiceKeys(question.choices).every(({ length }) => length === 1)
    : kind === 'key' || kind === 'yes-no' || kind === 'pause';
}

function meaningOf(question: Question, answer: DialogueAnswer): string | null {
  return question.kind === 'text' && typeof answer === 'string'
    ? (question.meaning?.(answer) ?? null)
    : null;
}

function questionLines(question: Question): readonly string[] {
  const about = question.kind === 'one' ? (question.about ?? []) : [];
  return [question.message, ...about, ...choiceLines(question)];
}

function choiceLines(question: Question): readonly string[] {
  if (question.kind === 'pick') {
    const { choices } = question;
    return choices.flatMap(({ label, note, heading, reason, detail }, index) => [
      ...(heading === choices[index - 1]?.heading ? [] : [`${heading}:`]),
      `${index + 1}. ${label}${note === '' ? '' : ` (${note})`}. ${[reason, ...detail].join(' ')}`,
    ]);
  }
  if (question.kind !== 'one') return [];
  const keys = choiceKeys(question.choices);
  return question.choices.flatMap(({ label, detail }, index) => [
    `${keys[index]}. ${label}`,
    ...(detail === undefined ? [] : [detail]),
  ]);
}

function keysLine(question: Question): string {
  const keys = promptFor(question);
  return question.back ? keys.replace(', q ', ', b back, q ') : keys;
}

function promptFor(question: Question): string {
  switch (question.kind) {
    case 'one': {
      const { choices, help, leave = 'leave' } = question;
      const keys = choiceKeys(choices);
      const initial = keys[choices.findIndex(({ value }) => value === question.initial)];
      const what = answersInWords(choices, 'A number');
      const enter = initial === undefined ? '' : `, Enter for ${initial}`;
      return `${what}${enter}${help === undefined ? '' : ', ? help'}, q ${leave}:`;
    }
    case 'text':
      return question.initial === undefined
        ? 'Answer, q leave:'
        : `Answer, q leave, Enter for: ${question.initial}\n>`;
    case 'pick':
      return `Numbers with spaces between, at most ${question.most}, - for none, e and a number to edit, Enter for ${numbersOf(question)}, q leave:`;
    case 'key':
      return `${keyWords(question).join(', ')}:`;
    case 'yes-no':
      return `y or n, Enter for ${question.initial ? 'y' : 'n'}, q leave:`;
    case 'pause':
      return 'Enter to go on, q leave:';
  }
}

function numbersOf({ choices, initial }: PickQuestion): string {
  const numbers = choices.flatMap(({ value }, index) =>
    initial.includes(value) ? [index + 1] : [],
  );
  return numbers.length === 0 ? 'none' : numbers.join(' ');
}

function readLine(question: Question, line: string): LineAnswer {
  switch (question.kind) {
    case 'one':
      return readOne(question, line);
    case 'pick':
      return readPick(question, line);
    case 'text':
      return readText(question, line);
    case 'key':
      return readKey(question, line);
    case 'yes-no':
      return readYesNo(question, line);
    case 'pause':
      return { answer: '' };
  }
}

function readOne(
  { choices, initial }: Extract<Question, { kind: 'one' }>,
  line: string,
): LineAnswer {
  const keys = choiceKeys(choices);
  const value = line === '' ? initial : choices[keys.indexOf(line.trim().toLowerCase())]?.value;
  if (value !== undefined) return { answer: value };
  const numbered = choices.filter(({ key }) => key === undefined);
  const number = `a number from 1 to ${numbered.length}`;
  return { problem: `Type ${answersInWords(choices, number)}.` };
}

function answersInWords(choices: readonly Choice[], number: string): string {
  const own = choices.flatMap(({ key }) => key ?? []);
  return anyOf(own.length === choices.length ? own : [number, ...own]);
}

function readPick(question: PickQuestion, line: string): LineAnswer {
  const { choices, initial } = question;
  const [, number] = /^e ?(\d{1,3})$/i.exec(line.trim()) ?? [];
  if (number !== undefined) {
    const edit = choiceAt(choices, number);
    return edit === undefined
      ? { problem: `Type e and a number from 1 to ${choices.length}.` }
      : { answer: { ticked: initial, edit } };
  }
  const ticked = readMany(question, line);
  return 'problem' in ticked ? ticked : { answer: { ticked: ticked.answer, edit: null } };
}

function readMany(
  { choices, initial, most }: PickQuestion,
  line: string,
): { readonly answer: readonly string[] } | { readonly problem: string } {
  if (line === '') return { answer: initial };
  if (line === '-') return { answer: [] };
  const values = line.split(/[\s,]+/).map((part) => choiceAt(choices, part));
  const known = [...new Set(values)].filter((value) => value !== undefined);
  if (values.includes(undefined)) {
    return { problem: `Type numbers from 1 to ${choices.length}, with spaces between.` };
  }
  return known.length > most ? { problem: `At most ${most}.` } : { answer: known };
}

function choiceAt(
  choices: readonly { readonly value: string }[],
  text: string,
): string | undefined {
  return /^\d{1,3}$/.test(text) ? choices[Number(text) - 1]?.value : undefined;
}

function readText(
  { initial, problem }: Extract<Question, { kind: 'text' }>,
  line: string,
): LineAnswer {
  const text = line === '' ? (initial ?? '') : line;
  const wrong = problem?.(text) ?? null;
  return wrong === null ? { answer: text } : { problem: `${wrong}.` };
}

function readKey(question: KeyQuestion, line: string): LineAnswer {
  const { keys } = question;
  const key = line.trim().toLowerCase();
  const chosen = keys.find((choice) => choice.key === key || (key === '' && choice.isEnter));
  return chosen !== undefined
    ? { answer: chosen.key }
    : { problem: `Type one of ${keyNames(question)}.` };
}

function readYesNo({ initial }: Extract<Question, { kind: 'yes-no' }>, line: string): LineAnswer {
  if (line === '') return { answer: initial };
  if (/^y(es)?$/i.test(line)) return { answer: true };
  return /^no?$/i.test(line) ? { answer: false } : { problem: 'Type y or n.' };
}
