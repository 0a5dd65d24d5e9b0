import type { QuestionOnScreen } from '../../../core/interview/interview.js';
import { questionOnScreen } from '../../../core/interview/interview.js';
import { clampLines, flow } from '../../../text/wrap.js';
import { keyTable } from '../keys.js';
import type { Sheet } from '../sheet.js';
import { questionText, ratingOptions, reviewTitle } from '../words.js';
import type { Look, PlacedSection, Section } from './layout.js';
import { fitSections, gap, painted, section } from './layout.js';
import { bulletLines, headSection, hintLines } from './page-parts.js';

/** Examples, what does not count, and the keys, as far as there is room. */
export function drawHelp(sheet: Sheet, look: Look): readonly PlacedSection[] {
  const question = questionOnScreen(sheet.interview);
  const { width, height, paint } = look;
  const title = question === null ? reviewTitle : question.title;
  const statement = question === null ? [] : flow([questionText(question)], width, look);
  const { examples, not } = helpTexts(sheet, question, look);
  const versions = [statement, clampLines(statement, 2, width, look)];
  return fitSections(
    [
      headSection(sheet, title, look),
      gap('gap 1'),
      { name: 'statement', versions: versions.map((lines) => painted(lines, paint.bold)) },
      section('gap before examples', examples.lines.length === 0 ? [] : ['']),
      { ...textSection('examples', examples, look), cut: (rows) => drawText(examples, rows, look) },
      section('gap before not', not.lines.length === 0 ? [] : ['']),
      textSection('not', not, look),
      gap('gap 2'),
      keysSection(sheet, question, look),
      gap('gap 3'),
      section('hints', helpHints(question, look)),
    ],
    [
      ...['gap before not', 'gap before examples', 'gap 1', 'keys', 'gap 2', 'gap 3'],
      // The keys are on the next page, too.
      ...(question?.kind === 'rating' ? ['keys'] : []),
      ...['statement', 'head', 'not', 'head'],
    ],
    height,
  );
}

/** The meanings of the ratings, and the keys, for screens without room for them beside the question. */
export function drawScale(sheet: Sheet, look: Look): readonly PlacedSection[] {
  const question = questionOnScreen(sheet.interview);
  const { scale } = sheet.interview.ladder;
  const answers = ratingOptions(sheet.interview.ladder).map(({ key, label, meaning }) =>
    numberedLines(key, label, meaning, look),
  );
  const text = { heading: `The scale, for ${scale.period}`, lines: answers.flat() };
  // Each answer rather than all words of the first ones.
  const brief = answers.flatMap((lines) => clampLines(lines, 2, look.width, look));
  return fitSections(
    [
      {
        name: 'scale',
        versions: [drawText(text, Number.POSITIVE_INFINITY, look), brief],
        cut: (rows) => drawText(text, rows, look),
      },
      gap('gap 1'),
      keysSection(sheet, question, look),
      gap('gap 2'),
      section('hints', hintLines(['Enter back to the question'], look)),
    ],
    ['keys', 'gap 1', 'keys', 'gap 2', 'scale'],
    look.height,
  );
}

interface HelpText {
  readonly heading: string;
  readonly lines: readonly string[];
}

function textSection(name: string, text: HelpText, look: Look): Section {
  return {
    name,
    versions: [drawText(text, Number.POSITIVE_INFINITY, look), drawText(text, 3, look)],
  };
}

/** At least one line below the heading; no heading without lines. */
function drawText({ heading, lines }: HelpText, rows: number, look: Look): readonly string[] {
  const { width, paint } = look;
  if (lines.length === 0) return [];
  const head = flow([heading], width, look);
  const most = Math.max(1, rows - head.length);
  return [...painted(head, paint.accent), ...clampLines(lines, most, width, look)];
}

function helpHints(question: QuestionOnScreen | null, look: Look): readonly string[] {
  if (question === null) return hintLines(['Enter back to your answers'], look);
  const more = question.kind === 'rating' ? ['? the scale'] : [];
  return hintLines(['Enter back to the question', ...more], look);
}

/** All keys, the indispensable ones, or none. */
function keysSection(sheet: Sheet, question: QuestionOnScreen | null, look: Look): Section {
  const { levels, scale } = sheet.interview.ladder;
  const last = question?.kind === 'level' ? levels.length : scale.points.length;
  const rows = keyTable.map(({ keys, hint }) => ({
    keys: keys.replace('1 to 5', `1 to ${last}`),
    hint,
  }));
  const needed = rows.filter(({ keys }) =>
    ['1', 'e', '0', 's', 'b', 'n', 'q'].some((key) => keys.split(' ').includes(key)),
  );
  const draw = (shown: typeof rows) => [
    look.paint.accent('Keys'),
    ...hintLines(
      shown.map(({ keys, hint }) => `${keys} ${hint}`),
      look,
    ),
  ];
  return { name: 'keys', versions: [draw(rows), draw(needed), []] };
}

function helpTexts(sheet: Sheet, question: QuestionOnScreen | null, look: Look) {
  const { ladder } = sheet.interview;
  const none: HelpText = { heading: '', lines: [] };
  if (question === null || question.kind === 'text') return { examples: none, not: none };
  if (question.kind === 'level') {
    const lines = ladder.levels.flatMap(({ rank, title, summary }) =>
      numberedLines(`${rank}`, title, summary, look),
    );
    return { examples: { heading: 'The levels', lines }, not: none };
  }
  const { looksLike, doesNotCount } = question.behaviour;
  return {
    examples: {
      heading: 'What counts, for example',
      lines: looksLike.flatMap((text) => bulletLines(text, look)),
    },
    not: {
      heading: 'What does not count',
      lines: doesNotCount === null ? [] : bulletLines(doesNotCount, look),
    },
  };
}

function numberedLines(
  number: string,
  label: string,
  meaning: string,
  look: Look,
): readonly string[] {
  const text = meaning === '' ? label : `${label}: ${meaning}`;
  const indent = number.length + 1;
  return flow([text], look.width - indent, look).map((line, index) =>
    index === 0 ? `${number} ${line}` : ' '.repeat(indent) + line,
  );
}
