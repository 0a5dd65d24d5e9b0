import { findBehaviour } from '../../core/ladder/find-in-ladder.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { glyphs } from '../../text/signs.js';
import { flow } from '../../text/wrap.js';
import { fillScreens, hang, heading, indent, page, spaced } from '../text/layout.js';
import {
  agreedTitle,
  onePointSentence,
  pointWords,
  rateAgainSentence,
  talkQuestion,
  theirSentences,
} from '../text/review-words.js';
import { stageSentence } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { capitalised } from '../text/words.js';
import { commandLines } from './result.js';

/** What to talk about, others' examples and their stage, in screens of at most `rows` rows where that can be. */
export function reviewScreens(
  report: Report,
  ladder: Ladder,
  style: Style,
  examples: readonly ReviewExample[],
  rows: number = Number.POSITIVE_INFINITY,
): readonly string[] {
  const parts = [
    pointParts(report, ladder, style),
    agreedParts(report, ladder, style),
    exampleParts(examples, ladder, style),
    levelParts(report, ladder, style),
    endParts(report, style),
  ].flatMap((group) => fitting(group, rows));
  return fillScreens(parts, rows).map(page);
}

/** As one part, or apart where a screen cannot hold them together. */
function fitting(parts: readonly (readonly string[])[], rows: number): (readonly string[])[] {
  const whole = parts.flat();
  return whole.length <= rows ? [whole] : [...parts];
}

/** What to ask first: more than two are no question but a list. */
const mostAsked = 2;

/** What to do now. The agenda has what there is to talk about. */
function endParts({ review }: Report, style: Style): string[][] {
  const [why, plan] = ['career-coach why', 'career-coach plan'];
  if (review === undefined || review.talkingPoints.length === 0) {
    return [commandLines([why, plan], style)];
  }
  const { bullet } = glyphs(style);
  const question = { text: capitalised(talkQuestion), paint: style.paint.accent };
  return [
    [
      ...flow([question], style.width, style),
      ...review.talkingPoints
        .slice(0, mostAsked)
        .flatMap(({ statement }) => hang(`${bullet} `, [statement], style)),
    ],
    [
      ...flow([rateAgainSentence(review) ?? ''], style.width, style),
      ...flow([`To see all this again: ${why}`], style.width, style),
      '',
      ...commandLines(['career-coach export --section agenda', plan], style),
    ],
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
function exampleParts(
  examples: readonly ReviewExample[],
  ladder: Ladder,
  style: Style,
): string[][] {
  const { bullet } = glyphs(style);
  const rest = examples.length - mostExamples;
  const more = rest > 0 ? flow([`And ${rest} more: career-coach log`], style.width, style) : [];
  return underHeading(
    'Their examples',
    examples
      .slice(0, mostExamples)
      .map(({ behaviour, text }) => [
        ...hang(`${bullet} `, [text], style),
        ...indent(2, [{ text: statementOf(behaviour, ladder), paint: style.paint.dim }], style),
      ]),
    more,
    style,
  );
}

function statementOf(behaviour: string, ladder: Ladder): string {
  return findBehaviour(ladder, behaviour)?.behaviour.statement ?? behaviour;
}

/** The heading stays with the first entry, and what follows with the last. */
function underHeading(
  title: string,
  entries: readonly (readonly string[])[],
  after: readonly string[],
  style: Style,
): string[][] {
  return entries.map((entry, index) => [
    ...(index === 0 ? heading(title, style) : []),
    ...entry,
    ...(index === entries.length - 1 ? after : []),
  ]);
}

/** What to talk about comes first: a level is no topic. */
function pointParts({ review }: Report, ladder: Ladder, style: Style): string[][] {
  return review === undefined
    ? []
    : talkParts(`Seen by ${review.by}: worth a talk`, review, ladder, style);
}

function levelParts(report: Report, ladder: Ladder, style: Style): string[][] {
  const { review } = report;
  if (review === undefined) return [];
  const title = review.talkingPoints.length === 0 ? `Seen by ${review.by}` : 'How you compare';
  const sentences = [
    stageSentence(report, 'you'),
    ...theirSentences(review, report, ladder),
    'Your own level and plan stay as they are.',
  ];
  return underHeading(
    title,
    sentences.map((text) => flow([text], style.width, style)),
    [],
    style,
  );
}

function talkParts(title: string, review: Review, ladder: Ladder, style: Style, ask = '') {
  const { talkingPoints } = review;
  return underHeading(
    title,
    talkingPoints.map((point, index) => [
      ...hang(`${index + 1}. `, [point.statement], style),
      ...indent(3, [{ text: pointWords(point, review, ladder), paint: style.paint.dim }], style),
    ]),
    flow([onePointSentence(review, ladder) ?? '', ask], style.width, style),
    style,
  );
}

function agreedParts({ review }: Report, ladder: Ladder, style: Style): string[][] {
  if (review === undefined) return [];
  const { bullet } = glyphs(style);
  const entries = (review.agreed ?? []).map((point) => [
    ...hang(`${bullet} `, [point.statement], style),
    ...indent(2, [{ text: pointWords(point, review, ladder), paint: style.paint.dim }], style),
  ]);
  return underHeading(agreedTitle, entries, [], style);
}

type Review = NonNullable<Report['review']>;

/** The review as part of a page; empty without a review. */
export function reviewLines(report: Report, ladder: Ladder, style: Style): string[] {
  const { review } = report;
  if (review === undefined) return [];
  return spaced([
    [
      ...heading(`Seen by ${review.by}`, style),
      ...theirSentences(review, report, ladder).flatMap((text) => flow([text], style.width, style)),
    ],
    [
      ...talkParts('Worth a talk', review, ladder, style, `For each, ${talkQuestion}`).flat(),
      ...flow([rateAgainSentence(review) ?? ''], style.width, style),
    ],
    agreedParts(report, ladder, style).flat(),
  ]);
}
