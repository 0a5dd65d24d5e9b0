import { headlineRanks, isEven } from '../../../core/placement/rival.js';
import { strongest } from '../../../core/report/strongest.js';
import type { Ladder } from '../../../core/schema/ladder.schema.js';
import type { Report } from '../../../core/schema/report.schema.js';
import { glyphs } from '../../../text/signs.js';
import { widthOf } from '../../../text/width.js';
import { flow } from '../../../text/wrap.js';
import type { ComparedWithLast } from '../../pictures/last-time.js';
import { legendLines, levelLines, sideLines, strandLines } from '../../text/bars.js';
import { besideTheStage } from '../../text/beside-stage.js';
import {
  commandLines,
  fillScreens,
  hang,
  heading,
  isNarrow,
  labelled,
  page,
  running,
  spaced,
} from '../../text/layout.js';
import { otherTarget, planAim, targetSentence } from '../../text/plan-aim.js';
import { stageSentence } from '../../text/stage-words.js';
import type { Style } from '../../text/style.js';
import { formatNearDay } from '../../text/style.js';
import { seenBySentence } from '../../text/their-level.js';
import {
  actionSentence,
  byWords,
  capitalised,
  checkinSentence,
  ended,
  firstSentence,
} from '../../text/words.js';
import { whatIsMissing } from './gaps.js';

export interface ResultOptions {
  /** Suggested next commands, the likeliest first. */
  readonly commands?: readonly string[];
  readonly last?: ComparedWithLast | null;
}

/** Strengths that are named; the export has them all. */
const mostNamed = 3;

/** From so many rows on, levels and habits stand apart. */
const calmRows = 23;

/** Columns of the labels beside steps. */
const gutter = 15;

const usualCommands = [
  'career-coach plan',
  'career-coach why',
  'career-coach export --for mentor',
] as const;

/** Whoever took nothing into the plan may want to later. */
function commandsFor({ plan }: Report): readonly string[] {
  const [, ...others] = usualCommands;
  return plan.active.length === 0 && plan.queue.length > 0
    ? ['career-coach plan next', ...others]
    : usualCommands;
}

/** The whole result of an assessment, with the next commands. */
export function renderResult(
  report: Report,
  ladder: Ladder,
  style: Style,
  { commands = commandsFor(report), last = null }: ResultOptions = {},
): string {
  const parts = [
    ...whereYouAre(report, ladder, style, last),
    ...whatIsMissing(report, ladder, style, last),
  ];
  return page(spaced([...parts, commandLines(commands, style)]));
}

/**
 * The result in screens of at most `rows` rows where that can be, before a plan is chosen: where one is, then what
 * separates one from the next level.
 */
export function resultScreens(
  report: Report,
  ladder: Ladder,
  style: Style,
  rows: number,
  last: ComparedWithLast | null = null,
): readonly string[] {
  const where = whereYouAre(report, ladder, style, last, rows);
  const [title = [], first = [], ...others] = whatIsMissing(report, ladder, style, last);
  const opening = spaced([title, first]);
  // Of one piece where that can be, so that no title ends a screen.
  const missing = opening.length > rows ? [title, first] : [opening];
  return fillScreens([...where, ...missing, ...others], rows).map(page);
}

/** The page after a plan is chosen: what it is for, the first step, the next check-in, the next commands. */
export function renderNextSteps(
  report: Report,
  ladder: Ladder,
  style: Style,
  { commands = commandsFor(report) }: ResultOptions = {},
): string {
  const steps = stepLines(report, style);
  const checkin = checkinSentence(report, style.locale);
  const about =
    report.plan.active.length === 0
      ? stageSentence(report, 'you')
      : planAim(report, ladder).sentence;
  return page(
    spaced([
      running([{ text: ended(about), paint: style.paint.accent }], style),
      steps,
      report.nextCheckin === null ? [] : running([checkin], style),
      commandLines(commands, style),
    ]),
  );
}

/**
 * The first screen, in parts: the stage, the levels and strands, the strengths; with less where rows are few. Whoever was
 * assessed before sees the bars sooner: they know what a level is, and there's more to tell.
 */
function whereYouAre(
  report: Report,
  ladder: Ladder,
  style: Style,
  last: ComparedWithLast | null,
  rows = Number.POSITIVE_INFINITY,
): string[][] {
  const levels = [...levelLines(report, ladder, style), ...sideLines(report, style)];
  const habits = strandLines(report, ladder, style);
  const legend = legendLines(report, ladder, style);
  // Together where a screen holds both.
  const bars = isNarrow(style)
    ? [[...levels, ...legend], habits]
    : [[...levels, ...(habits.length > 0 && rows >= calmRows ? [''] : []), ...habits, ...legend]];
  const headline = { text: stageSentence(report, 'you'), paint: style.paint.accent };
  const first = running([headline], style);
  const about = running(stageSentences(report, ladder, style), style);
  if (last !== null) {
    const after = [...about, ...aboutLines(report, style, false), ...last.lines];
    // To fit few screens, a comparison leaves strengths out: they are the least of the news.
    const isWhole = rows === Number.POSITIVE_INFINITY;
    const strengths = isWhole ? strengthLines(report, style, mostNamed, mostNamed) : [];
    return [[...first, ...last.changed], ...bars, after, strengths];
  }
  // Three strengths tell more than one with its example.
  const versions = [
    { summary: true, most: mostNamed, examples: mostNamed },
    ...[3, 1, 0].map((examples) => ({ summary: false, most: mostNamed, examples })),
    ...[2, 1].map((most) => ({ summary: false, most, examples: 1 })),
  ].map(({ summary, most, examples }) => [
    [...first, ...about, ...aboutLines(report, style, summary)],
    ...bars,
    strengthLines(report, style, most, examples),
  ]);
  const fits = (parts: string[][]) =>
    spaced(parts.filter((part) => part.length > 0)).length <= rows;
  // A narrow screen takes several turns anyway.
  return (isNarrow(style) ? undefined : versions.find(fits)) ?? versions[0] ?? [];
}

function stageSentences(report: Report, ladder: Ladder, { locale }: Style): string[] {
  return [
    targetSentence(report, ladder),
    ...besideTheStage(report, ladder, 'you', locale),
    aimSentence(report),
  ];
}

/** Who sees themselves higher than the plan aims learns that it can aim there. */
function aimSentence({ stage: { ownGuess }, plan: { targetLevel, isChosen } }: Report): string {
  return isChosen || ownGuess === null || ownGuess <= targetLevel ? '' : otherTarget;
}

function aboutLines(report: Report, style: Style, summary: boolean): string[] {
  const { width } = style;
  return [
    ...(summary ? flow(summaryWords(report), width, style) : []),
    ...(report.review === undefined
      ? []
      : flow([seenBySentence(report.review, report)], width, style)),
  ];
}

/** Quoted, since a summary has no subject; none where either of two levels could be right. */
function summaryWords(report: Report): string[] {
  const { level, summary } = report.stage;
  const isOpen = report.fit !== undefined || (headlineRanks(report).length > 1 && isEven(report));
  return isOpen || summary === '' ? [] : [`Level ${level} in short: “${firstSentence(summary)}”`];
}

/** Each with the person's own example, where they gave a short one: nothing shows better that they were heard. */
function strengthLines(report: Report, style: Style, most: number, examples: number): string[] {
  if (report.strengths.length === 0) return [];
  const { bullet } = glyphs(style);
  return [
    ...heading("What you're best at, by your ratings", style),
    ...strongest(report, most).flatMap(({ statement, evidence }, index) => [
      ...hang(`${bullet} `, [statement], style),
      ...exampleLines(index < examples ? (evidence[0]?.text ?? '') : '', style),
    ]),
  ];
}

/** Empty where it takes more than two lines. */
function exampleLines(text: string, style: Style): string[] {
  const words = text === '' ? [] : [{ text: `“${text}”`, paint: style.paint.dim }];
  const lines = words.length === 0 ? [] : hang('  ', words, style);
  return lines.length > 2 ? [] : lines;
}

/** The action that is due first, once something was taken today; what one does already has no date, and is no step to take. */
function stepLines({ plan, date }: Report, style: Style): string[] {
  const [first] = plan.active;
  if (first === undefined || !plan.active.some(({ since = date }) => since === date)) return [];
  const sentence = actionSentence(first);
  if (first.due === null) return labelled(['In your plan'], [sentence], style, gutter);
  const by = byWords(first.due, date, style.locale, formatNearDay);
  const label = 'Start with 1';
  return widthOf(by) < gutter
    ? labelled([label, by], [sentence], style, gutter)
    : labelled([label], [sentence, capitalised(`${by}.`)], style, gutter);
}
