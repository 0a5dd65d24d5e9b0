import type { QuestionOnScreen } from '../../../core/interview/interview.js';
import { questionOnScreen } from '../../../core/interview/interview.js';
import type { Sheet } from '../sheet.js';
import type { Option } from '../words.js';
import { belowLine, guessLine, optionsOf, questionText } from '../words.js';
import type { Lines, Placed } from './layout.js';
import { fitSections, pad, shorterAndShorter, truncate, widthOf, wrap } from './layout.js';
import type { Pen } from './pen.js';
import {
  gap,
  headSections,
  hintLines,
  hintVersions,
  messageSections,
  painted,
  section,
  times,
} from './pen.js';

/** A question whose answer is one key: the scale, or the levels. */
export function drawOptions(sheet: Sheet, pen: Pen): readonly Placed[] {
  const question = questionOnScreen(sheet.interview);
  if (question === null) return [];
  const { width, height, paint, say } = pen;
  const { cut } = pen.signs;
  const options = optionsOf(question, sheet.interview.ladder);
  const statement = wrap(say(questionText(question)), width);
  const remark = remarkOf(question);
  const notes = sheet.notes.get(question.question);
  const noted =
    notes === undefined ? [] : [paint.dim(truncate(say(`Noted: “${notes}”`), width, cut))];
  const period = say(`In ${sheet.interview.ladder.scale.period}:`);
  return fitSections(
    [
      ...headSections(sheet, question.title, pen),
      gap('gap 1'),
      { name: 'statement', versions: statementVersions(statement, question, pen) },
      section('remark', remark === '' ? [] : painted(wrap(remark, width), paint.dim)),
      gap('gap 2'),
      section(
        'period',
        question.kind === 'rating' ? [paint.dim(truncate(period, width, cut))] : [],
      ),
      { name: 'options', versions: optionVersions(options, sheet.highlighted, pen) },
      section('noted', noted),
      ...messageSections(sheet, pen),
      { name: 'hints', versions: optionHints(sheet, question, pen) },
    ],
    [
      // First what only pads, then what explains, then what can be guessed.
      'statement',
      'options',
      'period',
      'gap 1',
      'hints',
      'gap 2',
      'stage',
      'hints',
      'options',
      'noted',
      'head',
      'gap 3',
      'remark',
      ...times('statement', Math.max(0, statement.length - 3)),
      'head',
      'stage',
      'message',
      'head',
      ...times('options', options.length),
      ...times('statement', 2),
    ],
    height,
  );
}

function remarkOf(question: QuestionOnScreen): string {
  if (question.kind === 'level') return guessLine;
  return question.kind === 'rating' && question.below ? belowLine : '';
}

/** Two lines at least where there is room, so that the scale stays where it is from question to question. */
function statementVersions(statement: Lines, question: QuestionOnScreen, pen: Pen): Lines[] {
  const short = question.kind === 'rating' && statement.length === 1;
  const versions = shorterAndShorter(statement, 1, pen.width, pen.signs.cut);
  return [short ? [...statement, ''] : statement, ...versions].map((lines) =>
    painted(lines, pen.paint.bold),
  );
}

/** One option as it is drawn. */
interface Row {
  readonly number: string;
  readonly label: string;
  /** Whose answer it is; empty for nobody's. */
  readonly mark: string;
  readonly meaning: string;
  /** Whether Enter takes it. */
  readonly highlighted: boolean;
}

/** Meanings beside the labels, then labels alone, then one line each, then a window of them. */
function optionVersions(options: readonly Option[], highlighted: number | null, pen: Pen): Lines[] {
  const { width, say } = pen;
  const digits = Math.max(...options.map(({ value }) => `${value}`.length));
  const rows = options.map(({ value, label, mark, meaning }) => ({
    number: `${value}`.padStart(digits),
    label: say(label),
    mark,
    meaning: say(meaning),
    highlighted: value === highlighted,
  }));
  // Before a text: the pointer, a space, the number and a space.
  const room = width - digits - 3;
  const whole = rows.map((row) => paintRow(row, wrap(markedLabel(row), room), pen));
  const single = rows.map((row) =>
    paintRow(row, [truncate(markedLabel(row), room, pen.signs.cut)], pen),
  );
  return [
    explainedRows(rows, whole, room, pen),
    whole.flat(),
    single.flat(),
    ...windowsOf(
      single,
      rows.findIndex((row) => row.highlighted),
    ),
  ];
}

/** Ever fewer of the rows, with the highlighted one among them. */
function windowsOf(rows: readonly Lines[], highlighted: number): Lines[] {
  return Array.from({ length: Math.max(0, rows.length - 2) }, (_, index) => {
    const count = rows.length - 1 - index;
    const from = Math.max(0, highlighted - Math.floor(count / 2));
    return rows
      .slice(Math.min(from, rows.length - count))
      .slice(0, count)
      .flat();
  });
}

/** The sign before the row that Enter takes; the colour says nothing that the sign does not. */
function paintRow({ number, highlighted }: Row, texts: Lines, { paint, signs }: Pen): Lines {
  return texts.map((text, index) => {
    const line = `${index === 0 ? number : ' '.repeat(number.length)} ${text}`;
    if (!highlighted) return `  ${line}`;
    return paint.accent(`${index === 0 ? signs.pointer : ' '} ${line}`);
  });
}

/** The least columns in which a meaning can be read beside its label. */
const leastMeaning = 26;

/** The rows with what they mean: beside them where there is room, else below. */
function explainedRows(
  rows: readonly Row[],
  whole: readonly Lines[],
  room: number,
  pen: Pen,
): Lines {
  const { paint } = pen;
  const column = Math.max(...rows.map(({ label }) => widthOf(label))) + 2;
  const beside = rows.some(({ meaning }) => meaning !== '') && room - column >= leastMeaning;
  const indent = (columns: number, lines: Lines) =>
    lines.map((line) => ' '.repeat(columns) + paint.dim(line));
  return rows.flatMap((row, index) => {
    if (!beside) {
      const meaning = row.meaning === '' ? [] : wrap(row.meaning, pen.width - 6);
      return [...(whole[index] ?? []), ...indent(6, meaning)];
    }
    // The mark stands with the meaning, so that no column moves with the answer.
    const remark = [row.mark, row.meaning].filter((text) => text !== '').join(' ');
    const [first = '', ...rest] = wrap(remark, room - column);
    if (first === '') return paintRow(row, [row.label], pen);
    const [line = ''] = paintRow(row, [pad(row.label, column)], pen);
    return [line + paint.dim(first), ...indent(pen.width - room + column, rest)];
  });
}

function markedLabel({ label, mark }: Row): string {
  return mark === '' ? label : `${label} ${mark}`;
}

function optionHints(sheet: Sheet, question: QuestionOnScreen, pen: Pen): Lines[] {
  const { ladder } = sheet.interview;
  if (question.kind !== 'rating') return levelHints(sheet, ladder.levels.length, pen);
  const { looksLike, doesNotCount } = question.behaviour;
  const examples = looksLike.length > 0 || doesNotCount !== null;
  const keep = sheet.highlighted === null ? [] : ['Enter keep'];
  const answer = `1-${ladder.scale.points.length} answer`;
  const middle = ['s skip', 'b back', `? ${examples ? 'examples' : 'help'}`, 'n note'];
  return hintVersions(
    [
      [...keep, answer, '0 no chance', ...middle, 'q save and leave'],
      [...keep, answer, ...middle, 'q save and leave'],
      [...keep, answer, ...middle, 'q leave'],
    ],
    pen,
  );
}

function levelHints(sheet: Sheet, levels: number, pen: Pen): Lines[] {
  const typed = sheet.typed.text === '' ? '' : `: ${sheet.typed.text}`;
  const answer = levels > 9 ? `1-${levels} and Enter answer${typed}` : `1-${levels} answer`;
  const keep = sheet.highlighted === null ? [] : ['Enter keep'];
  const lists = [
    [...keep, answer, 's skip', '? help', 'q save and leave'],
    [...keep, answer, 's skip', '? help', 'q leave'],
  ];
  // A number that is half typed must stay to be seen.
  return levels > 9 && typed !== '' ? [hintLines([answer], pen)] : hintVersions(lists, pen);
}
