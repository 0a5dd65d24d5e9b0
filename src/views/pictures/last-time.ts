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
import { newAimSentences, standingInShort } from '../text/stage-words.js';
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
  return page([
    ...flow([{ text: sentence, paint: style.paint.accent }], style.width, style),
    ...movedRatings(behaviours, style),
    ...flow(
      [
        ratedTwice === null ? '' : ratedTwiceSentence(ratedTwice),
        carriedSentence(report),
        goneSentence(behaviours, ladder),
      ],
      style.width,
      style,
    ),
    ...flow(newAimSentences(report, ladder, before), style.width, style),
    '',
  ]);
}

/** The others are a command away: the result itself is what people want to see. */
const mostMoved = 3;

/** The ratings that moved, those that moved most first. */
function movedRatings(behaviours: readonly BehaviourChange[], style: Style): string[] {
  const steps = behaviours.flatMap(({ statement, from, to }) =>
    typeof from === 'number' && typeof to === 'number' ? { statement, from, to } : [],
  );
  const ranked = steps.toSorted(
    (a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from) || b.to - b.from - (a.to - a.from),
  );
  const rest = ranked.length - mostMoved;
  return [
    ...ranked
      .slice(0, mostMoved)
      .flatMap(({ statement, from, to }) =>
        hang(`${from} ${typeset('→', style)} ${to}  `, [statement], style),
      ),
    ...(rest > 0
      ? flow([`And ${numberWord(rest)} more: career-coach history diff`], style.width, style)
      : []),
  ];
}

/** Two assessments ask different questions, so only what both asked tells growth; empty where there is nothing. */
export function ratedTwiceSentence({ rated, heldBefore, heldNow }: RatedTwice): string {
  if (rated === 0) return '';
  const both = `You do ${heldNow} of the ${counted(rated, 'behaviour', 'behaviours')} you rated both times`;
  return heldBefore === heldNow
    ? `${both}, as many as last time.`
    : `${both}; last time it was ${heldBefore}.`;
}

/** Why the result counts more than was asked; empty where all was asked again. */
function carriedSentence({ answers }: Report): string {
  const carried = answers.filter(({ asOf }) => asOf !== undefined).length;
  if (carried === 0) return '';
  return `${capitalised(counted(carried, 'earlier rating', 'earlier ratings'))} ${carried === 1 ? 'still counts, though it' : 'still count, though they'} didn't come up this time.`;
}

/** Why a bar may be shorter than last time, though nothing was lost. */
function goneSentence(behaviours: readonly BehaviourChange[], { scale }: Ladder): string {
  const gone = behaviours.filter(({ change }) => change === 'gone').length;
  if (gone === 0) return '';
  const are = gone === 1 ? 'is' : 'are';
  return `${capitalised(counted(gone, 'rating', 'ratings'))} from before ${scale.period}, or from an earlier role, ${are} no longer counted; career-coach assess --full asks about everything.`;
}
