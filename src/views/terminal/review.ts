import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { glyphs } from '../../text/signs.js';
import { flow } from '../../text/wrap.js';
import { hang, heading, page, spaced } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { ended, levelName, stageSentence } from '../text/words.js';
import { commandLines } from './result.js';

/** A reviewer's stage, the stage of both together, and what to talk about. */
export function renderReview(report: Report, ladder: Ladder, style: Style): string {
  return page(
    spaced([
      flow([stageSentence(report, 'you')], style.width, style),
      reviewLines(report, ladder, style),
      commandLines(['career-coach export --for mentor', 'career-coach plan'], style),
    ]),
  );
}

/** The review as part of a page; empty without a review. */
export function reviewLines({ review }: Report, ladder: Ladder, style: Style): string[] {
  if (review === undefined) return [];
  const { by, level, together, talkingPoints } = review;
  const theirs =
    level === null
      ? 'Their answers are too few for a level of their own.'
      : ended(`Their answers point to ${levelName(ladder, level)}`);
  const both = ended(`Both together, by the mean of your ratings: ${levelName(ladder, together)}`);
  const { bullet } = glyphs(style);
  const points = talkingPoints.flatMap(({ statement, self, other, behaviour }) =>
    hang(`${bullet} `, [`${statement} You: ${self}. They: ${other}. (${behaviour})`], style),
  );
  return [
    ...heading(`Seen by ${by}`, style),
    ...flow([theirs, both], style.width, style),
    ...(points.length === 0
      ? flow(['Your ratings are never two or more points apart.'], style.width, style)
      : ['', ...heading('Worth talking about', style), ...points]),
  ];
}
