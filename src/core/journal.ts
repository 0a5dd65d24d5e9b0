import type { Answer } from './answers.js';
import type { Day } from './day.js';
import type { Event, EventOf, EventType, KeptAction } from './events.schema.js';
import type { DraftAnswer } from './interview.js';
import type { Action } from './report.schema.js';

/** An interview that was left before its end. */
export interface Draft {
  readonly sitting: string;
  /** The day of its first answer. */
  readonly since: Day;
  /** In the order in which they were given; of two to one question the later counts. */
  readonly answers: readonly DraftAnswer[];
  /** The level that was shown before the person left; null: it was not yet known. */
  readonly placed: number | null;
}

/** A dated line about something that happened. */
export interface Evidence {
  readonly date: Day;
  readonly text: string;
  readonly behaviours: readonly string[];
}

/** A finished assessment, as it was said on the day. */
export type Assessment = EventOf<'assessment'>;

/** An action of the plan, with what happened to it. */
export interface KnownAction extends Omit<Action, 'since' | 'until' | 'stuck'> {
  /** The day on which it was taken. */
  readonly since: Day;
  /** The day on which it was done or dropped. */
  readonly until: Day | null;
  /** How many check-ins in a row found it stuck. */
  readonly stuck: number;
}

/** What was said at one check-in. */
export interface Checkin {
  readonly sitting: string;
  readonly day: Day;
  readonly note: string | null;
  readonly actions: readonly { readonly id: string; readonly outcome: Outcome }[];
  readonly ratings: readonly Rerating[];
}

/** How an action went since the last check-in. */
export type Outcome = NonNullable<EventOf<'checkin'>['actions']>[number]['outcome'];

/** A behaviour that was answered anew. */
export interface Rerating {
  readonly behaviour: string;
  readonly answer: Answer;
}

/** A position or customer, from a day on. */
export interface Role {
  readonly title: string;
  readonly since: Day;
}

/** What the journal says about one ladder. */
export interface State {
  readonly draft: Draft | null;
  /** Oldest first. */
  readonly assessments: readonly Assessment[];
  /** Oldest first. */
  readonly checkins: readonly Checkin[];
  /** What check-ins rated anew since the last assessment, with the day of each. */
  readonly rerated: ReadonlyMap<string, { readonly answer: Answer; readonly day: Day }>;
  /** Every action ever taken, in the order in which they were. */
  readonly actions: readonly KnownAction[];
  /** In the order in which it was written. */
  readonly evidence: readonly Evidence[];
  /** In the order in which they were marked. */
  readonly roles: readonly Role[];
  /** The level that the person wants to reach; null: the next one. */
  readonly target: number | null;
  readonly nextCheckin: Day | null;
}

/** The same while it is being built: folding appends, so that a long journal is read in linear time. */
interface Growing {
  draft: { sitting: string; since: Day; answers: DraftAnswer[]; placed: number | null } | null;
  assessments: Assessment[];
  checkins: Map<string, GrowingCheckin>;
  rerated: Map<string, { answer: Answer; day: Day }>;
  actions: Map<string, KnownAction>;
  evidence: Evidence[];
  roles: Role[];
  target: number | null;
  nextCheckin: Day | null;
}

type GrowingCheckin = { -readonly [K in keyof Checkin]: Checkin[K] } & {
  actions: Checkin['actions'][number][];
  ratings: Rerating[];
};

/**
 * The state to which the events led, for one ladder; what belongs to another ladder, or was taken back, does
 * not count. The events must be sorted by id, each once, as a store gives them.
 */
export function fold(events: readonly Event[], ladder: string): State {
  const growing: Growing = {
    draft: null,
    assessments: [],
    checkins: new Map(),
    rerated: new Map(),
    actions: new Map(),
    evidence: [],
    roles: [],
    target: null,
    nextCheckin: null,
  };
  const undone = undoneIds(events);
  for (const event of events) {
    if (undone.has(event.id) || ('ladder' in event && event.ladder !== ladder)) continue;
    // The table has an entry for each type, so the types of event and entry always fit.
    (applyEvent[event.type] as (growing: Growing, event: Event) => void)(growing, event);
  }
  return {
    ...growing,
    checkins: [...growing.checkins.values()],
    actions: [...growing.actions.values()],
  };
}

/** What a journal without events says. */
export const emptyState: State = fold([], '');

/** The ids of the events that were taken back. The newest undo is looked at first: it may take back another. */
export function undoneIds(events: readonly Event[]): ReadonlySet<string> {
  const undone = new Set<string>();
  const undos = events.filter((event) => event.type === 'undo');
  for (const event of undos.reverse()) {
    if (undone.has(event.id)) continue;
    for (const target of event.targets) undone.add(target);
  }
  return undone;
}

const applyEvent = {
  answer(growing, { sitting, day, question, phase, answer }) {
    if (growing.draft?.sitting !== sitting) {
      growing.draft = { sitting, since: day, answers: [], placed: null };
    }
    growing.draft.answers.push({ question, phase, answer });
  },
  placed(growing, { sitting, level }) {
    if (growing.draft?.sitting === sitting) growing.draft.placed = level;
  },
  discarded(growing, { sitting }) {
    if (growing.draft?.sitting === sitting) growing.draft = null;
  },
  assessment(growing, event) {
    growing.assessments.push(event);
    growing.rerated.clear();
    for (const { behaviour, evidence } of event.answers) {
      if (evidence === undefined) continue;
      growing.evidence.push({ date: event.day, text: evidence, behaviours: [behaviour] });
    }
    if (growing.draft?.sitting === event.sitting) growing.draft = null;
    // A draft of another sitting can still be taken up, but what it said is older now.
    else if (growing.draft !== null) growing.draft.placed = null;
  },
  plan(growing, event) {
    for (const change of event.actions ?? []) changeAction(growing, change, event.day);
    growing.target = event.target ?? growing.target;
    if (event.nextCheckin !== undefined) growing.nextCheckin = event.nextCheckin;
  },
  evidence(growing, { date, text, behaviours }) {
    growing.evidence.push({ date, text, behaviours });
  },
  checkin(growing, { sitting, day, note, actions = [], ratings = [], next }) {
    const before = growing.checkins.get(sitting);
    const checkin = before ?? { sitting, day, note: null, actions: [], ratings: [] };
    growing.checkins.set(sitting, checkin);
    checkin.note = note ?? checkin.note;
    checkin.actions.push(...actions);
    checkin.ratings.push(...ratings);
    for (const { behaviour, answer } of ratings) growing.rerated.set(behaviour, { answer, day });
    for (const { id, outcome } of actions) settleAction(growing, id, outcome, day);
    if (next !== undefined) growing.nextCheckin = next;
  },
  role(growing, { title, since }) {
    growing.roles.push({ title, since });
  },
  // Worked out before all others, by `undoneIds`.
  undo() {},
} satisfies { [T in EventType]: (growing: Growing, event: EventOf<T>) => void };

/** What an action is before its first event says more. */
const blankAction: Omit<KnownAction, 'id' | 'since'> = {
  behaviour: null,
  cue: 'the next fitting occasion comes',
  act: '',
  obstacle: null,
  fallback: null,
  doneWhen: null,
  kind: 'experience',
  due: null,
  status: 'active',
  until: null,
  stuck: 0,
};

/** `because` is history, not part of the action. */
function changeAction(growing: Growing, { because: _, ...change }: KeptAction, day: Day): void {
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  );
  const before = growing.actions.get(change.id);
  const action = { ...blankAction, since: day, ...before, ...given, id: change.id };
  const open = action.status === 'active' || action.status === 'queued';
  growing.actions.set(change.id, { ...action, until: open ? null : (action.until ?? day) });
}

/** What a check-in says about an action that is not in the plan changes nothing. */
function settleAction(growing: Growing, id: string, outcome: Outcome, day: Day): void {
  const action = growing.actions.get(id);
  if (action === undefined) return;
  if (outcome === 'done' || outcome === 'dropped') {
    growing.actions.set(id, { ...action, status: outcome, until: day, stuck: 0 });
  } else {
    growing.actions.set(id, { ...action, stuck: outcome === 'stuck' ? action.stuck + 1 : 0 });
  }
}

/** The rating-like answers of an assessment, by behaviour. */
export function answersIn(assessment: Pick<Assessment, 'answers'>): Map<string, Answer> {
  return new Map(assessment.answers.map(({ behaviour, answer }) => [behaviour, answer]));
}
