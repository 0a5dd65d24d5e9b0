import type { QuestionOnScreen } from '../../../core/interview/interview.js';
import { questionOnScreen } from '../../../core/interview/interview.js';
import { keyTable } from '../keys.js';
import type { Sheet } from '../sheet.js';
import { questionText, reviewTitle } from '../words.js';
import type { Lines, Placed } from './layout.js';
import { fitSections, shorterAndShorter, wrap } from './layout.js';
import type { Pen } from './pen.js';
import { bulletLines, gap, headSections, hintLines, painted, section, times } from './pen.js';

/** Examples, what does not count and the keys, as far as the screen has room. */
export function drawHelp(sheet: Sheet, pen: Pen): readonly Placed[] {
  const question = questionOnScreen(sheet.interview);
  const { width, height, say } = pen;
  const title = question === null ? reviewTitle : question.title;
  const statement = question === null ? [] : wrap(say(questionText(question)), width);
  const texts = helpTexts(sheet, question, pen);
  const rows = (name: HelpText['name']) =>
    texts.find((text) => text.name === name)?.lines.length ?? 0;
  return fitSections(
    [
      ...headSections(sheet, title, pen).slice(1),
      gap('gap 1'),
      {
        name: 'statement',
        versions: shorterAndShorter(statement, 0, width, pen.signs.cut).map((lines) =>
          painted(lines, pen.paint.bold),
        ),
      },
      ...texts.flatMap((text) => [
        section(`gap before ${text.name}`, text.lines.length === 0 ? [] : ['']),
        textSection(text, pen),
      ]),
      gap('gap 2'),
      { name: 'keys', versions: keyVersions(sheet, question, pen) },
      gap('gap 3'),
      { name: 'hints', versions: [helpHints(question, pen)] },
    ],
    [
      'gap before not',
      'gap before examples',
      'gap 1',
      'keys',
      'gap 2',
      'gap 3',
      // They are on the next page, too.
      ...(question?.kind === 'rating' ? ['keys'] : []),
      ...times('statement', Math.max(0, statement.length - 1)),
      'head',
      ...times('not', Math.max(0, rows('not') - 1)),
      ...times('examples', Math.max(0, rows('examples') - 2)),
      'keys',
      ...times('statement', 1),
      ...times('examples', 2),
      'not',
      'head',
    ],
    height,
  );
}

/** What the ratings mean, and the keys, for screens that have no room for it beside the question. */
export function drawScale(sheet: Sheet, pen: Pen): readonly Placed[] {
  const question = questionOnScreen(sheet.interview);
  const { scale } = sheet.interview.ladder;
  const lines = scale.points.flatMap(({ value, label, meaning }) =>
    numberedLines(value, label, meaning, pen),
  );
  const text = { name: 'scale', heading: `The scale, for ${scale.period}`, lines } as const;
  return fitSections(
    [
      textSection(text, pen),
      gap('gap 1'),
      { name: 'keys', versions: keyVersions(sheet, question, pen) },
      gap('gap 2'),
      { name: 'hints', versions: [hintLines(['Enter back to the question'], pen)] },
    ],
    ['keys', 'gap 1', 'gap 2', 'keys', ...times('scale', lines.length)],
    pen.height,
  );
}

/** A heading with its lines; a heading without a line below it says nothing. */
function textSection({ name, heading, lines }: HelpText, { width, paint, say, signs }: Pen) {
  return {
    name,
    versions: shorterAndShorter(lines, 0, width, signs.cut).map((shown) =>
      shown.length === 0 ? [] : [...painted(wrap(say(heading), width), paint.accent), ...shown],
    ),
  };
}

function helpHints(question: QuestionOnScreen | null, pen: Pen): Lines {
  if (question === null) return hintLines(['Enter back to your answers'], pen);
  const more = question.kind === 'rating' ? ['? the scale'] : [];
  return hintLines(['Enter back to the question', ...more], pen);
}

/** All keys, then those that one cannot do without. */
function keyVersions(sheet: Sheet, question: QuestionOnScreen | null, pen: Pen): Lines[] {
  const { levels, scale } = sheet.interview.ladder;
  const last = question?.kind === 'level' ? levels.length : scale.points.length;
  const rows = keyTable.map(({ keys, hint }) => ({
    keys: keys.replace('1 to 5', `1 to ${last}`),
    hint,
  }));
  const needed = rows.filter(({ keys }) =>
    ['1', '0', 's', 'b', 'n', 'q'].some((key) => keys.split(' ').includes(key)),
  );
  const lines = (shown: typeof rows) => [
    pen.paint.accent('Keys'),
    ...hintLines(
      shown.map(({ keys, hint }) => `${keys} ${hint}`),
      pen,
    ),
  ];
  return [lines(rows), lines(needed), []];
}

interface HelpText {
  readonly name: 'examples' | 'not' | 'scale';
  readonly heading: string;
  readonly lines: Lines;
}

function helpTexts(sheet: Sheet, question: QuestionOnScreen | null, pen: Pen): HelpText[] {
  const { ladder } = sheet.interview;
  if (question === null || question.kind === 'text') return [];
  if (question.kind === 'level') {
    const lines = ladder.levels.flatMap(({ rank, title, summary }) =>
      numberedLines(rank, title, summary, pen),
    );
    return [{ name: 'examples', heading: 'The levels', lines }];
  }
  const { looksLike, doesNotCount } = question.behaviour;
  return [
    {
      name: 'examples',
      heading: 'What counts, for example',
      lines: looksLike.flatMap((text) => bulletLines(text, pen)),
    },
    {
      name: 'not',
      heading: 'What does not count',
      lines: doesNotCount === null ? [] : bulletLines(doesNotCount, pen),
    },
  ];
}

function numberedLines(number: number, label: string, meaning: string, pen: Pen): Lines {
  const text = pen.say(meaning === '' ? label : `${label}: ${meaning}`);
  const indent = `${number}`.length + 1;
  return wrap(text, pen.width - indent).map((line, index) =>
    index === 0 ? `${number} ${line}` : ' '.repeat(indent) + line,
  );
}
