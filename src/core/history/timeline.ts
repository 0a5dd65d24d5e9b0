import type { Day } from '../base/day.js';
import { addDays, daysBetween } from '../base/day.js';
import { withoutSteps } from '../journal/small-steps.js';
import type { State } from '../journal/state.js';
import type { History } from './history.js';
import { countedCheckins, notedAfterAssessment } from './noted.js';

/** What a picture over time can show of a day. */
export const markKinds = ['checkin', 'done', 'noted'] as const;
export type MarkKind = (typeof markKinds)[number];

interface Mark {
  readonly day: Day;
  readonly kind: MarkKind;
}

export type Marks = Readonly<Record<MarkKind, number>>;

/** Some days in a row. */
export interface Stretch {
  /** Its first day. */
  readonly from: Day;
  /** How often each thing happened in it. */
  readonly marks: Marks;
  /** Whether an assessment was in it, the notes of which no mark counts. */
  readonly assessed?: boolean;
}

/** So many stretches of equal length, oldest first; the last ends on `until`. Marks of other days are left out. */
function divide(
  marks: readonly Mark[],
  { until, days, count }: { readonly until: Day; readonly days: number; readonly count: number },
): Stretch[] {
  const start = addDays(until, 1 - days * count);
  const counts = Array.from({ length: count }, () => ({ checkin: 0, done: 0, noted: 0 }));
  // Many things happen on one day, and reading a date takes a while.
  const indexes = new Map<Day, number>();
  for (const { day, kind } of marks) {
    const index = indexes.get(day) ?? Math.floor(daysBetween(start, day) / days);
    indexes.set(day, index);
    const counted = counts[index];
    if (counted !== undefined) counted[kind] += 1;
  }
  return counts.map((marks, index) => ({ from: addDays(start, index * days), marks }));
}

/** How often each thing happened in all of them. */
export function totalOf(stretches: readonly Pick<Stretch, 'marks'>[]): Marks {
  const total = { checkin: 0, done: 0, noted: 0 };
  for (const { marks } of stretches) {
    for (const kind of markKinds) total[kind] += marks[kind];
  }
  return total;
}

const quarter = 13;
const week = 7;

/** The weeks of the last quarter, or those since the first assessment if that is later. */
export function lastWeeks(
  state: Pick<State, 'assessments' | 'checkins' | 'actions' | 'evidence'>,
  today: Day,
): Stretch[] {
  const { assessments, checkins, actions } = state;
  const noted = state.evidence.filter(notedAfterAssessment(state));
  const begun = assessments[0]?.day ?? today;
  const count = Math.min(quarter, Math.floor(daysBetween(begun, today) / week) + 1);
  const marks = [
    ...countedCheckins(checkins).map(({ day }) => ({ day, kind: 'checkin' as const })),
    ...withoutSteps(actions.filter(({ status }) => status === 'done')).flatMap(({ until }) =>
      until === null ? [] : { day: until, kind: 'done' as const },
    ),
    ...noted.map(({ date }) => ({ day: notBefore(begun, date), kind: 'noted' as const })),
  ];
  return divide(marks, { until: today, days: week, count: Math.max(1, count) }).map((stretch) => {
    const end = addDays(stretch.from, week);
    return {
      ...stretch,
      assessed: assessments.some(({ day }) => day >= stretch.from && day < end),
    };
  });
}

/** What happened since a check-in, and how much of what happened before it was noted only afterwards. */
export interface SinceCheckin {
  readonly day: Day;
  readonly marks: Marks;
  readonly earlier: number;
  readonly assessed: boolean;
  /** Actions that came into the plan and are still in it. */
  readonly taken: number;
  /** Ratings that were corrected outside a check-in. */
  readonly corrected: number;
  /** Whether a second view came in. */
  readonly viewed: boolean;
}

/** What happened after the day of the last check-in; null before the first. */
export function sinceCheckin(
  state: Pick<State, 'assessments' | 'checkins' | 'actions' | 'evidence' | 'reviews'>,
): SinceCheckin | null {
  const last = countedCheckins(state.checkins).at(-1);
  if (last === undefined) return null;
  const { day } = last;
  const told = new Set(last.evidence.map(({ text }) => text));
  const done = withoutSteps(
    state.actions.filter(({ status, until }) => status === 'done' && until !== null && until > day),
  );
  const noted = state.evidence.filter(notedAfterAssessment(state));
  // What is noted in a check-in is no news after it.
  const earlier = noted.filter(
    ({ id, date, text }) => id > last.last && date < day && !told.has(text),
  );
  const after = noted.filter(({ date }) => date > day);
  return {
    day,
    marks: { checkin: 0, done: done.length, noted: after.length },
    earlier: earlier.length,
    assessed: state.assessments.some((assessment) => assessment.day > day),
    taken: state.actions.filter(({ status, since }) => status === 'active' && since > day).length,
    corrected: state.checkins
      .filter(({ correction, last: end }) => correction && end > last.last)
      .reduce((sum, { ratings }) => sum + ratings.length, 0),
    viewed: state.reviews.some((review) => review.day > day),
  };
}

/** What happened long ago and was written down since stands at the beginning of the picture. */
function notBefore(begun: Day, day: Day): Day {
  return day < begun ? begun : day;
}

export interface TimelineStretch extends Stretch {
  /** The position at its end. */
  readonly position: number;
  /** Whether the position was worked out in it, by an assessment, a check-in or for today. */
  readonly recorded: boolean;
}

/** The position over time, and what happened meanwhile. */
export interface Timeline {
  /** The length of each stretch. */
  readonly days: number;
  /** Oldest first; the last ends today. */
  readonly stretches: readonly TimelineStretch[];
}

/** Days of a stretch; after these, each is twice as long as the one before. */
const lengths = [1, 2, 3, 7, 14, 28];

/** null if there is no stage, or no time has passed since the first. */
export function timelineOf(
  { entries, first, now }: Pick<History, 'entries' | 'first' | 'now'>,
  most: number,
): Timeline | null {
  if (first === null || now === null || first.day >= now.day) return null;
  const span = daysBetween(first.day, now.day) + 1;
  const days = lengthFor(span, most);
  const stretches = divide(
    entries.flatMap((entry) => markOf(entry, first.day)),
    {
      until: now.day,
      days,
      count: Math.ceil(span / days),
    },
  );
  const points = [
    first,
    ...entries.flatMap((entry) => ('standing' in entry && entry.standing ? entry.standing : [])),
    now,
  ];
  let { position } = first;
  let next = 0;
  return {
    days,
    stretches: stretches.map((stretch) => {
      const end = addDays(stretch.from, days - 1);
      const reached = next;
      for (
        let point = points[next];
        point !== undefined && point.day <= end;
        point = points[next]
      ) {
        position = point.position;
        next += 1;
      }
      const from = stretch.from < first.day ? first.day : stretch.from;
      return { ...stretch, from, position, recorded: next > reached };
    }),
  };
}

function lengthFor(span: number, most: number): number {
  const known = lengths.find((days) => span <= days * most);
  if (known !== undefined) return known;
  let days = 56;
  while (span > days * most) days *= 2;
  return days;
}

function markOf(entry: History['entries'][number], begun: Day): Mark[] {
  const { day, kind } = entry;
  if (kind === 'checkin') return entry.counted ? [{ day, kind }] : [];
  if (kind === 'evidence') {
    return entry.noted ? [{ day: notBefore(begun, day), kind: 'noted' }] : [];
  }
  return kind === 'action' && entry.status === 'done' && !entry.step ? [{ day, kind: 'done' }] : [];
}
