import { addMonths, type Day } from '../base/day.js';
import type { Action, Report } from '../schema/report.schema.js';

/** What is due on the day of a report. */

/** An assessment that is older than so many months is worth doing again. */
const monthsOfAssessment = 6;

/** Whether the date of an action has passed. */
export function isLate({ due }: Pick<Action, 'due'>, today: Day): boolean {
  return due !== null && due < today;
}

/** Whether a check-in is due on the report's day. */
export function isCheckinDue({ nextCheckin, date }: Pick<Report, 'nextCheckin' | 'date'>): boolean {
  return nextCheckin !== null && nextCheckin <= date;
}

/** Whether the assessment is so old that another one would tell more than check-ins do. */
export function isAssessmentOld({ basis, date }: Pick<Report, 'basis' | 'date'>): boolean {
  return basis !== undefined && addMonths(basis.assessed, monthsOfAssessment) <= date;
}
