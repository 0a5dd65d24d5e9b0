import type { DatedAnswer } from '../../core/answers/answers-over-time.js';
import { unended } from '../../core/base/sentence.js';
import { shownOf } from '../../core/base/shown-of.js';
import type { Evidence } from '../../core/journal/state.js';
import type { PlacedBehaviour } from '../../core/ladder/find-in-ladder.js';
import { findLevel, statementOf } from '../../core/ladder/find-in-ladder.js';
import { mostReasons } from '../../core/placement/findings.js';
import { markedRanks, thinLevels } from '../../core/placement/rival.js';
import type { ratingsByOthers } from '../../core/review/describe-review.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { glyphs } from '../../text/signs.js';
import { flow } from '../../text/wrap.js';
import { heldWords } from '../text/bars.js';
import { besideTheStage } from '../text/beside-stage.js';
import { numberWord } from '../text/counted.js';
import { enoughTitle, expectedFirst } from '../text/gap-labels.js';
import { commandLines, hang, heading, page, running, spaced } from '../text/layout.js';
import { targetSentence } from '../text/plan-aim.js';
import { othersRatings, saidInView } from '../text/review-words.js';
import { giveOrTake, levelList, levelPercents, stageSentence } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import { answerWords, asOfWords, ended, percentWords, positionEnds } from '../text/words.js';
import { behaviourPage } from './ladder.js';
import { comparedLines, talkLines } from './review.js';

/** Behaviours that are shown of each kind: two pages are enough. */
const mostNamed = 3;
/** Cells of the longest bar of a reason. */
const longestBar = 8;

/** The answers that decided the stage, and what would change it. */
export function renderWhy(report: Report, ladder: Ladder, style: Style): string {
  const { width } = style;
  const thin = thinLevels(report.fit);
  return page(
    spaced([
      flow(
        [
          stageSentence(report, 'you'),
          targetSentence(report, ladder),
          ...besideTheStage(report, ladder, 'you', style.locale),
        ],
        width,
        style,
      ),
      // Whoever asked for a second view wants to see that before anything else.
      talkLines(report, ladder, style),
      // The probabilities of levels say little about somebody whom one level does not describe.
      ...(report.fit === undefined
        ? [probabilityLines(report, ladder, style)]
        : misfitParts(report, style)),
      ...(thin === null ? reasonParts(report, ladder, style) : []),
      ...(report.fit === undefined ? [changeLines(report, ladder, style)] : []),
      exampleLines(report, ladder, style),
      comparedLines(report, ladder, style),
      commandLines(nextCommands(report), style),
    ]),
  );
}

function nextCommands({ stage, gaps, plan, fit, review }: Report): string[] {
  const thin = thinLevels(fit);
  const ladder = `career-coach ladder ${thin?.strong ?? stage.level}`;
  const why = ({ behaviour }: { readonly behaviour: string }) => `career-coach why ${behaviour}`;
  // A second view comes first, and stands on this page.
  const [point] = review?.talkingPoints ?? [];
  if (point !== undefined) return [why(point), ladder];
  // What the plan begins with is what one wants to know more about.
  const begin = plan.active.find(({ behaviour }) => behaviour !== null)?.behaviour;
  const gap = gaps.find(({ behaviour }) => behaviour === begin) ?? gaps[0];
  return gap === undefined ? [ladder] : [`${why(gap)}, about “${unended(gap.statement)}”`, ladder];
}

export interface BehaviourHistory {
  readonly placed: PlacedBehaviour;
  /** Oldest first. */
  readonly answers: readonly DatedAnswer[];
  /** The person's own. */
  readonly evidence: readonly Evidence[];
  /** What others wrote in second views. */
  readonly said: readonly Evidence[];
  /** How others rate it. */
  readonly seen: ReturnType<typeof ratingsByOthers>;
}

/** A behaviour with the person's answers and evidence. */
export function renderBehaviour(
  { placed, answers, evidence, said, seen }: BehaviourHistory,
  ladder: Ladder,
  style: Style,
): string {
  const { bullet } = glyphs(style);
  const line = (day: string, text: string) =>
    hang(`${bullet} `, [`${formatDay(day, style.locale)}: ${text}`], style);
  const answered = answers.flatMap(({ day, answer }) => line(day, answerWords(answer, ladder)));
  const backing = evidence.flatMap(({ date, text }) => line(date, text));
  return page(
    behaviourPage(ladder, placed, style, [
      part('Your answers', answered.length > 0 ? answered : ['Not asked yet.'], style),
      part('Your notes', backing.length > 0 ? backing : running(['None yet.'], style), style),
      part(
        'What others said',
        [
          ...othersRatings(seen, ladder, style.locale),
          ...said.map((words) => saidInView(words, style.locale)),
        ].flatMap((words) => hang(`${bullet} `, [words], style)),
        style,
      ),
    ]),
  );
}

function part(title: string, lines: readonly string[], style: Style): string[] {
  return lines.length === 0 ? [] : [...heading(title, style), ...lines];
}

/** Each level with its probability. Only this page and the person's own export show percentages. */
function probabilityLines(report: Report, ladder: Ladder, style: Style): string[] {
  const { stage } = report;
  const { full, pointer } = glyphs(style);
  const widest = `${stage.posterior.length}`.length;
  const percents = levelPercents(report);
  const marked = markedRanks(report);
  const rows = stage.posterior.flatMap((probability, index) => {
    const rank = `${index + 1}`.padStart(widest);
    const sign = marked.includes(index + 1) ? pointer : ' ';
    const bar = style.plain ? '' : `${full.repeat(Math.round(probability * 20))} `;
    const percent = percentWords((percents[index] ?? 0) / 100, '<', '>').padStart(5);
    const title = findLevel(ladder, index + 1)?.title ?? '';
    return hang(`${sign} ${rank} ${percent} `, [`${bar}${title}`], style);
  });
  const together =
    stage.cappedBy === null
      ? []
      : [`“At least level ${stage.level}” means level ${stage.level} and all above it together.`];
  const told = [stage.position.toFixed(1), giveOrTake(report)].filter(Boolean).join(', ');
  const position = `You're at ${told} ${positionEnds(ladder)}.`;
  return part(
    'How likely each level is (rounded)',
    [...rows, ...running([...together, position], style)],
    style,
  );
}

/** Where levels do not build on each other, the answers that show strength high up, and what is thin below. */
function misfitParts({ fit, strengths, gaps, levels = [] }: Report, style: Style): string[][] {
  const remark =
    "The levels of the ladder build on each other. Your answers don't, so it means little here how likely each level is.";
  const thin = thinLevels(fit);
  const introduction = running([remark], style);
  if (thin === null) return [introduction];
  const rated = ({ rating, statement }: { rating: number | null; statement: string }) =>
    hang('', [`${rating ?? 'Earlier'}: ${statement}`], style);
  const strong = strengths.filter(({ level }) => level === thin.strong).slice(0, mostNamed);
  const counts = levels
    .filter(({ rank, rated: of }) => thin.thinAt.includes(rank) && of > 0)
    .map(({ rank, held, rated: of }) => `${held} of ${of} at level ${rank}`);
  const missing = gaps.filter(({ level, noOpportunity }) => level !== undefined && !noOpportunity);
  return [
    introduction,
    part(`What shows that you are strong at level ${thin.strong}`, strong.flatMap(rated), style),
    part(
      `Where you are thin: ${levelList(thin.thinAt)}`,
      [
        ...running([`You do ${counts.join(', ')}. These answers count most:`], style),
        ...missing.slice(0, mostNamed).flatMap(rated),
      ],
      style,
    ),
  ];
}

function reasonParts(report: Report, ladder: Ladder, style: Style): string[][] {
  const { why, stage, answers } = report;
  const answered = new Map(answers.map((answer) => [answer.behaviour, answer]));
  if (why.answers.length === 0) return [];
  const largest = Math.max(...why.answers.map(({ weight }) => Math.abs(weight)), 1e-9);
  const roundedCells = (weight: number) => Math.round((Math.abs(weight) / largest) * longestBar);
  const cellsOf = (weight: number) => Math.max(1, roundedCells(weight));
  const reasonsFor = (sign: 1 | -1) => {
    const all = why.answers.filter(({ weight }) => weight * sign > 0);
    // Many that are not named may outweigh a few that are; what has no bar counts for next to nothing.
    const { shown, rest } = shownOf(
      all.filter(({ weight }) => roundedCells(weight) > 0),
      mostReasons,
    );
    return { named: all.slice(0, Math.max(shown.length, mostReasons)), rest };
  };
  const shown = [...reasonsFor(-1).named, ...reasonsFor(1).named];
  const isAlike = new Set(shown.map(({ weight }) => cellsOf(weight))).size === 1;
  const isDrawn = !style.plain && !isAlike;
  const isLow = ({ rating, earlier }: (typeof shown)[number]) =>
    !earlier && rating < ladder.scale.held;
  const reasons = (sign: 1 | -1, rank: number) => {
    const { named, rest } = reasonsFor(sign);
    // Else a statement of a high level stands under the name of a low one, and nobody sees why.
    const speaksForLower = sign === 1 ? stage.level < why.rival : why.rival < stage.level;
    const title =
      speaksForLower && named.every(isLow)
        ? `What speaks against level ${Math.max(stage.level, why.rival)}: what you rated below ${ladder.scale.held}`
        : `What speaks for level ${rank}`;
    const rows = [
      ...named.flatMap(({ behaviour, weight, rating, earlier, statement }) => {
        const asOf = asOfWords(answered.get(behaviour), style.locale);
        const bar = `${glyphs(style).full.repeat(cellsOf(weight)).padEnd(longestBar)} `;
        const text = `${earlier ? 'Earlier' : rating}${asOf}: ${statement}`;
        return hang(isDrawn ? bar : '', [text], style);
      }),
      ...running(rest === 0 ? [] : [`and ${numberWord(rest)} more`], style),
    ];
    return part(title, rows, style);
  };
  const order = isAlike
    ? 'These answers count about alike.'
    : isDrawn
      ? 'The longer the bar, the more it counts.'
      : 'What counts most comes first.';
  const introduction = `${order} The number is your rating.`;
  return [
    running([{ text: introduction, paint: style.paint.dim }], style),
    reasons(1, stage.level),
    reasons(-1, why.rival),
  ];
}

/** In the order of the plan, each with its action there, so that result, plan and this page tell one story. */
function changeLines(report: Report, ladder: Ladder, style: Style): string[] {
  const { why, gaps, plan } = report;
  const { wouldChange } = why;
  if (wouldChange === null) return [];
  const { bullet } = glyphs(style);
  const order = [
    ...plan.active.map(({ behaviour }) => behaviour),
    ...gaps.map((gap) => gap.behaviour),
  ];
  const placeOf = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  const rows = wouldChange
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .flatMap((id) => {
      const [statement = id] = statementsOf([id], ladder);
      const action = plan.active.find(({ behaviour }) => behaviour === id);
      const inPlan =
        action === undefined
          ? []
          : [
              {
                text: `In your plan: ${action.number} ${ended(action.title)}`,
                paint: style.paint.dim,
              },
            ];
      return hang(`${bullet} `, [statement, ...inPlan], style);
    });
  const each = wouldChange.length === 1 ? 'this' : 'each of these';
  return part(
    `${enoughTitle(report, ladder.levels.length)}: a rating of ${heldWords(ladder.scale)} for ${each}`,
    rows.length === 0 ? [] : [...rows, ...running([ifAllElseStays, expectedFirst(report)], style)],
    style,
  );
}

/** What falls in the meantime counts, too. */
const ifAllElseStays = "That's one way; it holds if your other answers stay as they are.";

function statementsOf(ids: readonly string[], ladder: Ladder): string[] {
  return ids.map((id) => statementOf(ladder, id) ?? id);
}

function moreWanted(count: number): string[] {
  if (count === 0) return [];
  return [
    count === 1 ? 'One more would help most here:' : 'One more would help most for any of these:',
  ];
}

/** Examples as progress: how far they carry, and where one more helps most. */
function exampleLines({ evidenced, stage, fit }: Report, ladder: Ladder, style: Style): string[] {
  if (evidenced === null || evidenced.examples === 0) return [];
  const { examples, held, level } = evidenced;
  const done = `You've given an example for ${examples} of the ${held} things you do.`;
  // A lower level would read as a verdict, though it only means that few examples are there.
  const carried =
    level === stage.level && level > 1 && fit === undefined
      ? ` If only ${examples === 1 ? 'that one' : 'those'} counted, you'd still be at level ${level}.`
      : '';
  const wanted = statementsOf(evidenced.wants.slice(0, mostNamed), ladder);
  return [
    ...heading('Your examples', style),
    ...running([`${done}${carried}`, ...moreWanted(wanted.length)], style),
    ...wanted.flatMap((statement) => hang(`${glyphs(style).bullet} `, [statement], style)),
  ];
}
