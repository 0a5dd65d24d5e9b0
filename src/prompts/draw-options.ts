import type { QuestionOnScreen } from '../core/interview.js';
import { questionOnScreen } from '../core/interview.js';
import type { Lines, Placed } from './layout.js';
import { fitSections, pad, shorterAndShorter, truncate, widthOf, wrap } from './layout.js';
import type { Hint, Pen } from './pen.js';
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
import type { Sheet } from './questionnaire.js';
import type { Option } from './words.js';
import { belowLine, guessLine, optionsOf, questionText } from './words.js';

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
      { name: 'statement', versions: statementVersions(statement, pen) },
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
function statementVersions(statement: Lines, { width, paint, signs: { cut } }: Pen): Lines[] {
  const padded = statement.length === 1 ? [...statement, ''] : statement;
  return [padded, ...shorterAndShorter(statement, 1, width, cut)].map((lines) =>
    painted(lines, paint.bold),
  );
}

/** Meanings beside the labels, then labels alone, then one line each, then a window of them. */
function optionVersions(options: readonly Option[], highlighted: number | null, pen: Pen): Lines[] {
  const { width } = pen;
  const { cut } = pen.signs;
  const labels = options.map((option) => optionLabel(option, options, pen));
  const paintRow = (lines: Lines, index: number) =>
    paintOption(lines, options[index]?.value === highlighted, pen);
  const whole = labels.map((label, index) => {
    const [first = '', ...rest] = wrap(label, width - 2);
    return paintRow([first, ...rest.map((line) => `  ${line}`)], index);
  });
  const single = labels.map((label, index) => paintRow([truncate(label, width - 2, cut)], index));
  const at = Math.max(
    0,
    options.findIndex(({ value }) => value === highlighted),
  );
  const windows = Array.from({ length: Math.max(0, options.length - 2) }, (_, index) => {
    const rows = options.length - 1 - index;
    const from = Math.min(Math.max(0, at - Math.floor(rows / 2)), options.length - rows);
    return single.slice(from, from + rows).flat();
  });
  const meanings = options.some(({ meaning }) => meaning !== '');
  const explained = meanings ? explainedOptions(options, labels, paintRow, pen) : whole.flat();
  return [explained, whole.flat(), single.flat(), ...windows];
}

function optionLabel(
  { value, label, mark }: Option,
  options: readonly Option[],
  { say }: Pen,
): string {
  const digits = Math.max(...options.map((option) => `${option.value}`.length));
  return `${`${value}`.padStart(digits)} ${say(label)}${mark === '' ? '' : ` ${mark}`}`;
}

/** The sign before the row that Enter takes; the colour says nothing that the sign does not. */
function paintOption(
  lines: Lines,
  highlighted: boolean,
  { paint, signs: { pointer } }: Pen,
): Lines {
  return lines.map((line, index) =>
    highlighted ? paint.accent(`${index === 0 ? pointer : ' '} ${line}`) : `  ${line}`,
  );
}

/** The least columns in which a meaning can be read beside its label. */
const leastMeaning = 26;

function explainedOptions(
  options: readonly Option[],
  labels: Lines,
  paintRow: (lines: Lines, index: number) => Lines,
  { width, paint, say }: Pen,
): Lines {
  const column = Math.max(...labels.map(widthOf)) + 4;
  if (width - column < leastMeaning) {
    return labels.flatMap((label, index) => [
      ...wrap(label, width - 2).flatMap((line) => paintRow([line], index)),
      ...meaningLines(options[index], width - 6, say).map((line) => `      ${paint.dim(line)}`),
    ]);
  }
  return labels.flatMap((label, index) => {
    const [first = '', ...rest] = meaningLines(options[index], width - column, say);
    const [row = ''] = paintRow([first === '' ? label : pad(label, column - 2)], index);
    return [
      row + paintNonEmpty(first, paint.dim),
      ...rest.map((line) => ' '.repeat(column) + paint.dim(line)),
    ];
  });
}

function paintNonEmpty(text: string, paint: (text: string) => string): string {
  return text === '' ? '' : paint(text);
}

function meaningLines(
  option: Option | undefined,
  width: number,
  say: (text: string) => string,
): Lines {
  return option === undefined || option.meaning === '' ? [] : wrap(say(option.meaning), width);
}

function optionHints(sheet: Sheet, question: QuestionOnScreen, pen: Pen): Lines[] {
  const { ladder } = sheet.interview;
  if (question.kind !== 'rating') return levelHints(sheet, ladder.levels.length, pen);
  const { looksLike, doesNotCount } = question.behaviour;
  const examples = looksLike.length > 0 || doesNotCount !== null;
  const keep: Hint[] = sheet.highlighted === null ? [] : [['Enter', 'keep']];
  const answer: Hint = [`1-${ladder.scale.points.length}`, 'answer'];
  const middle: Hint[] = [
    ['s', 'skip'],
    ['b', 'back'],
    ['?', examples ? 'examples' : 'help'],
    ['n', 'note'],
  ];
  return hintVersions(
    [
      [...keep, answer, ['0', 'no chance'], ...middle, ['q', 'save and leave']],
      [...keep, answer, ...middle, ['q', 'save and leave']],
      [...keep, answer, ...middle, ['q', 'leave']],
    ],
    pen,
  );
}

function levelHints(sheet: Sheet, levels: number, pen: Pen): Lines[] {
  const typed = sheet.typed.text === '' ? '' : `: ${sheet.typed.text}`;
  const answer: Hint =
    levels > 9 ? [`1-${levels} and Enter`, `answer${typed}`] : [`1-${levels}`, 'answer'];
  const keep: Hint[] = sheet.highlighted === null ? [] : [['Enter', 'keep']];
  const lists: Hint[][] = [
    [...keep, answer, ['s', 'skip'], ['?', 'help'], ['q', 'save and leave']],
    [...keep, answer, ['s', 'skip'], ['?', 'help'], ['q', 'leave']],
  ];
  // A number that is half typed must stay to be seen.
  return levels > 9 && typed !== '' ? [hintLines([answer], pen)] : hintVersions(lists, pen);
}
