import type { Report } from '../schema/report.schema.js';

/** So many at most give way to one with an example and the same rating. */
const mostRanked = 12;

/** What somebody does best: by rating, and of the first few with one rating those with an example before others. */
export function strongest(
  { strengths, answers }: Pick<Report, 'strengths' | 'answers'>,
  most: number,
) {
  const evidenceOf = new Map(answers.map(({ behaviour, evidence }) => [behaviour, evidence]));
  return strengths
    .toSorted((a, b) => (b.rating ?? 0) - (a.rating ?? 0))
    .slice(0, mostRanked)
    .map((strength) => ({ ...strength, evidence: examplesIn(evidenceOf.get(strength.behaviour)) }))
    .toSorted(
      (a, b) =>
        (b.rating ?? 0) - (a.rating ?? 0) ||
        Number(b.evidence.length > 0) - Number(a.evidence.length > 0),
    )
    .slice(0, most);
}

/**
 * What somebody has not done yet is no example, unless there is no other; what was noted beside a low rating, which tells
 * why it was low, is none at all.
 */
function examplesIn(lines: Report['answers'][number]['evidence'] = []) {
  const told = lines.filter(({ notHeld }) => !notHeld);
  const examples = told.filter(({ progress }) => !progress);
  return examples.length > 0
    ? examples
    : told.map((line) => ({ ...line, text: `Progress: ${line.text}` }));
}
