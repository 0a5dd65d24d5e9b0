import { whatWasSaid } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import type { State } from '../journal/fold.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report } from '../schema/report.schema.js';
import { describeReport } from './assemble-report.js';
import { findIn } from './report-findings.js';

/**
 * The report for one day: what the latest assessment says, and the plan as it stands. A draft whose stage was
 * shown counts as an assessment. null when there is neither.
 */
export function buildReport(ladder: Ladder, state: State, today: Day): Report | null {
  const said = whatWasSaid(ladder, state, today);
  if (said === null) return null;
  const found = findIn(ladder, said, state.reviews, today);
  return describeReport(ladder, state, said, found, today);
}
