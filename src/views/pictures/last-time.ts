import { answersOf } from '../../core/history/changes.js';
import type { RatedTwice } from '../../core/history/rated-twice.js';
import { ratedTwice } from '../../core/history/rated-twice.js';
import type { Assessment } from '../../core/journal/fold.js';
import type { Answer } from '../../core/ladder/answers.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { flow } from '../../text/wrap.js';
import { page } from '../text/layout.js';
import { newAimSentences } from '../text/stage-words.js';
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
  const before = last.result.position.toFixed(1);
  const now = stage.position.toFixed(1);
  const levels =
    last.result.level === stage.level
      ? ''
      : `, from level ${last.result.level} to level ${stage.level}`;
  const since = `since your last assessment, on ${formatDay(last.day, style.locale)}`;
  const sentence =
    before === now
      ? `You're at ${now}, as you were at your last assessment, on ${formatDay(last.day, style.locale)}${levels}.`
      : `You went from ${before} to ${now} ${since}${levels}.`;
  const today = new Map(
    answers.map(({ behaviour, rating, earlier }): [string, Answer] => [
      behaviour,
      earlier ? 'earlier' : (rating ?? 'skip'),
    ]),
  );
  return page([
    ...flow([{ text: sentence, paint: style.paint.accent }], style.width, style),
    ...flow([ratedTwiceSentence(ratedTwice(ladder, answersOf(last), today))], style.width, style),
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
