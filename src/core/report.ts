import type { Day } from './day.js';
import { describeReport } from './describe-report.js';
import { findIn } from './found.js';
import type { State } from './journal.js';
import type { Ladder } from './ladder.schema.js';
import type { Report } from './report.schema.js';
import { whatWasSaid } from './said.js';

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
