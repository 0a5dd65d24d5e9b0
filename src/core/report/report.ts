import { currentAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import type { State } from '../journal/state.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report } from '../schema/report.schema.js';
import { describeReport } from './assemble-report.js';
import { reportFindings } from './report-findings.js';

/**
 * The report for one day: what the latest assessment says, and the plan as it stands. Before the first assessment, a
 * draft whose stage was shown counts as one. null when there is neither.
 */
export function buildReport(ladder: Ladder, state: State, today: Day): Report | null {
  const current = currentAnswers(ladder, state, today);
  if (current === null) return null;
  const found = reportFindings(ladder, current, state, today);
  return describeReport(ladder, state, current, found, today);
}
