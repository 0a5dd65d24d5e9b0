import { unended } from '../../core/base/sentence.js';
import type { BehaviourChange } from '../../core/history/difference.js';
import { hasGrown, type RatedTwice } from '../../core/history/rated-twice.js';
import { withoutSteps } from '../../core/journal/small-steps.js';
import { headlineRanks, ranksThen } from '../../core/placement/rival.js';
import type { LastTime, MovedBack, WithoutNew } from '../../core/report/last-time.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { typeset } from '../../text/signs.js';
import { flow } from '../../text/wrap.js';
import { listed, numberWord } from '../text/counted.js';
import { hang, running } from '../text/layout.js';
import { newAimSentences } from '../text/plan-aim.js';
import { atWords, standingInShort } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import { capitalised, counted } from '../text/words.js';
import {
  isSmallRise,
  movedBackWords,
  positionEnds,
  pulledDownSentence,
  whatDecides,
} from './since-assessment.js';
import { marksWords } from './strip.js';

/** How a result compares with the assessment before it. */
export interface ComparedWithLast {
  /** Where one was and is, and so many of the ratings that moved: right below the headline. */
  readonly changed: (most: number) => readonly string[];
  /** What counts without being asked for, what counts no more, and a new aim of the plan. */
  readonly lines: readonly string[];
}

/** With the plan's new aim; null at the first assessment. */
export function compareWithLast(
  lastTime: LastTime | null,
  report: Report,
  ladder: Ladder,
  style: Style,
): ComparedWithLast | null {
  if (lastTime === null) return null;
  const { last, before, difference, withoutNew, movedBack } = lastTime;
  const { stage } = report;
  const from = last.result.position.toFixed(1);
  const to = stage.position.toFixed(1);
  const { level } = last.result;
  const { behaviours = [], ratedTwice = null, pulledDown } = difference ?? {};
  const ranks = headlineRanks(report);
  const lessSure = ranks.length > ranksThen(last.result).length;
  const move = Number(to) - Number(from) || stage.level - level || (lessSure ? -1 : 0);
  const fellHere = behaviours.filter(
    ({ change, level }) => change === 'down' && level !== undefined && ranks.includes(level),
  );
  const why = difference === null || move >= 0 ? '' : pulledDownSentence(difference, style);
  const { width } = style;
  const grew = ratedTwice !== null && hasGrown(ratedTwice);
  const growth = ratedTwice === null ? '' : ratedTwiceSentence(ratedTwice);
  // At the same level, what grew is told before a number that may not have.
  const leading = grew && !isOtherLevel(last, report) ? ratedTwice : null;
  const isSlow = leading !== null && isSmallRise(move);
  const opening = openingSentences(lastTime, leading, isSlow, report, ladder, style);
  const changed = (most: number) => [
    ...flow(opening, width, style),
    ...flow(movedBack ? [movedBackSentence(movedBack, report, ladder, style)] : [], width, style),
    ...movedRatings(
      behaviours.filter(
        ({ behaviour }) => why === '' || !pulledDown?.behaviours.includes(behaviour),
      ),
      move < 0,
      most,
      style,
    ),
    ...flow(
      [
        leading ? '' : `${growth} ${atTargetSentence(lastTime, report, ladder)}`.trim(),
        why,
        why === '' && grew && move < 0 ? despiteGrowth(fellHere, lessSure) : '',
        why === '' && move < 0 ? newAnswersSentence(behaviours, lessSure) : '',
        withoutNew === null ? '' : withoutNewSentence(withoutNew, report),
        move < 0 && isOtherLevel(last, report) ? whatDecides : '',
      ],
      width,
      style,
    ),
  ];
  const lines = [
    ...flow([carriedSentence(report), goneSentence(behaviours, ladder)], width, style),
    ...flow(newAimSentences(report, before), width, style),
  ];
  return { changed, lines };
}

/**
 * What grew and what was done; then where it led, which comes first where it is another level.
 *
 * @param isSlow whether the position hardly rose, so that its number stays out
 */
function openingSentences(
  lastTime: LastTime,
  growth: RatedTwice | null,
  isSlow: boolean,
  report: Report,
  ladder: Ladder,
  style: Style,
): string[] {
  const { last, difference } = lastTime;
  const { done = [], noted = 0 } = difference ?? {};
  const work = marksWords({ checkin: 0, done: withoutSteps(done).length, noted });
  const when = `your last assessment, on ${formatDay(last.day, style.locale)}`;
  const moved = (day: string | null) => movedSentence(last, report, ladder, day);
  const since = work === null ? '' : `Since then: ${work}.`;
  if (growth !== null)
    return [
      ratedTwiceSentence(growth, `at ${when}`),
      atTargetSentence(lastTime, report, ladder),
      since,
      isSlow ? leanSentence(last, report, 'then') : moved(null),
    ];
  return work === null || isOtherLevel(last, report)
    ? [moved(when), since]
    : [`Since ${when}: ${work}.`, moved(null)];
}

/** What was lost at the level that one aims at: growth elsewhere would hide it. */
function atTargetSentence(
  { difference }: LastTime,
  { plan: { targetLevel, isChosen }, stage }: Report,
  { scale }: Ladder,
): string {
  const held = (answer: unknown) => Number(typeof answer === 'number' && answer >= scale.held);
  const rated = (difference?.behaviours ?? []).filter(
    ({ level, change }) => level === targetLevel && (change === 'up' || change === 'down'),
  );
  const fewer = rated.reduce((sum, { from, to }) => sum + held(from) - held(to), 0);
  if (!isChosen || targetLevel <= stage.level || fewer <= 0) return '';
  return `At level ${targetLevel}, your target, you do ${numberWord(fewer)} fewer.`;
}

/** Where one stood at the last assessment, and where one stands now. */
function standings({ result }: Pick<LastTime['last'], 'result'>, report: Report) {
  const then = standingInShort({ level: result.level, ranks: ranksThen(result) });
  const now = standingInShort({ level: report.stage.level, ranks: headlineRanks(report) });
  return [then, now] as const;
}

function isOtherLevel(last: Pick<LastTime['last'], 'result'>, report: Report): boolean {
  const [then, now] = standings(last, report);
  return then !== now && report.fit === undefined;
}

/**
 * In levels where these differ: nobody knows by themselves what 3.3 is.
 *
 * @param when null: it was told just before, beside what grew or was done
 */
function movedSentence(
  { result }: LastTime['last'],
  report: Report,
  ladder: Ladder,
  when: string | null,
): string {
  const [from, to] = [result.position.toFixed(1), report.stage.position.toFixed(1)];
  if (isOtherLevel({ result }, report)) {
    const [then, now] = standings({ result }, report);
    return `At ${when}, you were ${atWords(then)}; now you're ${atWords(now)}.`;
  }
  const lean = leanSentence({ result }, report, when === null ? 'then' : `at ${when}`);
  if (lean !== '') return lean;
  // Beside what grew, a number that is the same would only belittle that.
  if (from === to) return when === null ? '' : `You're at ${to}, the same as at ${when}.`;
  const since = when === null ? 'You' : `Since ${when}, you`;
  return `${since} went from ${from} to ${to} ${positionEnds(ladder)}.`;
}

/** Between the same two levels as last time, how the upper one moved, without a claim that it is the one; else empty. */
function leanSentence(
  last: Pick<LastTime['last'], 'result'>,
  report: Report,
  when: string,
): string {
  const [then, now] = [last.result.level, report.stage.level];
  if (headlineRanks(report).length < 2 || then === now || isOtherLevel(last, report)) return '';
  const [level, how] = now > then ? [now, 'more'] : [then, 'less'];
  return `Level ${level} is ${how} likely than it was ${when}.`;
}

/** Else the new ratings would seem to have done nothing: the same rating stands at both ends. */
function movedBackSentence(
  { ratings, ...between }: MovedBack,
  report: Report,
  ladder: Ladder,
  style: Style,
): string {
  const [then, now] = [between, { ...report.stage, ranks: headlineRanks(report) }].map(
    standingInShort,
  );
  const isAlike = then === now || report.fit !== undefined;
  const place = isAlike ? `at ${between.position.toFixed(1)}` : atWords(then ?? '');
  return `In between, new ratings had placed you ${place}. Today's ${movedBackWords(ratings, ladder, style)} took that back.`;
}

/**
 * The ratings that moved. Those that went the way of the position come first, since they explain it, and leave a row to
 * the others; of each, those that moved most.
 */
function movedRatings(
  behaviours: readonly BehaviourChange[],
  fell: boolean,
  mostMoved: number,
  style: Style,
): string[] {
  const steps = behaviours.flatMap(({ statement, from, to }) =>
    typeof from === 'number' && typeof to === 'number' ? { statement, from, to } : [],
  );
  const ranked = steps.toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
  const isFirst = ({ from, to }: (typeof steps)[number]) => to < from === fell;
  const [first, others] = [ranked.filter(isFirst), ranked.filter((step) => !isFirst(step))];
  // A fall beside rises is named in any case.
  const least = fell || others.length === 0 ? mostMoved : Math.max(mostMoved, 2);
  // The line for one more takes the place of that one.
  const most = ranked.length === least + 1 ? ranked.length : least;
  const shown = first.slice(0, others.length > 0 ? Math.max(1, most - 1) : most);
  shown.push(...others.slice(0, most - shown.length));
  const rest = ranked.filter((step) => !shown.includes(step));
  return [
    ...shown.flatMap(({ statement, from, to }) =>
      hang(`${from} ${typeset('→', style)} ${to}  `, [statement], style),
    ),
    ...(rest.length > 0
      ? running(
          [`And ${counted(rest.length, 'more change', 'more changes')}: career-coach history diff`],
          style,
        )
      : []),
  ];
}

/** Why the position or its sureness fell although more is done; empty where no answer at the level fell. */
function despiteGrowth(fell: readonly BehaviourChange[], lessSure: boolean): string {
  if (fell.length === 0) return '';
  const ranks = [...new Set(fell.map(({ level = 0 }) => level))].sort((a, b) => a - b);
  const at = `${ranks.length === 1 ? 'level' : 'levels'} ${ranks.join(' and ')}`;
  const answers = `${numberWord(fell.length)} ${fell.length === 1 ? 'answer' : 'answers'}`;
  const effect = lessSure ? 'makes the level less sure' : 'pulls the position down';
  return `But ${answers} at ${at} fell, and that ${effect}.`;
}

/** Why the position or its sureness fell although no rating did; empty where another reason is told. */
function newAnswersSentence(behaviours: readonly BehaviourChange[], lessSure: boolean): string {
  const isLow = ({ change, held }: BehaviourChange) => change === 'new' && !held;
  if (behaviours.some(({ change }) => change === 'down') || !behaviours.some(isLow)) return '';
  return `None of your ratings fell; what you rated for the first time ${lessSure ? 'makes the level less sure' : 'pulls the position down'}.`;
}

/** How much of a move comes from questions that weren't asked before; empty where it's nothing. */
function withoutNewSentence({ count, ...without }: WithoutNew, report: Report): string {
  const now = standingInShort({ level: report.stage.level, ranks: headlineRanks(report) });
  const then = standingInShort(without);
  const [from, to] = [without.position.toFixed(1), report.stage.position.toFixed(1)];
  if (report.fit !== undefined || (then === now && from === to)) return '';
  const it = count === 1 ? 'it' : 'them';
  const rated = `You rated ${counted(count, 'behaviour', 'behaviours')} of the levels for the first time`;
  return then === now
    ? `${rated}. Without ${it}, you'd be at ${from} instead of ${to}.`
    : `${rated}. Without ${it}, you'd be ${then.startsWith('level') ? 'at ' : ''}${then}.`;
}

/**
 * Two assessments ask different questions, so only what both asked tells growth; empty where there is nothing. Without
 * totals: nobody can add them up from the bars.
 */
export function ratedTwiceSentence(twice: RatedTwice, then = 'you did then'): string {
  const more = Math.abs(twice.heldNow - twice.heldBefore);
  if (more === 0) return '';
  const than = hasGrown(twice) ? 'more' : 'fewer';
  return `You do ${numberWord(more)} ${than} ${more === 1 ? 'thing' : 'things'} than ${then}.`;
}

/** More would take the room of what has changed. */
const mostCarried = 2;

/** Why the result counts more than was asked; empty where all was asked again. */
function carriedSentence({ answers }: Report): string {
  const carried = answers.filter(({ asOf }) => asOf !== undefined);
  if (carried.length === 0) return '';
  const counts = carried.length === 1 ? 'counts' : 'count';
  const which =
    carried.length > mostCarried
      ? '.'
      : `: ${listed(carried.map(({ statement }) => `“${unended(statement)}”`))}.`;
  return `${capitalised(numberWord(carried.length))} of your earlier answers still ${counts}${which}`;
}

/** Why a bar may be shorter than last time, though nothing was lost. */
function goneSentence(behaviours: readonly BehaviourChange[], { scale }: Ladder): string {
  const gone = behaviours.filter(
    ({ change, to }) => change === 'gone' && (to === null || to === 'skip'),
  ).length;
  if (gone === 0) return '';
  const [no, they] = gone === 1 ? ['no longer counts', "it's"] : ['no longer count', "they're"];
  return `${capitalised(counted(gone, 'rating', 'ratings'))} ${no}: ${they} from before ${scale.period}, or from an earlier role. To be asked about everything: career-coach assess --full`;
}
