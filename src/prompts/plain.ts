import { anyOf } from '../core/base/did-you-mean.js';
import type { Interview } from '../core/interview/interview.js';
import { onScreen } from '../core/interview/interview.js';
import type { QuestionOnScreen } from '../core/interview/question-on-screen.js';
import {
  describeQuestion,
  isForKeeping,
  questionOnScreen,
} from '../core/interview/question-on-screen.js';
import type {
  AnswerTo,
  Ask,
  Choice,
  KeyQuestion,
  Picked,
  PickQuestion,
  Question,
  QuestionnaireEnd,
  QuestionnaireStep,
} from './ask.js';
import { choiceKeys, keyNames, keyWords, Left } from './ask.js';
import { withNotes } from './pick.js';
import type { Page, PlainStreams } from './plain-page.js';
import { openPage } from './plain-page.js';
import type { Key } from './questionnaire/keys.js';
import type { Pressed, Sheet } from './questionnaire/sheet.js';
import { markSeen, openSheet, press } from './questionnaire/sheet.js';
import {
  beginningLine,
  briefAnswer,
  guessLine,
  introOf,
  keyOf,
  notedWords,
  noteQuestion,
  noteReminder,
  optionsOf,
  periodLines,
  placeLine,
  questionText,
  ratingOptions,
  reviewRemark,
  reviewTitle,
  termPoints,
  textsIntroOf,
  textToKeep,
} from './questionnaire/words.js';

/**
 * Asks line by line, for screen readers and for terminals that can do no more: lines are only ever added, the
 * cursor is never moved, an answer is ended by Enter unless single keys are wanted, and all signs are ASCII.
 */
export function plainAsk(streams: PlainStreams): Ask {
  // A closed terminal fails at every touch, and the signal says so.
  for (const stream of [streams.input, streams.output]) stream.on('error', () => undefined);
  const page = openPage(streams);
  return {
    questionnaire: (interview, keep) =>
      page.whileOpen(() => askQuestionnaire(page, interview, keep)),
    question: <K extends Question['kind']>(question: Extract<Question, { kind: K }>) =>
      page.whileOpen(() => askQuestion(page, question)) as Promise<AnswerTo[K]>,
  };
}

async function askQuestionnaire(
  page: Page,
  interview: Interview,
  keep: (step: QuestionnaireStep) => void,
): Promise<QuestionnaireEnd> {
  let sheet = openSheet(interview);
  if (sheet.mode === 'intro') {
    page.say(...introLines(interview));
    // There is nothing to wait for: the first question follows.
    sheet = press(sheet, keyNamed('return')).sheet;
  }
  const told: AlreadyTold = { sheet: null, scale: false };
  for (;;) {
    if (sheet.mode === 'pause') {
      // Nor here: each line was ended by an Enter of its own.
      page.say('', ...pauseLines(sheet));
      sheet = press(sheet, keyNamed('return')).sheet;
    }
    const knowsScale = told.scale;
    page.say(...tell(sheet, told));
    sheet = markSeen(sheet);
    const got = await page.ask(promptOf(sheet, knowsScale), isOneKey(sheet));
    told.sheet = sheet;
    told.scale ||= sheet.mode === 'rating';
    if ('left' in got) {
      // The line of the prompt is left behind.
      page.say('');
      return { interview: sheet.interview, how: got.left };
    }
    for (const key of keysOf(sheet, got.line)) {
      const pressed: Pressed = press(sheet, key);
      for (const step of pressed.steps) keep(step);
      sheet = pressed.sheet;
      if (pressed.end !== undefined) return { interview: sheet.interview, how: pressed.end };
    }
  }
}

function pauseLines(sheet: Sheet): readonly string[] {
  const lines = textsIntroOf(sheet);
  return sheet.message === null ? lines : [sheet.message, '', ...lines];
}

/** Whether every answer to a sheet is a single key. */
function isOneKey({ mode, interview }: Sheet): boolean {
  return mode === 'level'
    ? interview.ladder.levels.length <= 9
    : mode === 'rating' || mode === 'help';
}

/** What was said already, so that it is not said again. */
interface AlreadyTold {
  sheet: Sheet | null;
  /** The meanings of the scale, and the keys: once is enough. */
  scale: boolean;
}

/** What there is to say about a sheet: after a slip only what was wrong, not the whole question again. */
function tell(sheet: Sheet, told: AlreadyTold): readonly string[] {
  const before = told.sheet;
  const same =
    before?.interview.at === sheet.interview.at && before.interview.path === sheet.interview.path;
  if (same && before.mode === sheet.mode && sheet.message !== null) return [sheet.message];
  if (same && before.mode === 'note' && before.notes !== sheet.notes) {
    return [sheet.message ?? 'Noted.'];
  }
  const message = sheet.message === null ? [] : ['', sheet.message];
  return [...message, '', ...screenLines(sheet, !told.scale)];
}

function keyNamed(name: string): Key {
  return { name, text: '', ctrl: false, meta: false };
}

/** The keys on a terminal that a typed line stands for. */
function keysOf(sheet: Sheet, line: string): readonly Key[] {
  const enter = keyNamed('return');
  if (sheet.mode === 'text' || sheet.mode === 'note') {
    if (sheet.mode === 'text' && line === 'f') return [keyNamed('right')];
    return [{ ...keyNamed('paste'), text: line }, enter];
  }
  if (line === '') return [enter];
  if (line === 'f') return [keyNamed('right')];
  const takesNumber =
    sheet.mode === 'review' || (sheet.mode === 'level' && sheet.interview.ladder.levels.length > 9);
  if (takesNumber && /^\d+$/.test(line)) {
    return [...[...line].map((digit) => ({ ...keyNamed(digit), text: digit })), enter];
  }
  // A line of several characters is no key; its name says so in the message.
  return [{ ...keyNamed(''), text: line }];
}

function introLines(interview: Interview): readonly string[] {
  const { title, about, points } = introOf(interview);
  const ifRoom = termPoints(interview, (name) => {
    const word = name === 'customer' ? 'user' : 'WORD';
    return `leave with q and type: career-coach settings set terms.${name} ${word}`;
  });
  return [title, '', about, ...[...points, ...ifRoom].map((point) => `- ${point}`)];
}

function screenLines(sheet: Sheet, explain: boolean): readonly string[] {
  const question = questionOnScreen(sheet.interview);
  if (sheet.mode === 'help') return helpLines(sheet, question);
  if (question === null) return reviewLines(sheet);
  if (sheet.mode === 'note') {
    return [noteQuestion, ...(sheet.notes.size === 0 ? [noteReminder] : [])];
  }
  const begins = beginningLine(sheet.interview);
  const head = `${placeLine(sheet.interview)}. ${question.title}`;
  return [
    ...(begins === null ? [] : [begins]),
    head,
    questionText(question),
    ...detailLines(sheet, question, explain),
  ];
}

function detailLines(
  sheet: Sheet,
  question: QuestionOnScreen,
  explain: boolean,
): readonly string[] {
  if (question.kind === 'text') {
    const kept = textToKeep(question);
    return kept === null
      ? [`(${question.hint})`]
      : [`${question.given === undefined ? 'Last time' : 'Your answer'}: ${kept}`];
  }
  const options = optionsOf(question, sheet.interview.ladder).map(
    ({ key, label, meaning, mark }) =>
      `${key} ${label}${explain && meaning !== '' ? `: ${meaning}` : ''}${mark === '' ? '' : ` ${mark}`}`,
  );
  const note = notedWords(sheet, question);
  return [
    ...(question.kind === 'level' ? [guessLine] : []),
    ...(question.kind === 'rating' ? [periodLines(sheet.interview.ladder)[0]] : []),
    ...options,
    ...(sheet.interview.beside.get(question.question) ?? []),
    ...(note === null ? [] : [`${note.label}: ${note.text}`]),
  ];
}

function helpLines(sheet: Sheet, question: QuestionOnScreen | null): readonly string[] {
  const rest =
    sheet.interview.lastTime === null
      ? ''
      : 'r keeps many answers from last time at once and stops at what is new or worth another look, ';
  const keys =
    'A number answers. e is for earlier, 0 for no occasion, s skips, b goes back, f forward, n adds a note, ' +
    `${rest}q saves and leaves.`;
  if (question?.kind === 'level') {
    const levels = sheet.interview.ladder.levels.map(
      ({ rank, title, summary }) => `${rank} ${title}${summary === '' ? '' : `: ${summary}`}`,
    );
    return [...levels, keys];
  }
  if (question?.kind !== 'rating') return [keys];
  const { looksLike, doesNotCount } = question.behaviour;
  return [
    question.behaviour.statement,
    ...looksLike.map((text) => `Counts: ${text}`),
    ...(doesNotCount === null ? [] : [`Does not count: ${doesNotCount}`]),
    ...ratingOptions(sheet.interview.ladder).map(
      ({ key, label, meaning }) => `${key} ${label}${meaning === '' ? '' : `: ${meaning}`}`,
    ),
    keys,
  ];
}

function reviewLines({ interview }: Sheet): readonly string[] {
  const remark = reviewRemark(interview);
  return [
    `${reviewTitle}, all ${interview.path.length}:`,
    ...interview.path.map((asked, index) => {
      const question = describeQuestion(interview, asked);
      return `${index + 1}. ${questionText(question)} Answer: ${briefAnswer(question.given)}`;
    }),
    ...(remark === null ? [] : [remark]),
  ];
}

function promptOf(sheet: Sheet, knowsScale: boolean): string {
  const { ladder } = sheet.interview;
  switch (sheet.mode) {
    case 'text':
      return 'Answer, Enter alone to keep or leave empty, - for none, b back, q save and leave:';
    case 'note':
      return sheet.notes.has(onScreen(sheet.interview)?.question ?? '')
        ? 'Note, Enter alone removes the one that you have:'
        : 'Note, Enter alone for none:';
    case 'help':
      return 'Answer, or Enter to hear the question again:';
    case 'review':
      return 'Enter to finish, or a number to change its answer, b back, q save and leave:';
    case 'level':
      return `1-${ladder.levels.length}${keepWord(sheet)}, s skip, ? help, q save and leave:`;
    default: {
      const answer = `1-${ladder.scale.points.length}, e or 0${keepWord(sheet)}`;
      const ahead = sheet.interview.at < sheet.interview.path.length ? 'f forward, ' : '';
      return knowsScale
        ? `${answer}, ? help:`
        : `${answer}, s skip, b back, ${ahead}? examples, n note, q save and leave:`;
    }
  }
}

function keepWord({ highlighted, interview }: Sheet): string {
  if (highlighted === null) return '';
  const question = questionOnScreen(interview);
  const rest = question !== null && isForKeeping(question, interview) ? ', r keeps the rest' : '';
  return `, Enter keeps ${keyOf(highlighted)}${rest}`;
}

type DialogueAnswer = string | readonly string[] | boolean | Picked;

/** What a line answers, or what is wrong with it. */
type LineAnswer = { readonly answer: DialogueAnswer } | { readonly problem: string };

async function askQuestion(page: Page, question: Question): Promise<DialogueAnswer> {
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
  if (question.kind === 'pick') return changedNotes(question, answer as Picked);
  return question.kind === 'text' && typeof answer === 'string'
    ? (question.meaning?.(answer) ?? null)
    : null;
}

/** What was read out before it was chosen may read differently now. */
function changedNotes(question: PickQuestion, { ticked, edit }: Picked): string | null {
  const { choices: heard } = withNotes(question, question.initial);
  const changed = withNotes(question, ticked)
    .choices.filter(({ value, note }, index) => {
      return ticked.includes(value) && note !== heard[index]?.note;
    })
    .map(({ label, note }) => `${label} (${note})`);
  return edit !== null || changed.length === 0 ? null : `Now: ${changed.join(', ')}`;
}

function questionLines(question: Question): readonly string[] {
  const about = question.kind === 'one' ? (question.about ?? []) : [];
  return [question.message, ...about, ...choiceLines(question)];
}

function choiceLines(question: Question): readonly string[] {
  if (question.kind === 'pick') {
    const { choices } = withNotes(question, question.initial);
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
