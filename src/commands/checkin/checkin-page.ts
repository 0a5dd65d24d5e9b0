import { currentAnswers } from '../../core/answers/counting-answers.js';
import type { Day } from '../../core/base/day.js';
import { agendaOf } from '../../core/checkin/agenda.js';
import { differenceSince, lastAssessment } from '../../core/history/difference.js';
import { changesIn, noChanges } from '../../core/history/sitting-changes.js';
import type { Checkin } from '../../core/journal/state.js';
import { mainMover, moversOf } from '../../core/placement/movers.js';
import { reportBefore } from '../../core/report/report-before.js';
import { checkinScreens } from '../../views/terminal/checkin-summary.js';
import type { Style } from '../../views/text/style.js';
import { type JournalState, requireReport } from '../shared/journal-state.js';

/**
 * What a check-in moved, as screens of a page. It looks at the past, which takes a while; scripts don't need it.
 *
 * @param checkin null if nothing was answered; the plan may have changed in its sitting nevertheless
 */
export function checkinPage(
  checkin: Checkin | null,
  sitting: string | undefined,
  journalState: JournalState,
  today: Day,
  style: Style,
): readonly string[] {
  const { ladder, events, state } = journalState;
  const report = requireReport(journalState);
  const changes = sitting === undefined ? noChanges : changesIn(sitting, ladder, events);
  if (checkin === null) return checkinScreens(report, ladder, { checkin, changes }, style);
  const moment = lastAssessment(ladder, events, today);
  const growth = moment === null ? null : differenceSince(ladder, moment, events, today, state);
  const isRated = state.checkins.some(
    ({ day, ratings }) => ratings.length > 0 && day >= (moment?.day ?? ''),
  );
  const before = reportBefore(checkin.sitting, ladder, events, today);
  // An earlier check-in doesn't tell what has been done since, and a correction is no check-in.
  const isLatest = checkin === state.checkins.at(-1) && !checkin.correction;
  const news = isLatest ? agendaOf(ladder, state, today, checkin.sitting).changed : null;
  const placing = currentAnswers(ladder, state, today)?.placing ?? new Map();
  const move = before === null ? 0 : report.stage.position - before.stage.position;
  const most = mainMover(moversOf(ladder, changes.ratings, placing), move);
  const summary = { checkin, changes, growth, isRated, before, most, news };
  return checkinScreens(report, ladder, summary, style);
}
