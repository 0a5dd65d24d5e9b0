import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { flow } from '../../text/wrap.js';
import { hang, heading, indent, page, spaced } from '../text/layout.js';
import { pointWords, talkQuestion, theirSentences } from '../text/review-words.js';
import { stageSentence } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { commandLines } from './result.js';

/** Others' stage, the stage of all together, and what to talk about. */
export function renderReview(report: Report, ladder: Ladder, style: Style): string {
  return page(
    spaced([
      flow([stageSentence(report, 'you')], style.width, style),
      reviewLines(report, ladder, style),
      commandLines(['career-coach export --section agenda', 'career-coach plan'], style),
    ]),
  );
}

/** The review as part of a page; empty without a review. */
export function reviewLines({ review }: Report, ladder: Ladder, style: Style): string[] {
  if (review === undefined) return [];
  const points = review.talkingPoints.flatMap((point, index) => [
    ...hang(`${index + 1}. `, [point.statement], style),
    ...indent(3, [{ text: pointWords(point, ladder), paint: style.paint.dim }], style),
  ]);
  const question = flow([talkQuestion], style.width, style);
  return [
    ...heading(`Seen by ${review.by}`, style),
    ...theirSentences(review, ladder).flatMap((text) => flow([text], style.width, style)),
    ...(points.length === 0 ? [] : ['', ...heading('Worth a talk', style), ...points, ...question]),
  ];
}
