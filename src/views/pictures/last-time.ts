import { answersOf } from '../../core/history/changes.js';
import type { RatedTwice } from '../../core/history/rated-twice.js';
import { notRatedNow, ratedTwice } from '../../core/history/rated-twice.js';
import { ranksThen } from '../../core/history/standing.js';
import type { Assessment } from '../../core/journal/fold.js';
import type { Answer } from '../../core/ladder/answers.js';
import { headlineRanks } from '../../core/placement/rival.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { flow } from '../../text/wrap.js';
import { page } from '../text/layout.js';
import { newAimSentences, standingInShort } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import { counted } from '../text/words.js';

/**
 * How a result compares with the assessment before it, and the plan's new aim; empty at the first.
 *
 * @param reportBefore today's report without this assessment
 */
export function renderLastTime(
  last: Pick<Assessment, 'day' | 'result' | 'answers'> | undefined,
  report: Report,
  ladder: Ladder,
  style: Style,
  reportBefore: Report | null = null,
): string {
  const { stage, answers } = report;
  if (last === undefined) return '';
  const from = last.result.position.toFixed(1);
  const to = stage.position.toFixed(1);
  const { level } = last.result;
  const before = standingInShort({ level, ranks: ranksThen(last.result) });
  const now = standingInShort({ level: stage.level, ranks: headlineRanks(report) });
  const levels = before === now ? '' : `, from ${before} to ${now}`;
  const since = `since your last assessment, on ${formatDay(last.day, style.locale)}`;
  const sentence =
    from === to
      ? `You're at ${to}, as you were at your last assessment, on ${formatDay(last.day, style.locale)}${levels}.`
      : `You went from ${from} to ${to} ${since}${levels}.`;
  const rated = answersOf(last);
  const today = new Map(
    answers.map(({ behaviour, rating, earlier }): [string, Answer] => [
      behaviour,
      earlier ? 'earlier' : (rating ?? 'skip'),
    ]),
  );
  return page([
    ...flow([{ text: sentence, paint: style.paint.accent }], style.width, style),
    ...flow(
      [
        ratedTwiceSentence(ratedTwice(ladder, rated, today)),
        notNowSentence(notRatedNow(rated, today)),
      ],
      style.width,
      style,
    ),
    ...flow(newAimSentences(report, ladder, reportBefore), style.width, style),
    '',
  ]);
}

/** Two assessments ask different questions, so only what both asked tells growth; empty where there is nothing. */
export function ratedTwiceSentence({ rated, heldBefore, heldNow }: RatedTwice): string {
  if (rated === 0) return '';
  const both = `You do ${heldNow} of the ${counted(rated, 'behaviour', 'behaviours')} you rated both times`;
  return heldBefore === heldNow
    ? `${both}, as many as last time.`
    : `${both}; last time it was ${heldBefore}.`;
}

/** Why a bar may be shorter than last time, though nothing was lost; empty where all was asked again. */
function notNowSentence(count: number): string {
  if (count === 0) return '';
  const [what, leave] = count === 1 ? ['One rating', "isn't"] : [`${count} ratings`, "aren't"];
  return `${what} of last time ${leave} counted, because other questions came up now: career-coach assess --full asks about everything.`;
}
