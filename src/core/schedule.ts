import type { Day } from './base/day.js';
import { weekdayOf } from './base/day.js';
import type { Event } from './schema/events.schema.js';
import type { Action, Report } from './schema/report.schema.js';

/** The absolute paths and names that a scheduler needs to start this program later. */
export interface Launch {
  readonly node: string;
  readonly program: string;
  /** The folder of all profiles. */
  readonly home: string;
  readonly profile: string;
}
export interface Reminder {
  readonly launch: Launch;
  readonly today: Day;
  /** Days from one check-in to the next. */
  readonly rhythm: number;
  readonly nextCheckin: Day | null;
  /**
   * The weekday on which to look for a due check-in, 0 for Sunday; null: every day. A rhythm of whole weeks needs
   * only one look a week.
   */
  readonly weekday: number | null;
}

export function planReminder(
  launch: Launch,
  rhythm: number,
  nextCheckin: Day | null,
  today: Day,
): Reminder {
  const weekday = rhythm % 7 === 0 ? weekdayOf(nextCheckin ?? today) : null;
  return { launch, today, rhythm, nextCheckin, weekday };
}

/** An all-day entry. */
export interface CalendarEntry {
  /** Stays the same in every export, whatever journals were merged in between. */
  readonly uid: string;
  readonly day: Day;
  /** The interval of a repeating entry; null: it does not repeat. */
  readonly everyDays: number | null;
  /** null: a check-in. */
  readonly action: Action | null;
}

export interface Calendar {
  readonly today: Day;
  /** Seconds since 2020. Rises with every change, so that an import knows the newer of two files. */
  readonly revision: number;
  readonly entries: readonly CalendarEntry[];
}

/** Inputs to a calendar, besides the report. */
export interface CalendarFacts {
  readonly profile: string;
  /** Days from one check-in to the next. */
  readonly rhythm: number;
  /** Includes events that were taken back, so that an action that is taken again keeps its entry. */
  readonly events: readonly Event[];
}

/** Entries for upcoming check-ins and for due dates of active actions. */
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
            // An event's id would not be stable: a merge can bring an earlier event. Profile and ladder are the same on
            // all machines and have one rhythm.
            uid: `checkin.${ladder.id}.${profile}@career-coach`,
            // An overdue check-in moves to today, because nobody looks at the past.
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

/** For each action, the id of the event that first described it. */
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

/** Seconds since 1970 would overflow a calendar's numbers in 2038. */
const start = Date.parse('2020-01-01');

/**
 * The time of the last event, but at least the day of the export: a restored journal can be older than the calendar's
 * last import.
 */
function revisionOf(events: readonly Event[], today: Day): number {
  const instants = [events.at(-1)?.at ?? today, today].map((instant) => Date.parse(instant));
  return Math.max(0, Math.floor((Math.max(...instants) - start) / 1000));
}
