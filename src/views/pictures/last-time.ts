import type { BehaviourChange } from '../../core/history/difference.js';
import type { RatedTwice } from '../../core/history/rated-twice.js';
import { headlineRanks, ranksThen } from '../../core/placement/rival.js';
import type { LastTime } from '../../core/report/last-time.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { typeset } from '../../text/signs.js';
import { flow } from '../../text/wrap.js';
import { numberWord } from '../text/counted.js';
import { hang, heading } from '../text/layout.js';
import {
  likelihoodSentences,
  newAimSentences,
  planAim,
  standingInShort,
} from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import { capitalised, counted } from '../text/words.js';
import { positionEnds } from './since-assessment.js';

/** How a result compares with the assessment before it: in one sentence, and what is to be told of it later. */
export interface ComparedWithLast {
  readonly sentence: string;
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
  const { last, before, difference } = lastTime;
  const { stage } = report;
  const from = last.result.position.toFixed(1);
  const to = stage.position.toFixed(1);
  const { level } = last.result;
  const { behaviours = [], ratedTwice = null } = difference ?? {};
  const ranks = headlineRanks(report);
  const lessSure = ranks.length > ranksThen(last.result).length;
  const move = Number(to) - Number(from) || stage.level - level || (lessSure ? -1 : 0);
  const fellHere = behaviours.filter(
    ({ change, level }) => change === 'down' && level !== undefined && ranks.includes(level),
  );
  const changed = [
    ...movedRatings(behaviours, move < 0, style),
    ...flow(
      [
        ratedTwice === null ? '' : ratedTwiceSentence(ratedTwice),
        ratedTwice !== null && ratedTwice.heldNow > ratedTwice.heldBefore && move < 0
          ? despiteGrowth(fellHere, lessSure)
          : '',
        move < 0 ? newAnswersSentence(behaviours, lessSure) : '',
        carriedSentence(report),
        goneSentence(behaviours, ladder),
      ],
      style.width,
      style,
    ),
  ];
  const lines = [
    ...(changed.length === 0 ? [] : heading('What has changed since then', style)),
    ...changed,
    ...flow(aimSentences(report, ladder, before), style.width, style),
  ];
  return { sentence: movedSentence(lastTime, report, ladder, style.locale), lines };
}

/** In levels where these differ: nobody knows by themselves what 3.3 is. */
function movedSentence(
  { last, before }: LastTime,
  report: Report,
  ladder: Ladder,
  locale: string | null,
): string {
  const { day, result } = last;
  const { level, position } = report.stage;
  const then = standingInShort({ level: result.level, ranks: ranksThen(result) });
  const now = standingInShort({ level, ranks: headlineRanks(report) });
  const [from, to] = [result.position.toFixed(1), position.toFixed(1)];
  const when = `your last assessment, on ${formatDay(day, locale)}`;
  if (then !== now && report.fit === undefined) {
    const moved = `Since ${when}, you went from ${then} to ${now}.`;
    // Check-ins may have moved it since then.
    const was = "before today's answers it was";
    return [moved, ...(before === null ? [] : likelihoodSentences(before, report, was))].join(' ');
  }
  return from === to
    ? `You're where you were at ${when}.`
    : `Since ${when}, you went from ${from} to ${to} ${positionEnds(ladder)}.`;
}

/** Whoever answered again wants to know what the plan aims at now, also where that stayed as it was. */
function aimSentences(report: Report, ladder: Ladder, before: Report | null): string[] {
  const news = newAimSentences(report, before);
  if (news.length > 0) return news;
  const aim = planAim(report, ladder).sentence;
  return [`${aim}. To aim at another level: career-coach plan target LEVEL`];
}

/** The others are a command away: the result itself is what people want to see. */
const mostMoved = 3;

/**
 * The ratings that moved. Those that went the way of the position come first, since they explain it, and leave a row to
 * the others; of each, those that moved most.
 */
function movedRatings(
  behaviours: readonly BehaviourChange[],
  fell: boolean,
  style: Style,
): string[] {
  const steps = behaviours.flatMap(({ statement, from, to }) =>
    typeof from === 'number' && typeof to === 'number' ? { statement, from, to } : [],
  );
  const ranked = steps.toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
  const isFirst = ({ from, to }: (typeof steps)[number]) => to < from === fell;
  const [first, others] = [ranked.filter(isFirst), ranked.filter((step) => !isFirst(step))];
  const shown = first.slice(0, others.length > 0 ? mostMoved - 1 : mostMoved);
  shown.push(...others.slice(0, mostMoved - shown.length));
  const rest = ranked.length - shown.length;
  return [
    ...shown.flatMap(({ statement, from, to }) =>
      hang(`${from} ${typeset('→', style)} ${to}  `, [statement], style),
    ),
    ...(rest > 0
      ? flow([`And ${numberWord(rest)} more: career-coach history diff`], style.width, style)
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

/** Two assessments ask different questions, so only what both asked tells growth; empty where there is nothing. */
export function ratedTwiceSentence({ rated, heldBefore, heldNow }: RatedTwice): string {
  if (rated === 0) return '';
  const both = `You rated ${counted(rated, 'behaviour', 'behaviours')} both times`;
  return heldBefore === heldNow
    ? `${both}. You do ${heldNow} of them, as many as last time.`
    : `${both}. You did ${heldBefore} of them then, and do ${heldNow} now.`;
}

/** Why the result counts more than was asked; empty where all was asked again. */
function carriedSentence({ answers }: Report): string {
  const carried = answers.filter(({ asOf }) => asOf !== undefined).length;
  if (carried === 0) return '';
  const [behaviours, of] = [
    counted(carried, 'behaviour', 'behaviours'),
    carried === 1 ? 'it' : 'them',
  ];
  return `You weren't asked about ${behaviours} this time; what you said of ${of} before still counts.`;
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
