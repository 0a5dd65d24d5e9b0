import type { Evidence, State } from '../journal/fold.js';

/**
 * Whether a line counts among what was noted since an assessment: written down after the first one, by the person, and
 * no answer's own example. Every count on every page follows this one rule.
 */
export function notedAfterAssessment({
  assessments,
}: Pick<State, 'assessments'>): (line: Pick<Evidence, 'id' | 'fromReview'>) => boolean {
  const ids = new Set(assessments.map(({ id }) => id));
  const [first] = assessments;
  return ({ id, fromReview }) =>
    first !== undefined && !fromReview && id > first.id && !ids.has(id.replace(/\.\d+$/, ''));
}
