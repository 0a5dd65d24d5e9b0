import { bySide } from '../../core/ladder/sides.js';
import { exampleLabel, hintLabel } from '../../core/review/form.js';
import { formMark, formNote, nameLabel } from '../../core/review/form-mark.js';
import type { ReviewQuestion } from '../../core/review/questions.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { reviewIntroduction, reviewTitle, seenMeaning, whoSeesIt } from '../text/review-words.js';
import { capitalised } from '../text/words.js';
import { escapeMarkdown } from './escape.js';
import { document, paragraph, section } from './parts.js';

/** The questions as a text that can be filled in within a mail; `core/review/form.ts` reads it. */
export function renderReviewForm(
  ladder: Ladder,
  questions: readonly ReviewQuestion[],
  about: string | null,
): string {
  const { points } = ladder.scale;
  return document([
    [`# ${escapeMarkdown(reviewTitle(about))}`],
    paragraph(reviewIntroduction(questions.length, about, ladder)),
    paragraph(
      `Put a number from 1 to ${points.length} between the square brackets of each line. Where you can't say, leave them empty or put “?”. An example helps more than a number, and is optional.`,
    ),
    points.map(
      (point) => `${point.value}. ${escapeMarkdown(`${point.label}: ${seenMeaning(point)}`)}`,
    ),
    // It has no id, so it's never read as an answer, and its words lean towards no question.
    [
      'A line that is filled in looks like this:',
      '',
      `- [${ladder.scale.held}] Answers another team's question within the day.`,
      `  ${exampleLabel} In May we had their answer within an hour.`,
    ],
    paragraph(whoSeesIt(about)),
    [nameLabel],
    ...section(
      'Questions',
      bySide(ladder, questions, ({ id }) => id).flatMap(({ label, items }) => {
        const lines = items.map(({ id, statement, looksLike }) => [
          `- [ ] ${escapeMarkdown(statement)} (${id})`,
          ...(looksLike === null ? [] : [`  ${hintLabel} ${escapeMarkdown(looksLike)}`]),
          `  ${exampleLabel}`,
        ]);
        return label === null ? lines : section(capitalised(label), lines, 3);
      }),
    ),
    paragraph(formNote),
    [`${formMark} ${ladder.id}`],
  ]);
}
