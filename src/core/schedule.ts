import type { Day } from './base/day.js';
import { weekdayOf } from './base/day.js';
import type { Event } from './schema/events.schema.js';
import type { Action, Report } from './schema/report.schema.js';

/** How this program was started, as absolute paths: what somebody who starts it later has to say. */
export interface Launch {
  /** The Node that runs it. */
  readonly node: string;
  /** The program's file. */
  readonly program: string;
  /** The folder of all profiles. */
  readonly home: string;
  /** The name of the profile. */
  readonly profile: string;
}

/** What a reminder needs to know. */
export interface Reminder {
  readonly launch: Launch;
  readonly today: Day;
  /** Days from one check-in to the next. */
  readonly rhythm: number;
  /** null: none is planned. */
  readonly nextCheckin: Day | null;
  /**
   * The day of the week on which to look whether a check-in is due, 0 for Sunday; null: every day. A rhythm of whole
   * weeks needs one look a week.
   */
  readonly weekday: number | null;
}

/** When to look, from the person's rhythm and their next check-in. */
export function planReminder(
  launch: Launch,
  rhythm: number,
  nextCheckin: Day | null,
  today: Day,
): Reminder {
  const weekday = rhythm % 7 === 0 ? weekdayOf(nextCheckin ?? today) : null;
  return { launch, today, rhythm, nextCheckin, weekday };
}

/** One entry of a calendar, a whole day. */
export interface CalendarEntry {
  /** The same for the same thing each time it is exported, whatever other journals were merged in between. */
  readonly uid: string;
  readonly day: Day;
  /** It comes again after so many days; null: once. */
  readonly everyDays: number | null;
  /** The action that is due; null: a check-in. */
  readonly action: Action | null;
}

/** What a calendar file holds. */
export interface Calendar {
  readonly today: Day;
  /** Rises with every change, so that an import knows the newer of two: seconds since 2020. */
  readonly revision: number;
  readonly entries: readonly CalendarEntry[];
}

/** What a calendar is made from, besides the report. */
export interface CalendarFacts {
  /** The name of the profile. */
  readonly profile: string;
  /** Days from one check-in to the next. */
  readonly rhythm: number;
  /** Those that were taken back included: an action that is taken again is the same entry. */
  readonly events: readonly Event[];
}

/** The check-ins to come, and the due dates of active actions. */
export function planCalendar(
  { plan, nextCheckin, date, ladder }: Pick<Report, 'plan' | 'nextCheckin' | 'date' | 'ladder'>,
  { profile, rhythm, events }: CalendarFacts,
): Calendar {
  const taken = firstTaken(events, ladder.id);
  const checkin: CalendarEntry[] =
    nextCheckin === null
      ? []
      : [
          {
            // Any event could be preceded by one of a journal that is merged in; profile and ladder stay what they are,
            // on all machines of a person, and there is one rhythm of check-ins for the two of them.
            uid: `checkin.${ladder.id}.${profile}@career-coach`,
            // An overdue check-in comes up today, not in the past where nobody sees it.
            day: nextCheckin < date ? date : nextCheckin,
            everyDays: rhythm,
            action: null,
          },
        ];
  const due = plan.active.flatMap((action): CalendarEntry[] =>
    action.due === null
      ? []
      : [
          {
            uid: `action-${action.id}.${taken.get(action.id) ?? 'unknown'}@career-coach`,
            day: action.due,
            everyDays: null,
            action,
          },
        ],
  );
  return { today: date, revision: revisionOf(events, date), entries: [...checkin, ...due] };
}

/** The id of the event that first described each action. */
function firstTaken(events: readonly Event[], ladder: string): ReadonlyMap<string, string> {
  const taken = new Map<string, string>();
  for (const event of events) {
    if (event.type !== 'plan' || event.ladder !== ladder) continue;
    for (const { id, act } of event.actions ?? []) {
      if (act !== undefined && !taken.has(id)) taken.set(id, event.id);
    }
  }
  return taken;
}

/** Seconds since 1970 would be too large for a calendar in 2038. */
const start = Date.parse('2020-01-01');

/**
 * The time of the last event, and at least the day of the export: a journal that was restored has fewer events, and
 * older ones, than the calendar has seen.
 */
function revisionOf(events: readonly Event[], today: Day): number {
  const instants = [events.at(-1)?.at ?? today, today].map((instant) => Date.parse(instant));
  return Math.max(0, Math.floor((Math.max(...instants) - start) / 1000));
}
