import type { Checkin, Evidence, State } from '../journal/fold.js';

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

/**
 * Whether a check-in counts: it was brought to its end, and something was said in it. Every count on every page follows
 * this one rule.
 */
export function countsAsCheckin({ note, actions, ratings, evidence, next }: Checkin): boolean {
  const isEmpty = note === null && [actions, ratings, evidence].every(({ length }) => length === 0);
  return next !== null && !isEmpty;
}
