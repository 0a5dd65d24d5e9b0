import { findBehaviour } from '../../core/ladder/find-in-ladder.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { glyphs } from '../../text/signs.js';
import { flow } from '../../text/wrap.js';
import { hang, heading, indent, page, spaced } from '../text/layout.js';
import { agreement, pointWords, talkQuestion, theirSentences } from '../text/review-words.js';
import { stageSentence } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { commandLines } from './result.js';

/** Others' stage, the stage of all together, and what to talk about. */
export function renderReview(
  report: Report,
  ladder: Ladder,
  style: Style,
  examples: readonly ReviewExample[],
): string {
  return page(
    spaced([
      pointLines(report, ladder, style),
      exampleLines(examples, ladder, style),
      levelLines(report, ladder, style),
      commandLines(nextCommands(report), style),
    ]),
  );
}

/** The agenda has what there is to talk about. */
function nextCommands({ review }: Report): string[] {
  const hasPoints = (review?.talkingPoints.length ?? 0) > 0;
  return [
    hasPoints ? 'career-coach export --section agenda' : 'career-coach why',
    'career-coach plan',
  ];
}

/** What somebody else wrote beside a rating. */
export interface ReviewExample {
  readonly behaviour: string;
  readonly text: string;
}

/** More than this would bury the talking points. */
const mostExamples = 5;

/** An example tells more than a number. */
function exampleLines(examples: readonly ReviewExample[], ladder: Ladder, style: Style): string[] {
  if (examples.length === 0) return [];
  const { bullet } = glyphs(style);
  const rest = examples.length - mostExamples;
  return [
    ...heading('Their examples', style),
    ...examples.slice(0, mostExamples).flatMap(({ behaviour, text }) => [
      ...hang(`${bullet} `, [text], style),
      ...indent(
        2,
        [
          {
            text: findBehaviour(ladder, behaviour)?.behaviour.statement ?? behaviour,
            paint: style.paint.dim,
          },
        ],
        style,
      ),
    ]),
    ...(rest > 0 ? flow([`And ${rest} more: career-coach log`], style.width, style) : []),
  ];
}

/** What to talk about comes first: a level is no topic. */
function pointLines({ review }: Report, ladder: Ladder, style: Style): string[] {
  if (review === undefined) return [];
  const head = heading(`Seen by ${review.by}: worth a talk`, style);
  const points = talkLines(review, ladder, style);
  return points.length === 0
    ? [...head, ...flow([agreement], style.width, style)]
    : [...head, ...points];
}

function levelLines(report: Report, ladder: Ladder, style: Style): string[] {
  const { review, stage } = report;
  if (review === undefined) return [];
  const sentences = theirSentences({ review, stage }, ladder).filter((text) => text !== agreement);
  return [
    ...heading('The levels', style),
    ...[stageSentence(report, 'you'), ...sentences].flatMap((text) =>
      flow([text], style.width, style),
    ),
  ];
}

function talkLines(review: NonNullable<Report['review']>, ladder: Ladder, style: Style): string[] {
  if (review.talkingPoints.length === 0) return [];
  const points = review.talkingPoints.flatMap((point, index) => [
    ...hang(`${index + 1}. `, [point.statement], style),
    ...indent(3, [{ text: pointWords(point, ladder), paint: style.paint.dim }], style),
  ]);
  return [...points, ...flow([talkQuestion], style.width, style)];
}

/** The review as part of a page; empty without a review. */
export function reviewLines({ review, stage }: Report, ladder: Ladder, style: Style): string[] {
  if (review === undefined) return [];
  const points = talkLines(review, ladder, style);
  return [
    ...heading(`Seen by ${review.by}`, style),
    ...theirSentences({ review, stage }, ladder).flatMap((text) =>
      flow([text], style.width, style),
    ),
    ...(points.length === 0 ? [] : ['', ...heading('Worth a talk', style), ...points]),
  ];
}
