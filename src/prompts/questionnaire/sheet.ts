import { clean } from '../../core/base/clean.js';
import { isSlip } from '../../core/base/slips.js';
import type { Interview } from '../../core/interview/interview.js';
import {
  answerQuestion,
  changeAnswer,
  goBack,
  goForward,
  goToEnd,
  isComplete,
  noteExample,
  onScreen,
  skipQuestion,
  withoutExample,
} from '../../core/interview/interview.js';
import type { QuestionOnScreen } from '../../core/interview/question-on-screen.js';
import { isForKeeping, questionOnScreen } from '../../core/interview/question-on-screen.js';
import type { InterviewStep, KeptInterview } from '../../core/interview/steps.js';
import { advance } from '../../core/interview/steps.js';
import type { AnyAnswer, AskedQuestion } from '../../core/journal/draft.js';
import { longestText } from '../../core/schema/atoms.js';
import type { Key, KeyCommand } from './keys.js';
import { commandOf, keyName } from './keys.js';
import type { Typed } from './line-editor.js';
import { editText, nothingTyped, typedText } from './line-editor.js';
import {
  anotherLookLine,
  earlierValue,
  moreExamplesLine,
  optionsOf,
  optionValue,
  ownWordKey,
  progressShare,
  ratingOf,
  textToKeep,
  wordToReplace,
} from './words.js';

/** How a person went away before the end: `q` or Ctrl-D, Ctrl-C, or a closed terminal. */
export type Leaving = 'quit' | 'interrupt' | 'hangup';

/** What must be kept at once, while the questionnaire goes on. */
export type QuestionnaireStep = InterviewStep;

/** How a questionnaire ended, with all answers so far; `own-word`: to go on once the ladder has the person's word. */
export interface QuestionnaireEnd {
  readonly interview: Interview;
  readonly how: 'finished' | 'own-word' | Leaving;
}

/**
 * What is on the screen: `intro` before the first answer; a question for a `rating`, a `level` or a `text`; before the
 * first text a `pause`; over a question a `note` or the `help`; after the last the `review`.
 */
export type Mode = 'intro' | 'rating' | 'level' | 'pause' | 'text' | 'note' | 'help' | 'review';

/** The questionnaire's screen as a value: all that `draw` shows and `press` changes. */
export interface Sheet extends KeptInterview {
  readonly mode: Mode;
  /** The value of the option under the cursor; null while there is none, so that nothing is suggested. */
  readonly highlighted: number | null;
  readonly typed: Typed;
  /** One line about the last key; null when all is said. */
  readonly message: string | null;
  /** The note that was taken last for each behaviour, to show that it is kept. */
  readonly notes: ReadonlyMap<string, string>;
  /** The share of the questions answered, 0 to 1, at its highest: a bar that shrinks discourages. */
  readonly reached: number;
  /** Behaviours that had an example before. */
  readonly hadExamples: ReadonlySet<string>;
  /** The first row of the review that is shown, or the page of the help. */
  readonly top: number;
  /** The place of the answer that was changed last; the review shows it whole until it's paged. null: none. */
  readonly changed: number | null;
  /** Whether the review was on the screen: Enter finishes only what was seen, so that no burst of keys does. */
  readonly seen: boolean;
  /** The unanswered question from which the person has gone back: another one may come in its place. null: none. */
  readonly leftOpen: string | null;
  /** Why the question on the screen has come, where a changed answer led to it. null: it was due. */
  readonly raisedBy: string | null;
}

/** A sheet after a key, with what is to be kept at once, and how the questionnaire ends if it does. */
export interface Pressed {
  readonly sheet: Sheet;
  readonly steps: readonly QuestionnaireStep[];
  readonly end?: QuestionnaireEnd['how'];
}

/** The first sheet of an interview, new or taken up again. */
export function openSheet(interview: Interview): Sheet {
  const sheet: Sheet = {
    interview,
    mode: 'review',
    highlighted: null,
    typed: nothingTyped,
    message: null,
    notes: new Map(),
    placed: null,
    reached: 0,
    hadExamples: interview.examples,
    top: 0,
    changed: null,
    seen: false,
    leftOpen: null,
    raisedBy: null,
  };
  const answered = interview.path.length;
  if (answered === 0 && !isComplete(interview)) return { ...sheet, mode: 'intro' };
  const again = answered === 1 ? 'one answer is' : `${answered} answers are`;
  return {
    ...arrive({ ...sheet, mode: 'rating' }, interview),
    message: `Welcome back: ${again} kept.`,
  };
}

/** The sheet as it is once the person could see it. */
export function markSeen(sheet: Sheet): Sheet {
  return sheet.mode === 'review' && !sheet.seen ? { ...sheet, seen: true } : sheet;
}

/** How much of a long list is shown at once: rows of the review, or pages of the help. */
export interface Paging {
  readonly rows: number;
  readonly of: number;
  /** The first row shown, where that is not the sheet's. */
  readonly top?: number;
}

/** The sheet after a key. Steps are in the order to save them. */
export function press(sheet: Sheet, key: Key, paging: Paging = { rows: 1, of: 1 }): Pressed {
  const command = commandOf(key);
  if (command === 'interrupt') return leave(sheet, 'interrupt');
  // Ctrl-D, everywhere: in a text, q is a letter.
  if (command === 'quit' && key.ctrl) return leave(sheet, 'quit');
  const fresh = { ...sheet, message: null };
  switch (sheet.mode) {
    case 'intro':
      return pressIntro(fresh, key, command);
    case 'rating':
      return pressRating(fresh, key, command);
    case 'level':
      return pressLevel(fresh, key, command);
    case 'text':
      return pressText(fresh, key, command);
    case 'note':
      return pressNote(fresh, key, command);
    case 'pause':
      return pressPause(fresh, key, command);
    case 'help':
      return pressHelp(fresh, key, command, paging.of);
    case 'review':
      return pressReview(fresh, key, command, paging);
  }
}

/** Enter begins; any other key counts for the first question already, so that nothing typed ahead is lost. */
function pressIntro(sheet: Sheet, key: Key, command: KeyCommand | null): Pressed {
  if (command === 'quit' || command === 'escape') return leave(sheet, 'quit');
  if (key.name === ownWordKey && wordToReplace(sheet.interview) !== null) {
    return leave(sheet, 'own-word');
  }
  const begun = arrive(sheet, sheet.interview);
  return command === 'confirm' || command === 'forward' || key.name === 'space'
    ? stay(begun)
    : press(begun, key);
}

/** What was typed ahead for ratings ends here: it must not become a text. */
function pressPause(sheet: Sheet, key: Key, command: KeyCommand | null): Pressed {
  const goesOn = command === 'confirm' || command === 'forward' || key.name === 'space';
  if (goesOn) return stay({ ...sheet, mode: 'text' });
  if (command === 'back' || command === 'up') return stay(back(sheet));
  if (command === 'quit' || command === 'escape') return leave(sheet, 'quit');
  return say(sheet, `${keyName(key)} does nothing here: Enter goes on.`);
}

function pressRating(sheet: Sheet, key: Key, command: KeyCommand | null): Pressed {
  if (command === 'note') {
    const note = sheet.notes.get(onScreen(sheet.interview)?.question ?? '') ?? '';
    return stay({ ...sheet, mode: 'note', typed: typedText(note) });
  }
  if (command === 'earlier') return choose(sheet, earlierValue);
  if (command === 'rest') return keepRest(sheet, key);
  if (command !== 'digit') return pressOption(sheet, key, command);
  const { points } = sheet.interview.ladder.scale;
  const value = Number(key.text);
  return value <= points.length ? choose(sheet, value) : nothing(sheet, key);
}

function pressLevel(sheet: Sheet, key: Key, command: KeyCommand | null): Pressed {
  const levels = sheet.interview.ladder.levels.length;
  if (levels > 9) return pressNumberOfLevel(sheet, key, command, levels);
  if (command !== 'digit') return pressOption(sheet, key, command);
  const value = Number(key.text);
  return value >= 1 && value <= levels ? choose(sheet, value) : nothing(sheet, key);
}

/** Where a number may have two digits, Enter ends it. */
function pressNumberOfLevel(
  sheet: Sheet,
  key: Key,
  command: KeyCommand | null,
  levels: number,
): Pressed {
  const number = editNumber(sheet, key, command);
  if (number !== null) return stay({ ...number, highlighted: null });
  if (command !== 'confirm' || sheet.typed.text === '') return pressOption(sheet, key, command);
  const value = Number(sheet.typed.text);
  return value >= 1 && value <= levels
    ? choose(sheet, value)
    : say({ ...sheet, typed: nothingTyped }, `There is no level ${value}: choose 1 to ${levels}.`);
}

/** Keys that all questions with options have in common. */
function pressOption(sheet: Sheet, key: Key, command: KeyCommand | null): Pressed {
  switch (command) {
    case 'confirm':
      return sheet.highlighted === null ? noDefault(sheet) : choose(sheet, sheet.highlighted);
    case 'up':
      return stay(move(sheet, -1));
    case 'down':
      return stay(move(sheet, 1));
    case 'escape':
      return quit(sheet);
    default:
      return pressCommon(sheet, key, command);
  }
}

/** There is no default answer, so that nothing pulls to the middle. */
function noDefault(sheet: Sheet): Pressed {
  const { ladder } = sheet.interview;
  const last = sheet.mode === 'level' ? ladder.levels.length : ladder.scale.points.length;
  const how = last > 9 ? `Type 1-${last} and Enter` : `Press 1-${last}`;
  // Whoever meant to finish with Enter is told again why they can't.
  return say(sheet, `${sheet.raisedBy ?? ''} ${how} to answer, s to skip.`.trimStart());
}

/** Keys that mean the same wherever no text is typed. */
function pressCommon(sheet: Sheet, key: Key, command: KeyCommand | null): Pressed {
  switch (command) {
    case 'back':
      return stay(back(sheet));
    case 'forward':
      return stay(forward(sheet));
    case 'skip':
      return proceed(sheet, skipQuestion(sheet.interview));
    case 'help':
      return stay({ ...sheet, mode: 'help', top: 0 });
    case 'quit':
      return quit(sheet);
    default:
      return nothing(sheet, key);
  }
}

/** Letters are text here; going back and forward needs an empty line. */
function pressText(sheet: Sheet, key: Key, command: KeyCommand | null): Pressed {
  if (command === 'confirm') return confirmText(sheet);
  if (command === 'escape') return quit(sheet);
  if (key.name === 'tab') return stay(takeEarlierText(sheet));
  const leads = leadsAway[key.name];
  if (leads === undefined || key.ctrl || key.meta) return pressTyping(sheet, key);
  if (sheet.typed.text === '') return stay(leads === 'back' ? back(sheet) : forward(sheet));
  // A line that was typed is not thrown away by a slip of the finger.
  return key.name === 'up' || key.name === 'down'
    ? say(sheet, 'Enter keeps the line, Ctrl-U clears it.')
    : pressTyping(sheet, key);
}

/** Keys that leave a text question, as long as nothing is typed. */
const leadsAway: Readonly<Record<string, 'back' | 'forward'>> = {
  up: 'back',
  left: 'back',
  down: 'forward',
  right: 'forward',
};

function pressTyping(sheet: Sheet, key: Key): Pressed {
  const typed = editText(sheet.typed, key);
  if (typed === null) return nothing(sheet, key);
  // One less where the last character would have been halved.
  const full =
    typed.text.length >= longestText - 1 &&
    key.text !== '' &&
    sheet.typed.text.length + key.text.length >= longestText;
  return stay({
    ...sheet,
    typed,
    message: full ? `${longestText} characters at most; what is longer was left out.` : null,
  });
}

function takeEarlierText(sheet: Sheet): Sheet {
  const question = questionOnScreen(sheet.interview);
  const kept = question === null ? null : textToKeep(question);
  return kept === null || sheet.typed.text !== '' ? sheet : { ...sheet, typed: typedText(kept) };
}

/** Somebody who types one of these letters alone means the key, not a text of one letter. */
const loneKeys: Readonly<Record<string, KeyCommand>> = {
  s: 'skip',
  b: 'back',
  q: 'quit',
  '?': 'help',
};

function confirmText(sheet: Sheet): Pressed {
  const text = clean(sheet.typed.text);
  const meant = loneKeys[text.toLowerCase()];
  const key: Key = { name: text, text, ctrl: false, meta: false };
  if (meant !== undefined) return pressCommon({ ...sheet, typed: nothingTyped }, key, meant);
  if (/^\d+$/.test(text)) {
    return say(
      { ...sheet, typed: nothingTyped },
      'Please type a few words, or Enter alone to pass.',
    );
  }
  return proceed(sheet, answerQuestion(sheet.interview, textAnswer(sheet.interview, text)));
}

/** What Enter answers: the text, `-` for none, and nothing typed for what was said before. */
function textAnswer(interview: Interview, text: string): AnyAnswer {
  if (text === '-') return null;
  if (text !== '') return { text };
  const question = questionOnScreen(interview);
  const kept = question === null ? null : textToKeep(question);
  return kept === null ? null : { text: kept };
}

function pressNote(sheet: Sheet, key: Key, command: KeyCommand | null): Pressed {
  const question = onScreen(sheet.interview)?.question;
  const closed: Sheet = { ...sheet, mode: 'rating', typed: nothingTyped };
  if (command === 'escape' || question === undefined) return stay(closed);
  if (command !== 'confirm') return pressTyping(sheet, key);
  const text = clean(sheet.typed.text);
  if (text === (sheet.notes.get(question) ?? '')) return stay(closed);
  if (text === '') return removeNote(closed, question);
  if (isSlip(text)) {
    return say({ ...sheet, typed: nothingTyped }, 'Please type a few words, or Esc for no note.');
  }
  const notes = new Map(sheet.notes).set(question, text);
  const interview = noteExample(sheet.interview, question);
  const reworded = sheet.notes.has(question);
  const step: InterviewStep = { kind: 'note', question, text, ...(reworded && { reworded }) };
  return { sheet: { ...closed, interview, notes }, steps: [step] };
}

function removeNote(sheet: Sheet, question: string): Pressed {
  const notes = new Map(sheet.notes);
  notes.delete(question);
  const interview = sheet.hadExamples.has(question)
    ? sheet.interview
    : withoutExample(sheet.interview, question);
  return {
    sheet: { ...sheet, interview, notes, message: 'Note removed.' },
    steps: [{ kind: 'note-removed', question }],
  };
}

/** An answer counts while the help is open, too. */
function pressHelp(sheet: Sheet, key: Key, command: KeyCommand | null, pages: number): Pressed {
  const question = questionOnScreen(sheet.interview);
  const closed: Sheet = { ...sheet, mode: modeOf(question), top: 0 };
  // Over a text, letters are text: the help must not swallow one.
  const isText = closed.mode === 'text' && key.text !== '' && command !== 'help';
  if (isText) return press(closed, key);
  const turn = (by: number) => stay({ ...sheet, top: Math.max(0, sheet.top + by) });
  const isLast = sheet.top >= pages - 1;
  if (command === 'page-up' || command === 'up') return turn(-1);
  if (command === 'help' || key.name === 'space') return isLast ? stay(closed) : turn(1);
  if (command === 'page-down' || command === 'down') return isLast ? stay(sheet) : turn(1);
  if (command === 'confirm' || command === 'escape' || command === 'back') return stay(closed);
  // Ctrl-D leaves, as everywhere; a letter goes back first.
  if (command === 'quit') return stay(closed);
  return press(closed, key);
}

/** Only Enter with nothing typed finishes, and only a review that was seen. */
function pressReview(sheet: Sheet, key: Key, command: KeyCommand | null, paging: Paging): Pressed {
  const number = editNumber(sheet, key, command);
  if (number !== null) return stay(number);
  switch (command) {
    case 'confirm':
      return confirmReview(sheet);
    case 'up':
      return stay(scroll(sheet, -1, paging));
    case 'down':
      return stay(scroll(sheet, 1, paging));
    case 'page-up':
      return stay(scroll(sheet, -paging.rows, paging));
    case 'page-down':
      return stay(scroll(sheet, paging.rows, paging));
    case 'escape':
      return sheet.typed.text === ''
        ? leave(sheet, 'quit')
        : stay({ ...sheet, typed: nothingTyped });
    case 'skip':
      return nothing(sheet, key);
    default:
      return pressCommon(sheet, key, command);
  }
}

function confirmReview(sheet: Sheet): Pressed {
  const { interview, typed, seen } = sheet;
  if (typed.text === '') {
    return seen
      ? { sheet, steps: [], end: 'finished' }
      : say(sheet, 'Look it over, then press Enter to finish.');
  }
  const number = Number(typed.text);
  return number >= 1 && number <= interview.path.length
    ? stay({ ...arrive(sheet, changeAnswer(interview, number - 1)), changed: number - 1 })
    : say(
        { ...sheet, typed: nothingTyped },
        `There is no answer ${number}: type 1 to ${interview.path.length}.`,
      );
}

/** The sheet with a digit more or less in its number; null for a key that does not belong to a number. */
function editNumber(sheet: Sheet, key: Key, command: KeyCommand | null): Sheet | null {
  const { text } = sheet.typed;
  // Three digits are enough for every list here, and keep a burst of digits on one line.
  if (command === 'digit') return { ...sheet, typed: typedText((text + key.text).slice(0, 3)) };
  // One Backspace too many is no wish to go back.
  return key.name === 'backspace' ? { ...sheet, typed: typedText(text.slice(0, -1)) } : null;
}

function scroll(sheet: Sheet, by: number, { rows, of, top = sheet.top }: Paging): Sheet {
  const last = Math.max(0, of - rows);
  return { ...sheet, top: Math.min(last, Math.max(0, top + by)), changed: null };
}

/** The highlight moved along the options; from nowhere it comes in at the near end. */
function move(sheet: Sheet, by: 1 | -1): Sheet {
  const question = questionOnScreen(sheet.interview);
  if (question === null) return sheet;
  const values = optionsOf(question, sheet.interview.ladder).map(({ value }) => value);
  const at = sheet.highlighted === null ? -1 : values.indexOf(sheet.highlighted);
  const from = at === -1 && by === -1 ? values.length : at;
  const to = Math.min(values.length - 1, Math.max(0, from + by));
  return { ...sheet, highlighted: values[to] ?? null, typed: nothingTyped };
}

/** The answer with this value given to the question on the screen. */
function choose(sheet: Sheet, value: number): Pressed {
  const answer = sheet.mode === 'level' ? { level: value } : ratingOf(value);
  return proceed(sheet, answerQuestion(sheet.interview, answer));
}

/** Keeps answers from last time one by one, as Enter would, up to a question that wants one of its own. */
function keepRest(sheet: Sheet, key: Key): Pressed {
  const steps: QuestionnaireStep[] = [];
  let kept = 0;
  let now = sheet;
  let question = questionOnScreen(now.interview);
  while (question !== null && isForKeeping(question, now.interview)) {
    const next = proceed(now, answerQuestion(now.interview, question.earlier ?? null));
    steps.push(...next.steps);
    now = next.sheet;
    kept += 1;
    question = questionOnScreen(now.interview);
  }
  if (kept === 0) {
    const { given, earlier = 'skip' } = question ?? {};
    return sheet.mode === 'rating' && given === undefined && earlier !== 'skip'
      ? say(sheet, anotherLookLine(sheet.interview))
      : nothing(sheet, key);
  }
  const message = `${kept === 1 ? 'One answer' : `${kept} answers`} kept from last time.`;
  return { sheet: { ...now, message }, steps };
}

/** From an answer that is being changed, back leads to the review; else to the question before. */
function back(sheet: Sheet): Sheet {
  const { interview } = sheet;
  if (interview.changing) return arrive(sheet, goToEnd(interview));
  const before = goBack(interview);
  return before === interview
    ? { ...sheet, message: 'This is the first question.' }
    : arrive(sheet, before);
}

function forward(sheet: Sheet): Sheet {
  const { interview } = sheet;
  if (interview.changing) return arrive(sheet, goToEnd(interview));
  const after = goForward(interview);
  return after === interview
    ? { ...sheet, message: 'Answer this one first, or press s to skip it.' }
    : arrive(sheet, after);
}

/** Goes on to what follows an answer, with the steps that keep it. */
function proceed(sheet: Sheet, next: Interview): Pressed {
  const { interview, placed, steps } = advance(sheet, next);
  return { sheet: arrive({ ...sheet, placed }, interview), steps };
}

/** The sheet for the question that the interview has come to, its earlier answer highlighted. */
function arrive(sheet: Sheet, interview: Interview): Sheet {
  const question = questionOnScreen(interview);
  const mode = beginsTexts(sheet, interview) ? 'pause' : modeOf(question);
  const remembered = question === null ? undefined : (question.given ?? question.earlier);
  const leftOpen = openAfter(sheet, interview);
  const isAnother =
    leftOpen === null && sheet.leftOpen !== null && question?.question !== sheet.leftOpen;
  const raisedBy = returnsToTexts(sheet, interview)
    ? moreExamplesLine(interview)
    : isRaised(sheet, interview, mode)
      ? raisedWords
      : isAnother
        ? 'Another question follows from your new answer.'
        : null;
  return {
    ...sheet,
    interview,
    mode,
    highlighted: optionValue(remembered),
    typed: nothingTyped,
    message: raisedBy,
    seen: false,
    leftOpen,
    raisedBy,
    reached: Math.max(sheet.reached, progressShare(interview)),
  };
}

const raisedWords = 'Your new answer raises one more question.';

/** Whether an answer that was changed in the list leads to a question, or to a second one after it. */
function isRaised(
  { interview: before, raisedBy }: Sheet,
  { at, path }: Interview,
  mode: Mode,
): boolean {
  if (before.changing) return mode !== 'review';
  return raisedBy === raisedWords && mode === 'rating' && at === path.length;
}

/** What is left open while the person is back at questions that they have answered. */
function openAfter({ interview: before, leftOpen }: Sheet, { at, path }: Interview): string | null {
  if (at >= path.length) return null;
  return before.at === before.path.length ? (before.pending?.question ?? null) : leftOpen;
}

const isForText = ({ phase }: AskedQuestion) => phase === 'examples' || phase === 'closing';

/** Whether the first question for a text follows on a rating: a screen between them announces it. */
function beginsTexts({ mode }: Sheet, { path, at, changing, pending }: Interview): boolean {
  const comes = at === path.length && pending !== null && isForText(pending);
  return mode === 'rating' && comes && !changing && !path.some(isForText);
}

/** Whether a new rating wants examples after the last part was begun, which then is longer than it was announced. */
function returnsToTexts({ mode }: Sheet, { path, at, pending }: Interview): boolean {
  const comes = at === path.length && pending?.phase === 'examples';
  return mode === 'rating' && comes && path.some(isForText);
}

function modeOf(question: QuestionOnScreen | null): Mode {
  return question === null ? 'review' : question.kind;
}

function stay(sheet: Sheet): Pressed {
  return { sheet, steps: [] };
}

function say(sheet: Sheet, message: string): Pressed {
  return { sheet: { ...sheet, message }, steps: [] };
}

function nothing(sheet: Sheet, key: Key): Pressed {
  const help = sheet.mode === 'text' || sheet.mode === 'note' ? '' : ' Press ? for help.';
  return say(sheet, `${keyName(key)} does nothing here.${help}`);
}

/** An answer that is being changed is left for the list of answers, not the whole questionnaire. */
function quit(sheet: Sheet): Pressed {
  return sheet.interview.changing ? stay(back(sheet)) : leave(sheet, 'quit');
}

function leave(sheet: Sheet, how: QuestionnaireEnd['how']): Pressed {
  return { sheet, steps: [], end: how };
}
