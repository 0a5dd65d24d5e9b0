import type { QuestionOnScreen } from '../core/interview.js';
import { questionOnScreen } from '../core/interview.js';
import { keyTable } from './keys.js';
import type { Lines, Placed } from './layout.js';
import { fitSections, shorterAndShorter, wrap } from './layout.js';
import type { Pen } from './pen.js';
import { bulletLines, gap, headSections, hintLines, painted, times } from './pen.js';
import type { Sheet } from './questionnaire.js';
import { questionText, reviewTitle } from './words.js';

/** Examples, what does not count, the keys and the scale, as far as the screen has room. */
export function drawHelp(sheet: Sheet, pen: Pen): readonly Placed[] {
  const question = questionOnScreen(sheet.interview);
  const { width, height, paint, say } = pen;
  const { cut } = pen.signs;
  const title = question === null ? reviewTitle : question.title;
  const statement = question === null ? [] : wrap(say(questionText(question)), width);
  const texts = helpTexts(sheet, question, pen);
  const rows = (name: HelpText['name']) =>
    texts.find((text) => text.name === name)?.lines.length ?? 0;
  const back = question === null ? 'back to your answers' : 'back to the question';
  return fitSections(
    [
      ...headSections(sheet, title, pen).slice(1),
      gap('gap 1'),
      {
        name: 'statement',
        versions: shorterAndShorter(statement, 0, width, cut).map((lines) =>
          painted(lines, paint.bold),
        ),
      },
      gap('gap 2'),
      ...texts.map(({ name, heading, lines }) => ({
        name,
        // A heading without a line below it says nothing.
        versions: shorterAndShorter(lines, 0, width, cut).map((shown) =>
          shown.length === 0 ? [] : [paint.accent(heading), ...shown],
        ),
      })),
      { name: 'keys', versions: keyVersions(pen) },
      gap('gap 3'),
      { name: 'hints', versions: [hintLines([['Enter', back]], pen)] },
    ],
    [
      'gap 2',
      ...times('scale', rows('scale')),
      'gap 1',
      'keys',
      'gap 3',
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

/** All keys, then those that one cannot do without. */
function keyVersions(pen: Pen): Lines[] {
  const all = keyTable.map(({ keys, hint }) => [keys, hint] as const);
  const needed = all.filter(([keys]) =>
    [...'1 0 s b n q'].some((key) => keys.split(' ').includes(key)),
  );
  const heading = pen.paint.accent('Keys');
  return [[heading, ...hintLines(all, pen)], [heading, ...hintLines(needed, pen)], []];
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
      bulletLines(`${rank} ${title}${summary === '' ? '' : `: ${summary}`}`, pen),
    );
    return [{ name: 'examples', heading: 'The levels', lines }];
  }
  const { looksLike, doesNotCount } = question.behaviour;
  const scale = ladder.scale.points.map(
    ({ value, label, meaning }) => `${value} ${label}${meaning === '' ? '' : `: ${meaning}`}`,
  );
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
    {
      name: 'scale',
      heading: pen.say(`The scale, for ${ladder.scale.period}`),
      lines: scale.flatMap((text) => bulletLines(text, pen)),
    },
  ];
}
