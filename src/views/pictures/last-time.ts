import type { BehaviourChange } from '../../core/history/difference.js';
import type { RatedTwice } from '../../core/history/rated-twice.js';
import { ranksThen } from '../../core/history/standing.js';
import { headlineRanks } from '../../core/placement/rival.js';
import type { LastTime } from '../../core/report/last-time.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { typeset } from '../../text/signs.js';
import { flow } from '../../text/wrap.js';
import { numberWord } from '../text/counted.js';
import { hang, page } from '../text/layout.js';
import { newAimSentences, planAim, standingInShort } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import { capitalised, counted } from '../text/words.js';

/** How a result compares with the assessment before it, and the plan's new aim; empty at the first. */
export function renderLastTime(
  lastTime: LastTime | null,
  report: Report,
  ladder: Ladder,
  style: Style,
): string {
  if (lastTime === null) return '';
  const { last, before, difference } = lastTime;
  const { stage } = report;
  const from = last.result.position.toFixed(1);
  const to = stage.position.toFixed(1);
  const { level } = last.result;
  const then = standingInShort({ level, ranks: ranksThen(last.result) });
  const now = standingInShort({ level: stage.level, ranks: headlineRanks(report) });
  const levels = then === now ? '' : `, from ${then} to ${now}`;
  const day = formatDay(last.day, style.locale);
  const sentence =
    from === to
      ? `You're at ${to}, as you were at your last assessment, on ${day}${levels}.`
      : `You went from ${from} to ${to} since your last assessment, on ${day}${levels}.`;
  const { behaviours = [], ratedTwice = null } = difference ?? {};
  const ranks = headlineRanks(report);
  const lessSure = ranks.length > ranksThen(last.result).length;
  const move = Number(to) - Number(from) || stage.level - level || (lessSure ? -1 : 0);
  const fellHere = behaviours.filter(
    ({ change, level }) => change === 'down' && level !== undefined && ranks.includes(level),
  );
  return page([
    ...flow([{ text: sentence, paint: style.paint.accent }], style.width, style),
    ...movedRatings(behaviours, move < 0, style),
    ...flow(
      [
        ratedTwice === null ? '' : ratedTwiceSentence(ratedTwice),
        ratedTwice !== null && ratedTwice.heldNow > ratedTwice.heldBefore && move < 0
          ? despiteGrowth(fellHere, lessSure)
          : '',
        carriedSentence(report),
        goneSentence(behaviours, ladder),
      ],
      style.width,
      style,
    ),
    ...flow(aimSentences(report, ladder, before), style.width, style),
    '',
  ]);
}

/** Whoever answered again wants to know what the plan aims at now, also where that stayed as it was. */
function aimSentences(report: Report, ladder: Ladder, before: Report | null): string[] {
  const news = newAimSentences(report, ladder, before);
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
  const answers = capitalised(
    `${numberWord(fell.length)} ${fell.length === 1 ? 'answer' : 'answers'}`,
  );
  const [make, pull] = fell.length === 1 ? ['makes', 'pulls'] : ['make', 'pull'];
  const effect = lessSure ? `${make} the level less sure` : `${pull} the position down`;
  return `${answers} at ${at} that fell ${effect} all the same.`;
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
  return `${capitalised(counted(carried, 'rating', 'ratings'))} from before still ${carried === 1 ? 'counts' : 'count'}.`;
}

/** Why a bar may be shorter than last time, though nothing was lost. */
function goneSentence(behaviours: readonly BehaviourChange[], { scale }: Ladder): string {
  const gone = behaviours.filter(
    ({ change, to }) => change === 'gone' && (to === null || to === 'skip'),
  ).length;
  if (gone === 0) return '';
  const are = gone === 1 ? 'is' : 'are';
  return `${capitalised(counted(gone, 'rating', 'ratings'))} from before ${scale.period}, or from an earlier role, ${are} no longer counted; career-coach assess --full asks about everything.`;
}
