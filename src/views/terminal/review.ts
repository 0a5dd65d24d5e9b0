import { shownOf } from '../../core/base/shown-of.js';
import { statementOf } from '../../core/ladder/find-in-ladder.js';
import { offeredIn } from '../../core/plan/find-actions.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { glyphs } from '../../text/signs.js';
import { numberWord } from '../text/counted.js';
import {
  commandLines,
  fillScreens,
  hang,
  heading,
  indent,
  page,
  running,
  spaced,
} from '../text/layout.js';
import {
  alsoDifferTitle,
  nearTitle,
  nearWords,
  onePointSentence,
  othersDifferSentence,
  pointWords,
  praiseAndRest,
  praiseTitle,
  rateAgainSentence,
  saidAbout,
  settledParts,
  shortName,
  talkQuestion,
} from '../text/review-words.js';
import { stageSentence } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { inPlaceSentence, theirSentences } from '../text/their-level.js';
import { capitalised } from '../text/words.js';

/** What to talk about, others' examples and their stage, in screens of at most `rows` rows where that can be. */
export function reviewScreens(
  report: Report,
  ladder: Ladder,
  style: Style,
  examples: readonly ReviewExample[],
  rows: number = Number.POSITIVE_INFINITY,
  leftOut: readonly string[] = [],
): readonly string[] {
  const top = spaced([
    // Below screens of answers nobody would notice it.
    leftOut.flatMap((text) => running([text], style)),
    inPlaceLines(report, style),
  ]);
  const [praise = [], ...rest] = listParts(report, ladder, style);
  const groups = [
    pointParts(report, ladder, style),
    // Words say more than long lists of small differences.
    exampleParts(otherExamples(examples, report), ladder, style),
    ...rest,
    levelParts(report, ladder, style),
    endParts(report, style),
  ].filter((group) => group.length > 0);
  // What there is to talk about begins below, not on a screen of its own.
  const below = rows - spaced([top, praise.flat(), ['']]).length;
  const parts = groups.flatMap((group, index) => fitting(group, index === 0 ? below : rows));
  return fillScreens([top, ...fitting(praise, rows), ...parts], rows).map(page);
}

/** As one part, or apart where a screen cannot hold them together. */
function fitting(parts: readonly (readonly string[])[], rows: number): (readonly string[])[] {
  const whole = parts.flat();
  return whole.length <= rows ? [whole] : [...parts];
}

/** What to do now. The agenda has what there is to talk about. */
function endParts({ review, gaps, plan: now }: Report, style: Style): string[][] {
  const [why, plan] = ['career-coach why', 'career-coach plan'];
  if (review === undefined || review.talkingPoints.length === 0) {
    return [commandLines([why, plan], style)];
  }
  const doubted = gaps.flatMap((gap) => (gap.doubted ? gap.behaviour : []));
  const action = offeredIn(now).find(
    ({ behaviour }) => behaviour !== null && doubted.includes(behaviour),
  );
  const toTake =
    action === undefined
      ? []
      : [`To take on “${action.title}”: career-coach plan add ${action.id}`];
  return [
    [
      ...running([rateAgainSentence(review) ?? ''], style),
      ...running(toTake, style),
      '',
      ...commandLines([why, 'career-coach export --section agenda', plan], style),
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

/** Those that do not stand under a point already; with their names where there are several. */
function otherExamples(examples: readonly ReviewExample[], { review, answers }: Report) {
  if (review === undefined) return examples;
  const { talkingPoints, raters = 1 } = review;
  const near = praiseAndRest(review, answers).flatMap(
    (points) => shownOf(points, mostOthers).shown,
  );
  const told = [...talkingPoints, ...near].flatMap(({ behaviour }) =>
    saidAbout(behaviour, answers, review),
  );
  const signed = (example: ReviewExample) =>
    answers
      .find(({ behaviour }) => behaviour === example.behaviour)
      ?.said?.find(({ text }) => text.endsWith(example.text)) ?? example;
  return examples
    .filter(({ text }) => !told.some((words) => words.includes(text)))
    .map((example) => ({ ...example, text: (raters > 1 ? signed(example) : example).text }));
}

/** An example tells more than a number. */
function exampleParts(
  examples: readonly ReviewExample[],
  ladder: Ladder,
  style: Style,
): string[][] {
  const { bullet } = glyphs(style);
  const { shown, rest } = shownOf(examples, mostExamples);
  const title = 'What else they wrote';
  const more = rest > 0 ? running([`And ${numberWord(rest)} more: career-coach log`], style) : [];
  return underHeading(
    title,
    shown.map(({ behaviour, text }) => [
      ...hang(`${bullet} `, [text], style),
      ...indent(
        2,
        [{ text: statementOf(ladder, behaviour) ?? behaviour, paint: style.paint.dim }],
        style,
      ),
    ]),
    more,
    style,
  );
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

function inPlaceLines(report: Report, style: Style): string[] {
  const { review } = report;
  return running([(review && inPlaceSentence(review, report)) ?? ''], style);
}

/** What to talk about comes first: a level is no topic. */
function pointParts({ review, answers }: Report, ladder: Ladder, style: Style): string[][] {
  if (review === undefined) return [];
  const { talkingPoints, by } = review;
  // The commands below name it by its id.
  const idOf = ({ behaviour }: Review['talkingPoints'][number]) => ({
    text: `(${behaviour})`,
    paint: style.paint.dim,
  });
  const ask = talkingPoints.length === 1 ? capitalised(talkQuestion) : `For each, ${talkQuestion}`;
  return underHeading(
    `Seen by ${by}: worth a talk`,
    talkingPoints.map((point, index) => [
      ...hang(`${index + 1}. `, [point.statement, idOf(point)], style),
      ...indent(
        3,
        [
          pointWords(point, review, ladder, style.locale),
          onePointSentence(point, review, ladder) ?? '',
        ].map((text) => ({ text, paint: style.paint.dim })),
        style,
      ),
      ...saidAbout(point.behaviour, answers, review).flatMap((text) => indent(3, [text], style)),
    ]),
    running([othersDifferSentence(review) ?? '', ask], style),
    style,
  );
}

function levelParts(report: Report, ladder: Ladder, style: Style): string[][] {
  const { review } = report;
  if (review === undefined) return [];
  const sentences = [
    ...(review.level === null ? [] : [stageSentence(report, 'you')]),
    ...theirSentences(review, report, ladder),
    'Your own level and plan stay as they are.',
  ];
  return underHeading(
    comparedTitle(review),
    sentences.map((text) => running([text], style)),
    [],
    style,
  );
}

function comparedTitle({ talkingPoints, by, raters = 1 }: Review): string {
  return talkingPoints.length === 0
    ? `Seen by ${by}`
    : `How you compare with ${raters === 1 ? shortName(by) : by}`;
}

/** The rest of a dozen answers; of a full form, a page to read has more. */
const mostOthers = 7;

/** Praise, which leads; then what matters less, and what mattered before. */
function listParts({ review, answers }: Report, ladder: Ladder, style: Style): string[][][] {
  if (review === undefined) return [];
  const { bullet } = glyphs(style);
  const entryOf = (point: Review['talkingPoints'][number]) => [
    ...hang(`${bullet} `, [point.statement], style),
    ...indent(
      2,
      [{ text: pointWords(point, review, ladder, style.locale), paint: style.paint.dim }],
      style,
    ),
  ];
  const { morePoints = [] } = review;
  const [praise, near] = praiseAndRest(review, answers);
  const nearOf = (point: Review['talkingPoints'][number]) =>
    hang(
      `${bullet} `,
      [
        point.statement,
        { text: nearWords(point, style.locale), paint: style.paint.dim },
        ...saidAbout(point.behaviour, answers, review),
      ],
      style,
    );
  const parts = [
    { title: praiseTitle(review), points: praise, tell: nearOf },
    { title: alsoDifferTitle, points: morePoints, tell: entryOf },
    { title: nearTitle, points: near, tell: nearOf },
    ...settledParts(review).map((part) => ({ ...part, tell: entryOf })),
  ];
  return parts.map(({ title, points, tell }) => {
    const { shown, rest } = shownOf(points, mostOthers);
    const more =
      rest > 0
        ? running([`And ${numberWord(rest)} more: career-coach export --for me`], style)
        : [];
    return underHeading(title, shown.map(tell), more, style);
  });
}

type Review = NonNullable<Report['review']>;

/** What a review gives to talk about, as part of a page; empty without anything. */
export function talkLines(report: Report, ladder: Ladder, style: Style): string[] {
  const [praise = []] = listParts(report, ladder, style);
  const again = report.review === undefined ? null : rateAgainSentence(report.review);
  return spaced([
    inPlaceLines(report, style),
    praise.flat(),
    [...pointParts(report, ladder, style).flat(), ...running([again ?? ''], style)],
  ]);
}

/** The rest of a review as part of a page; empty without a review. */
export function comparedLines(report: Report, ladder: Ladder, style: Style): string[] {
  const { review } = report;
  if (review === undefined) return [];
  return spaced([
    [
      ...heading(comparedTitle(review), style),
      ...theirSentences(review, report, ladder).flatMap((text) => running([text], style)),
    ],
    ...listParts(report, ladder, style)
      .slice(1)
      .map((part) => part.flat()),
  ]);
}
