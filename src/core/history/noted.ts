import { type Authored, isOwn } from '../journal/own.js';
import type { Checkin, Evidence, State } from '../journal/state.js';

/**
 * Whether a line counts among what was noted since an assessment: written down after the first one, by the person, and
 * no answer's own example. Every count on every page follows this one rule.
 */
export function notedAfterAssessment({
  assessments,
}: Pick<State, 'assessments'>): (line: Pick<Evidence, 'id'> & Authored) => boolean {
  const ids = new Set(assessments.map(({ id }) => id));
  const [first] = assessments;
  return (line) =>
    first !== undefined &&
    isOwn(line) &&
    line.id > first.id &&
    !ids.has(line.id.replace(/\.\d+$/, ''));
}

/**
 * The check-ins that count: brought to their end, also with nothing but “Not yet”, and one of a day, since a note that is
 * added later belongs to it. A correction is none. Every count on every page follows this one rule.
 */
export function countedCheckins(checkins: readonly Checkin[]): readonly Checkin[] {
  const finished = checkins.filter(({ next, correction }) => next !== null && !correction);
  return [...new Map(finished.map((checkin) => [checkin.day, checkin])).values()];
}
