import { noSuch } from '../core/base/did-you-mean.js';
import { CoachError } from '../core/base/errors.js';
import type { Launch } from '../core/schedule.js';
import { planCalendar, planReminder } from '../core/schedule.js';
import type { ScheduleTargetName } from '../views/schedule/targets.js';
import type { World } from '../world/world.js';
import type { JournalState } from './shared/journal-state.js';
import { readJournalToGoOn, requireReport } from './shared/journal-state.js';
import type { Run } from './shared/run.js';

export const run: Run<'schedule'> = async ({ arguments: [target] }, world) => {
  const { scheduleTargets } = await import('../views/schedule/targets.js');
  const names = [...Object.keys(scheduleTargets), 'ics'];
  if (target === undefined) {
    const next = names.map((name) => `career-coach schedule ${name}`);
    throw new CoachError('usage', 'Which schedule do you want?', next);
  }
  if (!names.includes(target)) throw noSuch('schedule for', target, names, 'schedule');
  const journalState = await readJournalToGoOn(world);
  const text =
    target === 'ics'
      ? await calendarText(journalState, world)
      : await reminderText(target as ScheduleTargetName, journalState, world);
  return { json: { target, text }, page: text };
};

async function reminderText(
  target: ScheduleTargetName,
  journalState: JournalState,
  { settings, launch, today }: World,
): Promise<string> {
  const { scheduleTargets } = await import('../views/schedule/targets.js');
  const { nextCheckin } = requireReport(journalState);
  const { rhythm } = await settings();
  refuseLineBreaks(launch);
  return scheduleTargets[target].render(planReminder(launch, rhythm, nextCheckin, today));
}

/** A line break in a path would start a new line in a crontab or a comment. */
function refuseLineBreaks(launch: Launch): void {
  for (const place of Object.values(launch)) {
    if (!/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(place)) continue;
    throw new CoachError(
      'usage',
      `The path ${JSON.stringify(place)} contains a line break or another control character, which a schedule cannot hold`,
      ['use another folder: --home DIR'],
    );
  }
}

async function calendarText(
  journalState: JournalState,
  { settings, launch }: World,
): Promise<string> {
  const { rhythm } = await settings();
  const { profile } = launch;
  const calendar = planCalendar(requireReport(journalState), {
    profile,
    rhythm,
    events: journalState.events,
  });
  if (calendar.entries.length === 0) {
    throw new CoachError(
      'usage',
      'There is nothing to put into a calendar: no check-in is planned, and no active action has a due date',
      ['career-coach checkin', 'career-coach plan'],
    );
  }
  const { renderIcs } = await import('../views/schedule/ics.js');
  return renderIcs(calendar);
}
