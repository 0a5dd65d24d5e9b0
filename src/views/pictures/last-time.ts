import { unended } from '../../core/base/sentence.js';
import type { BehaviourChange } from '../../core/history/difference.js';
import { hasGrown, type RatedTwice } from '../../core/history/rated-twice.js';
import { withoutSteps } from '../../core/journal/small-steps.js';
import { isHeld } from '../../core/placement/gaps.js';
import { weightiest } from '../../core/placement/movers.js';
import { isSmallMove, toldPosition } from '../../core/placement/placement.js';
import { headlineRanks, ranksThen } from '../../core/placement/rival.js';
import type { LastTime, MovedBack, RatingMover } from '../../core/report/last-time.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { padEnd, widthOf } from '../../text/width.js';
import { flow } from '../../text/wrap.js';
import { listed, numberWord, things } from '../text/counted.js';
import { hang, heading, running } from '../text/layout.js';
import { newAimSentences } from '../text/plan-aim.js';
import { atWords, giveOrTake, placeInShort, standingInShort } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import { capitalised, counted } from '../text/words.js';
import { positionMove, stepWords } from './since-assessment.js';
import { marksWords } from './strip.js';

/** How a result compares with the assessment before it. */
export interface ComparedWithLast {
  /** Where one was and is, and the answers that moved it: right below the headline. */
  readonly changed: readonly string[];
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
  const { before, difference, movers, movedBack } = lastTime;
  const { behaviours = [] } = difference ?? {};
  const { width } = style;
  const opening = [
    ...openingSentences(lastTime, report, ladder, style),
    movedBack ? movedBackSentence(movedBack, report, style) : betweenSentence(lastTime, report),
  ];
  const rated = behaviours.filter(({ change }) => change === 'up' || change === 'down');
  const move = report.stage.position - toldPosition(lastTime.last.result.position);
  const lists = changeLists(weightiest(movers, move !== 0), move, rated, headlineRanks(report));
  const changed = [
    ...flow(opening, width, style),
    ...lists.flatMap((list) => changeLines(list, style)),
    ...running(
      [
        otherChanges(
          rated,
          lists.flatMap(({ shown }) => shown),
        ),
      ],
      style,
    ),
  ];
  const lines = [
    ...flow([carriedSentence(report, style), goneSentence(behaviours, ladder)], width, style),
    ...flow(newAimSentences(report, before), width, style),
  ];
  return { changed, lines };
}

/** What grew and what was done; then where it led, which comes first where it is another level. */
function openingSentences(
  { last, before, difference }: LastTime,
  report: Report,
  ladder: Ladder,
  style: Style,
): string[] {
  const { done = [], noted = 0, ratedTwice = null } = difference ?? {};
  const when = `your last assessment, on ${formatDay(last.day, style.locale)}`;
  const effort = marksWords({ checkin: 0, done: withoutSteps(done).length, noted });
  const since = effort === null ? '' : `Since then: ${effort}.`;
  const from = last.result.position;
  const to = report.stage.position;
  const untilToday = before?.stage.position;
  const spread = giveOrTake(report);
  const move = (options?: { when: string }) =>
    positionMove(from, to, ladder, { ...options, untilToday, spread });
  const isApart = difference?.behaviours.some(({ strand }) => strand !== undefined) ?? false;
  const growth = (than?: string) => [
    ratedTwice === null ? '' : ratedTwiceSentence(ratedTwice, than, isApart),
    atTargetSentence(difference, report, ladder),
  ];
  if (isOtherLevel(last, report)) {
    const [was, now] = standings(last, report).map(atWords);
    return [
      `At ${when}, you were ${was}; now you're ${now}.`,
      isSmallMove(from, to) ? 'It was close both times.' : '',
      ...[move(), ...growth(), since],
    ];
  }
  // What grew is told before a number that may not have.
  if (ratedTwice !== null && hasGrown(ratedTwice)) return [...growth(`at ${when}`), since, move()];
  return [move({ when }), ...growth(), since];
}

/** What was lost at the level that one aims at: growth elsewhere would hide it. */
function atTargetSentence(
  difference: LastTime['difference'],
  { plan: { targetLevel, isChosen }, stage }: Report,
  ladder: Ladder,
): string {
  const held = (answer: BehaviourChange['to']) => Number(isHeld(ladder, answer ?? undefined));
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

/** What somebody read last, where that is neither what the last assessment said nor what this one says. */
function betweenSentence({ last, before }: LastTime, report: Report): string {
  if (before === null || before.fit !== undefined || report.fit !== undefined) return '';
  const place = placeInShort(before);
  return standings(last, report).includes(place) ? '' : inBetween(atWords(place));
}

function inBetween(where: string): string {
  return `In between, new ratings had placed you ${where}.`;
}

/** Else the ratings in between would seem to have done nothing. */
function movedBackSentence({ between, by }: MovedBack, report: Report, style: Style): string {
  const [was, now] = [between, { ...report.stage, ranks: headlineRanks(report) }].map(
    standingInShort,
  );
  const isAlike = was === now || report.fit !== undefined;
  const place = isAlike ? `at ${between.position.toFixed(1)}` : atWords(was ?? '');
  const step = stepWords(by.change, style);
  return `${inBetween(place)} Today's took that back, above all “${unended(by.change.statement)}” (${step}).`;
}

/** Rated changes under one heading. */
interface ChangeList {
  readonly title: string;
  readonly shown: readonly BehaviourChange[];
}

/** More would push the levels far down. */
const mostShown = 5;

/** What moved the position each way, that of the whole move first, and what moved it hardly or not at all. */
function changeLists(
  weighty: readonly RatingMover[],
  move: number,
  rated: readonly BehaviourChange[],
  ranks: readonly number[],
): ChangeList[] {
  const fell = move < 0 || (move === 0 && (weighty[0]?.by ?? 0) < 0);
  const ways = (fell ? (['down', 'up'] as const) : (['up', 'down'] as const)).map((way) => {
    const all = weighty.filter(({ by }) => by > 0 === (way === 'up'));
    const most = all.length > mostShown ? ' most' : '';
    return { title: `What moved you ${way}${most}`, shown: all.map(({ change }) => change) };
  });
  const known = new Set(weighty.map(({ change }) => change.behaviour));
  const rest = rated.filter(
    ({ behaviour, strand }) => strand === undefined && !known.has(behaviour),
  );
  const hardly = known.size > 0 ? 'What hardly moved you' : 'What changed, but hardly moved you';
  // Who corrects answers far below would wonder.
  const isElsewhere = rest.every(({ level }) => !ranks.includes(level ?? 0));
  const title = isElsewhere ? `${hardly} (ratings away from your level weigh little)` : hardly;
  return [...ways, { title, shown: rest }].map(({ title, shown }) => ({
    title,
    shown: shown.slice(0, mostShown),
  }));
}

function changeLines({ title, shown }: ChangeList, style: Style): string[] {
  if (shown.length === 0) return [];
  const steps = shown.map((change) => stepWords(change, style));
  const widest = Math.max(...steps.map(widthOf));
  return [
    ...heading(title, style),
    ...shown.flatMap((change, index) =>
      hang(`${padEnd(steps[index] ?? '', widest)}  `, [change.statement], style),
    ),
  ];
}

/** That habits move no level, and where the changes are that aren't shown. */
function otherChanges(
  rated: readonly BehaviourChange[],
  shown: readonly BehaviourChange[],
): string {
  const habits = rated.filter(({ strand }) => strand !== undefined);
  const count = (wanted: 'up' | 'down', word: string) => {
    const { length } = habits.filter(({ change }) => change === wanted);
    return length === 0 ? null : `${numberWord(length)} rated ${word}`;
  };
  const moved = listed([count('up', 'higher'), count('down', 'lower')]);
  return [
    moved === null ? '' : `Of your habits, ${moved}; they don't move the level.`,
    rated.every((change) => shown.includes(change)) ? '' : 'All changes: career-coach history diff',
  ]
    .join(' ')
    .trim();
}

/**
 * Two assessments ask different questions, so only what both asked tells growth; empty where there is nothing. Without
 * totals: nobody can add them up from the bars.
 *
 * @param isApart whether habits changed, too, which are not in these counts
 */
export function ratedTwiceSentence(
  { heldBefore, heldNow, lost }: RatedTwice,
  then?: string,
  isApart = false,
): string {
  const apart = isApart ? ' (habits apart)' : '';
  const gained = heldNow - heldBefore + lost;
  if (gained > 0 && lost > 0) {
    return `You do ${things(gained)} that you didn't do ${then ?? 'then'}, and no longer do ${numberWord(lost)} that you did${apart}.`;
  }
  const how = gained > 0 ? 'more ' : 'fewer ';
  return gained === lost
    ? ''
    : `You do ${things(gained + lost, how)} than ${then ?? 'you did then'}${apart}.`;
}

/** More would take the room of what has changed. */
const mostCarried = 2;

/** Why the result counts more than was asked; empty where all was asked again. */
function carriedSentence({ answers }: Report, { locale }: Style): string {
  const carried = answers.filter(({ asOf }) => asOf !== undefined);
  if (carried.length === 0) return '';
  const days = new Set(carried.map(({ asOf = '' }) => asOf));
  const [day = ''] = days;
  const [what, still] =
    carried.length === 1
      ? ['answer', "wasn't asked for again, and still counts"]
      : ['answers', "weren't asked for again, and still count"];
  const named = days.size === 1 ? `${what} from ${formatDay(day, locale)}` : `earlier ${what}`;
  const which =
    carried.length > mostCarried
      ? '. If one has changed: career-coach help correct'
      : `: ${listed(carried.map(({ statement }) => `“${unended(statement)}”`))}.`;
  return `${capitalised(numberWord(carried.length))} ${named} ${still}${which}`;
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
