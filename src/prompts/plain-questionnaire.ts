import type { Interview } from '../core/interview/interview.js';
import { onScreen } from '../core/interview/interview.js';
import type { QuestionOnScreen } from '../core/interview/question-on-screen.js';
import {
  describeQuestion,
  isForKeeping,
  questionOnScreen,
} from '../core/interview/question-on-screen.js';
import type { QuestionnaireEnd, QuestionnaireStep } from './ask.js';
import type { Page } from './plain-page.js';
import { introOf } from './questionnaire/intro.js';
import type { Key } from './questionnaire/keys.js';
import { press } from './questionnaire/press.js';
import {
  briefAnswer,
  earlierAnswer,
  keyOf,
  optionsOf,
  periodLines,
  ratingOptions,
} from './questionnaire/scale-options.js';
import type { Pressed, Sheet } from './questionnaire/sheet.js';
import { markSeen, openSheet } from './questionnaire/sheet.js';
import { termPoints, termReminder } from './questionnaire/term-words.js';
import {
  beginningLine,
  guessLine,
  newLine,
  notedWords,
  noteQuestion,
  noteReminder,
  placeLine,
  questionText,
  reviewRemark,
  reviewTitle,
  textsIntroOf,
  textToKeep,
} from './questionnaire/words.js';

/** The questionnaire line by line: the same keys as on a terminal, each ended by Enter unless single keys are wanted. */
export async function askQuestionnaire(
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
    return [
      questionText(question),
      noteQuestion,
      ...(sheet.notes.size === 0 ? [noteReminder] : []),
    ];
  }
  const begins = beginningLine(sheet.interview);
  const below = termReminder(sheet.interview, question) ?? newLine(sheet.interview);
  const head = `${placeLine(sheet.interview)}. ${question.title}`;
  return [
    ...(begins === null ? [] : [begins]),
    head,
    questionText(question),
    ...(below === null ? [] : [below]),
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
      : 'r keeps your answers from last time, up to what is new or worth another look, ';
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
      const was = earlierAnswer(question);
      const before = was === null ? '' : `, was ${was}`;
      return `${index + 1}. ${questionText(question)} Answer: ${briefAnswer(question.given)}${before}`;
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
