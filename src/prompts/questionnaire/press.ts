import { answerQuestion, changeAnswer, onScreen } from '../../core/interview/interview.js';
import { isForKeeping, questionOnScreen } from '../../core/interview/question-on-screen.js';
import type { Key, KeyCommand } from './keys.js';
import { commandOf, keyName } from './keys.js';
import { nothingTyped, typedText } from './line-editor.js';
import { back, leave, nothing, pressCommon, proceed, quit, say, stay } from './moves.js';
import { pressNote, pressText } from './press-text.js';
import { earlierValue, optionsOf, ratingOf } from './scale-options.js';
import type { Paging, Pressed, QuestionnaireStep, Sheet } from './sheet.js';
import { arrive, modeOf } from './sheet.js';
import { ownWordKey, wordToReplace } from './term-words.js';
import { waitsLine } from './words.js';

/** The sheet after a key. Steps are in the order to save them. */
export function press(sheet: Sheet, key: Key, paging: Paging = { rows: 1, of: 1 }): Pressed {
  const command = commandOf(key);
  if (command === 'interrupt') return leave(sheet, 'interrupt');
  // Ctrl-D, everywhere: in a text, q is a letter.
  if (command === 'quit' && key.ctrl) return leave(sheet, 'quit');
  if (isTypedAhead(sheet, command)) return stay(sheet);
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

/** What is typed before the list of answers, or a question that a changed answer leads to, was on the screen. */
function isTypedAhead(
  { mode, seen, interview, raisedBy }: Sheet,
  command: KeyCommand | null,
): boolean {
  if (seen) return false;
  return mode === 'review' ? command === 'digit' : interview.changing || raisedBy !== null;
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
  if (command === 'rest' && sheet.interview.lastTime !== null) {
    return say(sheet, "Your guess of today comes first; r doesn't keep it.");
  }
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
  const beside = sheet.mode === 'level' ? '' : ', e or 0';
  const how = last > 9 ? `Type 1-${last} and Enter` : `Press 1-${last}${beside}`;
  // Whoever meant to finish with Enter is told again why they can't.
  return say(sheet, `${sheet.raisedBy ?? ''} ${how} to answer, s to skip.`.trimStart());
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
    const { interview } = sheet;
    return interview.lastTime !== null && given === undefined
      ? say(sheet, waitsLine(interview, earlier !== 'skip'))
      : nothing(sheet, key);
  }
  const where = now.mode === 'review' ? '.' : ': see the list at the end, or b to go back.';
  const count = `${kept === 1 ? 'One answer' : `${kept} answers`} kept from last time${where}`;
  const message = now.message === null ? count : `${count} ${now.message}`;
  return { sheet: { ...now, message }, steps };
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
      return stay(pageUp(sheet, paging));
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

function scroll(sheet: Sheet, by: number, paging: Paging): Sheet {
  const { rows, of, top = sheet.top, begins = [] } = paging;
  const least = Math.max(0, of - rows);
  const last = begins.find((row) => row >= least) ?? least;
  return { ...sheet, top: Math.min(last, Math.max(0, top + by)), changed: null };
}

function pageUp(sheet: Sheet, paging: Paging): Sheet {
  const { rows, top = sheet.top, begins = [] } = paging;
  const whole = begins.find((row) => row >= top - rows && row < top) ?? top - rows;
  return scroll(sheet, whole - top, paging);
}
