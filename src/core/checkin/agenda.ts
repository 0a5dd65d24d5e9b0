import type { Day } from '../base/day.js';
import { notedAfterAssessment } from '../history/noted.js';
import { isOwn } from '../journal/own.js';
import type { ActionOutcome, Checkin, Evidence, KnownAction, State } from '../journal/state.js';
import { anonymousFrom } from '../journal/state.js';
import { somebody } from '../journal/unnamed.js';
import type { Answer } from '../ladder/answers.js';
import { findBehaviour } from '../ladder/find-in-ladder.js';
import { activeOf } from '../plan/action-status.js';
import { isDeclined } from '../plan/declined.js';
import { takesNoLonger } from '../plan/effort.js';
import { activeIn, isReplaced, queuedIn } from '../plan/find-actions.js';
import { nextAction, takeActions } from '../plan/plan-change.js';
import type { PlanNow } from '../plan/plan-now.js';
import type { Suggestion } from '../plan/suggestions.js';
import { roomFor, suggestFor, takeAction } from '../plan/suggestions.js';
import type { KeptAction } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report } from '../schema/report.schema.js';
import type { Noted, Rateable, Unconfirmed } from './behaviours-to-rate.js';
import {
  behavioursNoted,
  behavioursToRerate,
  isPutOff,
  isRatedIn,
  longestUnconfirmed,
} from './behaviours-to-rate.js';

/** After this many check-ins in a row, a stuck action needs a replacement. */
const stuckTooOften = 2;

/** The remaining steps of a check-in, in order. Computed again after each step. */
export interface Agenda {
  /** The day of the last check-in, or of the assessment. */
  readonly since: Day;
  /** The note of one of the last two check-ins; an older one has been shown twice. */
  readonly learnt: { readonly day: Day; readonly note: string } | null;
  readonly changed: {
    readonly done: readonly KnownAction[];
    readonly dropped: readonly KnownAction[];
    readonly evidence: readonly Evidence[];
    /** Who wrote the second views that came in. */
    readonly views: readonly string[];
  };
  /** Active actions without an outcome in this sitting. */
  readonly actions: readonly KnownAction[];
  /** Behaviours with an action done since their last rating. */
  readonly rerate: readonly Rateable[];
  /** Behaviours that notes since then are about, though the plan isn't and they aren't held. */
  readonly noted: readonly Noted[];
  /** The held behaviour that has gone longest without confirmation; null where notes ask for other ratings. */
  readonly confirm: Unconfirmed | null;
}

/**
 * What is left of a check-in.
 *
 * @param asked actions that were asked about in this sitting
 */
export function agendaOf(
  ladder: Ladder,
  state: State,
  today: Day,
  sitting: string,
  asked: ReadonlySet<string> = new Set(),
): Agenda {
  const earlier = state.checkins.filter((one) => one.sitting !== sitting && !one.correction);
  const current = state.checkins.find((checkin) => checkin.sitting === sitting);
  const { day: assessed = today, id: assessment = '' } = state.assessments.at(-1) ?? {};
  const since = later(earlier.at(-1)?.day, assessed);
  const settled = new Set(current?.actions.map(({ id }) => id));
  // What a check-in recorded is no news at the next one.
  const recorded = new Set(
    state.checkins.flatMap(({ day, actions }) => actions.map((action) => outcomeKey(action, day))),
  );
  const finished = (outcome: 'done' | 'dropped') =>
    state.actions.filter(({ id, status, until }) => {
      if (settled.has(id) || status !== outcome || until === null || until < since) return false;
      const isAfter = until > since || isLater({ id: state.changedBy.get(id) ?? '' });
      return isAfter && !recorded.has(outcomeKey({ id, outcome }, until));
    });
  const told = new Set(
    state.checkins.flatMap(({ day, evidence }) => evidence.map(({ text }) => `${day} ${text}`)),
  );
  const isNoted = notedAfterAssessment(state);
  const isAnonymous = state.reviews.length >= anonymousFrom;
  // Ids begin with the time: what happened on that day before the check-in was shown in it.
  const isLater = ({ id }: Pick<Evidence, 'id'>) => id > (earlier.at(-1)?.last ?? '');
  // What is written down later counts by that, whatever day it is about.
  const isWritten = (line: Evidence) =>
    isNoted(line) && isLater(line) && (line.date === since || line.id > assessment);
  const isNews = (line: Evidence) =>
    (line.date > since || isWritten(line)) &&
    !told.has(`${line.date} ${line.text}`) &&
    // One that goes on on another day has that day, and its lines the first.
    !current?.evidence.some(({ text }) => text === line.text);
  const evidence = state.evidence.filter((line) => isOwn(line) && isNews(line));
  const recent = evidence.filter(({ date }) => date >= assessed);
  const noted = behavioursNoted(ladder, state, today, current, recent);
  return {
    since,
    learnt: lastNote(earlier),
    changed: {
      done: finished('done'),
      dropped: finished('dropped'),
      evidence,
      views: state.reviews
        .filter((view) => view.day >= since && isLater(view))
        .map(({ by }) => (isAnonymous ? somebody : by)),
    },
    actions: activeOf(state.actions).filter(({ id }) => !settled.has(id) && !asked.has(id)),
    rerate: behavioursToRerate(ladder, state, today),
    noted: noted.filter(
      ({ behaviour, note }) =>
        !isRatedIn(current, behaviour) && !isPutOff(behaviour, note.date, state, today),
    ),
    confirm: noted.length > 0 ? null : longestUnconfirmed(ladder, state, today, current),
  };
}

/** The agenda of a check-in that goes on, with what it was told before it was left. */
export function withTold(agenda: Agenda, state: State, sitting: string): Agenda {
  const checkin = state.checkins.find((one) => one.sitting === sitting);
  if (checkin === undefined) return agenda;
  const { done, dropped, evidence, views } = agenda.changed;
  const ids = new Set(checkin.actions.map(({ id }) => id));
  const ended = (outcome: 'done' | 'dropped') =>
    state.actions.filter(({ id, status }) => status === outcome && ids.has(id));
  const texts = new Set(checkin.evidence.map(({ text }) => text));
  const noted = state.evidence.filter(({ text }) => texts.has(text));
  return {
    ...agenda,
    changed: {
      done: [...done, ...ended('done')],
      dropped: [...dropped, ...ended('dropped')],
      evidence: [...evidence, ...noted],
      views,
    },
  };
}

/** What is stuck may be let go in the same check-in. */
function outcomeKey({ id, outcome }: Checkin['actions'][number], day: Day): string {
  return `${day} ${outcome === 'stuck' ? 'dropped' : outcome} ${id}`;
}

function later(a: Day | undefined, b: Day): Day {
  return a !== undefined && a > b ? a : b;
}

function lastNote(checkins: readonly Checkin[]): Agenda['learnt'] {
  const last = checkins.slice(-2).findLast(({ note }) => note !== null);
  return last === undefined || last.note === null ? null : { day: last.day, note: last.note };
}

/** So many points at once are more often a slip than a change. */
const leap = 2;

/** Whether a new answer is so far from the last that it deserves a question. */
export function isLeap(last: Answer, answer: Answer): boolean {
  if (typeof last !== 'number') return false;
  return typeof answer === 'number' ? Math.abs(answer - last) >= leap : answer === 'no-opportunity';
}

/** Whether to offer a replacement for a stuck action. */
export function isStuckTooOften({ stuck }: Pick<KnownAction, 'stuck'>): boolean {
  return stuck >= stuckTooOften;
}

/** What check-ins last heard to be in the way of an action, or of a smaller step in its place; nothing once that moved. */
export function obstacleTold(
  wanted: string,
  { actions, checkins }: Pick<State, 'actions' | 'checkins'>,
): string | undefined {
  const about = actions.filter(({ id, insteadOf }) => id === wanted || insteadOf === wanted);
  const told = checkins.flatMap((checkin) => checkin.actions);
  return told.findLast(
    ({ id, because }, index) =>
      because !== undefined &&
      about.some((action) => action.id === id) &&
      told.findLastIndex((one) => one.id === id) === index,
  )?.because;
}

/** The first question after each outcome. */
export const followUpQuestion = {
  done: 'what came of it',
  moved: 'what happened',
  stuck: 'what would help',
  dropped: 'why',
} as const satisfies Record<ActionOutcome, string>;

/** Whether an active action is due by today. */
export function needsNewDate(
  { status, due }: Pick<KnownAction, 'status' | 'due'>,
  today: Day,
): boolean {
  return status === 'active' && due !== null && due <= today;
}

/**
 * The next action for a behaviour, or for any if it is null: after a smaller step, the larger one that waits. null if
 * none is left that was not declined, or the plan is full.
 *
 * @param whole a parked action that comes before any other
 */
export function nextActionFor(
  behaviour: string | null,
  now: PlanNow,
  whole?: Pick<KnownAction, 'id'>,
): KeptAction | null {
  if (roomFor(now.kept) === 0) return null;
  if (whole !== undefined) return takeActions(now, [whole.id])[0] ?? null;
  if (behaviour === null) return nextAction(now);
  const isWanted = (action: Pick<KnownAction, 'id' | 'behaviour'>) =>
    action.behaviour === behaviour && !isDeclined(action.id, now);
  const parked = queuedIn(now).find((action) => isWanted(action) && !isReplaced(action, now));
  if (parked !== undefined) return takeActions(now, [parked.id])[0] ?? null;
  const suggestion = now.suggestions.find(({ action }) => isWanted(action));
  return suggestion === undefined ? null : takeAction(suggestion, now.today, activeIn(now));
}

/**
 * Another action for the behaviour of one that is stuck; null for the person's own actions, or if the gap is closed. It
 * takes no longer. Where the stuck one waits for an occasion, only what can begin without it helps.
 */
export function replacementFor(
  ladder: Ladder,
  report: Pick<Report, 'gaps'>,
  kept: readonly KnownAction[],
  stuck: Pick<KnownAction, 'id' | 'behaviour' | 'cue' | 'effort' | 'step'>,
): Suggestion | null {
  const gap = report.gaps.find(({ behaviour }) => behaviour === stuck.behaviour);
  const actions = findBehaviour(ladder, stuck.behaviour ?? '')?.behaviour.actions ?? [];
  const waits = actions.some(({ id, now }) => id === stuck.id && now !== true);
  const usedIds = new Set(kept.map(({ id }) => id));
  const done = kept.filter(({ status }) => status === 'done');
  for (;;) {
    const other = gap === undefined ? null : suggestFor(ladder, gap, usedIds, done);
    if (other === null) return null;
    const { id, cue } = other.action;
    const isWritten = actions.some((action) => action.id === id);
    const helps = cue !== stuck.cue && takesNoLonger(other.action, stuck);
    if (helps && (!waits || (other.now && isWritten))) return other;
    usedIds.add(id);
  }
}
