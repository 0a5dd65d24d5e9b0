import type { QuestionOnScreen } from '../../../core/interview/question-on-screen.js';
import { isForKeeping, questionOnScreen } from '../../../core/interview/question-on-screen.js';
import { glyphs, typeset } from '../../../text/signs.js';
import { padEnd, widthOf } from '../../../text/width.js';
import { clampLines, flow, shorten } from '../../../text/wrap.js';
import type { Option } from '../scale-options.js';
import { optionsOf, optionValue, periodLines } from '../scale-options.js';
import type { Sheet } from '../sheet.js';
import { termReminder } from '../term-words.js';
import { beginningLine, guessLine, newLine, notedWords, questionText } from '../words.js';
import type { Look, PlacedSection, Section } from './layout.js';
import { fitSections, gap, painted, section } from './layout.js';
import { headSection, hintLines, hintsSection, leaveWords, messageSections } from './page-parts.js';

/** A question that one key answers: the scale, or the levels. */
export function drawOptions(sheet: Sheet, look: Look): readonly PlacedSection[] {
  const question = questionOnScreen(sheet.interview);
  if (question === null) return [];
  const { width, height, paint } = look;
  const options = optionsOf(question, sheet.interview.ladder);
  const note = notedWords(sheet, question);
  const noted =
    note === null ? [] : [paint.dim(shorten(`${note.label}: “${note.text}”`, width, look))];
  const lines = sheet.interview.beside.get(question.question) ?? [];
  const besideIn = (rows: number) =>
    painted(
      lines.flatMap((line) => clampLines(flow([line], width, look), rows, width, look)),
      paint.dim,
    );
  const begins = beginningLine(sheet.interview);
  const term = termReminder(sheet.interview, question);
  const remark = question.kind === 'level' ? guessLine : newLine(sheet.interview);
  const [long, short] = periodLines(sheet.interview.ladder);
  const period = shorten(widthOf(long) <= width ? long : short, width, look);
  return fitSections(
    [
      headSection(sheet, question.title, look),
      section('begins', begins === null ? [] : flow([begins], width, look)),
      gap('gap 1'),
      statementSection(question, term, remark !== null, look),
      section('remark', painted(remark === null ? [] : flow([remark], width, look), paint.dim)),
      gap('gap 2'),
      section('period', question.kind === 'rating' ? [paint.dim(period)] : []),
      { name: 'options', versions: optionVersions(sheet, question, options, look) },
      { name: 'beside', versions: [besideIn(2), besideIn(1), []] },
      section('noted', noted),
      ...messageSections(sheet, look),
      optionHints(sheet, question, look),
    ],
    [
      // First the padding, then what is on other screens, too, then explanations, then what can be guessed.
      ...['statement', 'beside', 'options', 'gap 1', 'gap 2', 'head', 'gap 3', 'hints'],
      ...['noted', 'period', 'begins', 'options', 'beside', 'remark', 'message', 'head'],
    ],
    height,
  );
}

/** With what its word means; at least two lines, or one and a remark below, if there is room, so that the scale does not move from question to question. */
function statementSection(
  question: QuestionOnScreen,
  term: string | null,
  hasRemark: boolean,
  look: Look,
): Section {
  const { width, paint } = look;
  const statement = flow([questionText(question)], width, look);
  const bold = painted(statement, paint.bold);
  const below = term === null ? [] : painted(flow([term], width, look), paint.dim);
  const isPadded =
    question.kind === 'rating' && statement.length + below.length === 1 && !hasRemark;
  return {
    name: 'statement',
    versions: [[...bold, ...below, ...(isPadded ? [''] : [])], bold],
    cut: (rows) => painted(clampLines(statement, rows, width, look), paint.bold),
  };
}

interface OptionRow {
  readonly number: string;
  readonly label: string;
  /** Marks an answer, now or last time; empty for none. */
  readonly mark: string;
  readonly meaning: string;
  /** Whether Enter answers with this option. */
  readonly highlighted: boolean;
}

/** Three versions: labels with meanings, labels alone, one line for each option. */
function optionVersions(
  { highlighted }: Sheet,
  { kind }: QuestionOnScreen,
  options: readonly Option[],
  look: Look,
): readonly (readonly string[])[] {
  const digits = Math.max(...options.map(({ key }) => key.length));
  const rows = options.map(({ key, value, label, mark, meaning }) => ({
    number: key.padStart(digits),
    label: typeset(label, look),
    mark,
    meaning,
    highlighted: value === highlighted,
  }));
  // Before a label: the pointer, a space, the number and a space.
  const room = look.width - digits - 3;
  const whole = rows.map((row) => paintRow(row, flow([markedLabel(row)], room, look), look));
  const single = rows.map((row) => paintRow(row, [shorten(markedLabel(row), room, look)], look));
  const versions = [whole.flat(), single.flat()];
  if (kind === 'level') return [rowsWithMeaningsBelow(rows, whole, look), ...versions];
  // Where there is room, always: nobody remembers from the first questions what a 3 is.
  return [explainedRows(rows, whole, room, look), ...versions];
}

/** Marks the highlighted row by a sign as well, for people who do not see the colour. */
function paintRow(
  { number, highlighted }: OptionRow,
  texts: readonly string[],
  look: Look,
): readonly string[] {
  const { paint } = look;
  return texts.map((text, index) => {
    const line = `${index === 0 ? number : ' '.repeat(number.length)} ${text}`;
    if (!highlighted) return `  ${line}`;
    return paint.accent(`${index === 0 ? glyphs(look).pointer : ' '} ${line}`);
  });
}

/** The fewest columns for a readable meaning beside its label. */
const leastMeaning = 26;

/** Rows with their meanings, beside the labels if there is room, otherwise below. */
function explainedRows(
  rows: readonly OptionRow[],
  whole: readonly (readonly string[])[],
  room: number,
  look: Look,
): readonly string[] {
  const column = Math.max(...rows.map(({ label }) => widthOf(label))) + 2;
  const beside = rows.some(({ meaning }) => meaning !== '') && room - column >= leastMeaning;
  if (!beside) return rowsWithMeaningsBelow(rows, whole, look);
  return rows.flatMap((row) => {
    // The mark goes with the meaning, so that the answer does not move columns.
    const remark = [row.mark, row.meaning].filter((text) => text !== '').join(' ');
    const [first = '', ...rest] = flow([remark], room - column, look);
    if (first === '') return paintRow(row, [row.label], look);
    const [line = ''] = paintRow(row, [padEnd(row.label, column)], look);
    const { dim } = look.paint;
    const indent = ' '.repeat(look.width - room + column);
    return [line + dim(first), ...rest.map((text) => indent + dim(text))];
  });
}

function rowsWithMeaningsBelow(
  rows: readonly OptionRow[],
  whole: readonly (readonly string[])[],
  look: Look,
): readonly string[] {
  const indent = ' '.repeat(6);
  return rows.flatMap(({ meaning }, index) => {
    const lines = meaning === '' ? [] : flow([meaning], look.width - indent.length, look);
    return [...(whole[index] ?? []), ...lines.map((line) => indent + look.paint.dim(line))];
  });
}

function markedLabel({ label, mark }: OptionRow): string {
  return mark === '' ? label : `${label} ${mark}`;
}

function optionHints(sheet: Sheet, question: QuestionOnScreen, look: Look): Section {
  const { ladder } = sheet.interview;
  if (question.kind !== 'rating') return levelHints(sheet, question, look);
  const { looksLike, doesNotCount } = question.behaviour;
  const examples = looksLike.length > 0 || doesNotCount !== null;
  const rest = isForKeeping(question, sheet.interview);
  const keep = [...enterHint(sheet, question), ...(rest ? ['r keep the next ones'] : [])];
  const { length: points } = ladder.scale.points;
  const answer = `1-${points} answer`;
  // A small screen has no room for what the points mean.
  const scale = look.height < 22 || look.width < 60 ? ', scale' : '';
  const middle = ['s skip', 'b back', `? ${examples ? `examples${scale}` : 'help'}`, 'n note'];
  return hintsSection(
    [
      [...keep, answer, 'e earlier', '0 no occasion', ...middle, `q ${leaveWords(sheet)}`],
      [...keep, `1-${points}, e, 0 answer`, ...middle, `q ${leaveWords(sheet)}`],
    ],
    [`1-${points}`, 's skip', 'b back', rest ? 'r keep' : 'n note', '?', 'q'],
    look,
  );
}

/** What Enter does: keep the answer that is there, or choose another one. */
function enterHint({ highlighted }: Sheet, { given, earlier }: QuestionOnScreen): string[] {
  if (highlighted === null) return [];
  return [highlighted === optionValue(given ?? earlier) ? 'Enter keep' : 'Enter choose'];
}

function levelHints(sheet: Sheet, question: QuestionOnScreen, look: Look): Section {
  const levels = sheet.interview.ladder.levels.length;
  const typed = sheet.typed.text === '' ? '' : `: ${sheet.typed.text}`;
  const answer = levels > 9 ? `1-${levels} and Enter answer${typed}` : `1-${levels} answer`;
  const keep = enterHint(sheet, question);
  const others = ['s skip', '? help', `q ${leaveWords(sheet)}`];
  // A half-typed number must stay visible.
  return levels > 9 && typed !== ''
    ? { name: 'hints', versions: [hintLines([answer], look)] }
    : hintsSection([[...keep, answer, ...others]], [`1-${levels}`, ...others], look);
}
