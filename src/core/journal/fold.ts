import type { Day } from '../base/day.js';
import type { Answer } from '../ladder/answers.js';
import type { Event, EventOf, EventType, KeptAction } from '../schema/events.schema.js';
import type { Action } from '../schema/report.schema.js';
import type { DraftAnswer } from './draft.js';

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

/** How many questions have an answer in a draft. */
export function answeredIn({ answers }: Pick<Draft, 'answers'>): number {
  return new Set(answers.map(({ question }) => question)).size;
}

/** A dated line about something that happened. */
export interface Evidence {
  readonly date: Day;
  readonly text: string;
  readonly behaviours: readonly string[];
}

/** Evidence by its day; of one day, what was written last comes first. */
export function newestFirst(evidence: readonly Evidence[]): Evidence[] {
  return evidence.toReversed().sort((a, b) => (a.date < b.date ? 1 : Number(a.date > b.date) * -1));
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

/** Whether an action is neither done nor dropped. */
export function isOpen({ status }: Pick<Action, 'status'>): boolean {
  return status === 'active' || status === 'queued';
}

/** What was said at one check-in. */
export interface Checkin {
  readonly sitting: string;
  readonly day: Day;
  readonly note: string | null;
  readonly actions: readonly { readonly id: string; readonly outcome: ActionOutcome }[];
  readonly ratings: readonly Rerating[];
  /** What happened since the one before. */
  readonly evidence: readonly Omit<Evidence, 'date'>[];
  /** The day that was set for the next one; null: none was, or it is still going on. */
  readonly next: Day | null;
}

/** How an action went since the last check-in. */
export type ActionOutcome = NonNullable<EventOf<'checkin'>['actions']>[number]['outcome'];

/** A behaviour that was answered anew. */
export interface Rerating {
  readonly behaviour: string;
  readonly answer: Answer;
}

/** What somebody else answered about the person. */
export interface Review {
  readonly by: string;
  readonly day: Day;
  readonly answers: readonly Rerating[];
}

/** A position or customer, from a day on. */
export interface Role {
  readonly title: string;
  readonly since: Day;
}

/** What the journal says about one ladder. */
export interface State {
  /** The open interview that was gone on with last; null: none is open. */
  readonly draft: Draft | null;
  /** The other open ones, of another terminal or another machine; the one that was gone on with last at the end. */
  readonly otherDrafts: readonly Draft[];
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
  /** The latest view of each other person, the newest last. */
  readonly reviews: readonly Review[];
  /** The level that the person wants to reach; null: the next one. */
  readonly target: number | null;
  readonly nextCheckin: Day | null;
}

/** The same while it is being built: folding appends, so that a long journal is read in linear time. */
interface Growing {
  draft: GrowingDraft | null;
  otherDrafts: GrowingDraft[];
  assessments: Assessment[];
  checkins: Map<string, GrowingCheckin>;
  rerated: Map<string, { answer: Answer; day: Day }>;
  actions: Map<string, KnownAction>;
  evidence: Evidence[];
  roles: Role[];
  reviews: Review[];
  target: number | null;
  nextCheckin: Day | null;
}

type GrowingDraft = { -readonly [K in keyof Draft]: Draft[K] } & { answers: DraftAnswer[] };

type GrowingCheckin = { -readonly [K in keyof Checkin]: Checkin[K] } & {
  actions: Checkin['actions'][number][];
  ratings: Rerating[];
  evidence: Checkin['evidence'][number][];
};

/**
 * The state to which the events led, for one ladder; what belongs to another ladder, or was taken back, does
 * not count. The events must be sorted by id, each once, as a store gives them.
 */
export function fold(events: readonly Event[], ladder: string): State {
  return foldEach(events, ladder, () => {});
}

/** What is known while the events are folded, for who looks at how it grew. */
export type StateSoFar = Pick<State, 'draft' | 'assessments' | 'rerated' | 'evidence' | 'roles'>;

/**
 * The same, and `visit` is called after each event that counts. The state that it is given goes on growing:
 * what is wanted of it must be worked out during the call.
 */
export function foldEach(
  events: readonly Event[],
  ladder: string,
  visit: (event: Event, state: StateSoFar) => void,
): State {
  const growing: Growing = {
    draft: null,
    otherDrafts: [],
    assessments: [],
    checkins: new Map(),
    rerated: new Map(),
    actions: new Map(),
    evidence: [],
    roles: [],
    reviews: [],
    target: null,
    nextCheckin: null,
  };
  const undone = undoneIds(events);
  for (const event of events) {
    if (undone.has(event.id) || ('ladder' in event && event.ladder !== ladder)) continue;
    // The table has an entry for each type, so the types of event and entry always fit.
    (applyEvent[event.type] as (growing: Growing, event: Event) => void)(growing, event);
    visit(event, growing);
  }
  return {
    ...growing,
    checkins: [...growing.checkins.values()],
    actions: [...growing.actions.values()],
  };
}

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
    const draft = takeDraft(growing, sitting) ?? { sitting, since: day, answers: [], placed: null };
    draft.answers.push({ question, phase, answer });
    goOnWith(growing, draft);
  },
  placed(growing, { sitting, level }) {
    const draft = takeDraft(growing, sitting);
    if (draft !== null) goOnWith(growing, { ...draft, placed: level });
  },
  discarded(growing, { sitting }) {
    takeDraft(growing, sitting);
  },
  assessment(growing, event) {
    growing.assessments.push(event);
    growing.rerated.clear();
    for (const { behaviour, evidence } of event.answers) {
      if (evidence === undefined) continue;
      growing.evidence.push({ date: event.day, text: evidence, behaviours: [behaviour] });
    }
    takeDraft(growing, event.sitting);
    // A draft of another sitting can still be taken up, but what it said is older now.
    if (growing.draft !== null) growing.draft.placed = null;
    for (const draft of growing.otherDrafts) draft.placed = null;
  },
  plan(growing, event) {
    for (const change of event.actions ?? []) changeAction(growing, change, event.day);
    growing.target = event.target ?? growing.target;
    if (event.nextCheckin !== undefined) growing.nextCheckin = event.nextCheckin;
  },
  evidence(growing, { date, text, behaviours }) {
    growing.evidence.push({ date, text, behaviours });
  },
  checkin(growing, { sitting, day, note, actions = [], ratings = [], evidence = [], next }) {
    const before = growing.checkins.get(sitting);
    const checkin = before ?? { sitting, day, ...emptyCheckin() };
    growing.checkins.set(sitting, checkin);
    checkin.note = note ?? checkin.note;
    checkin.actions.push(...actions);
    checkin.ratings.push(...ratings);
    checkin.evidence.push(...evidence);
    for (const { behaviour, answer } of ratings) growing.rerated.set(behaviour, { answer, day });
    for (const { id, outcome } of actions) settleAction(growing, id, outcome, day);
    growing.evidence.push(...evidence.map((line) => ({ ...line, date: day })));
    if (next !== undefined) {
      checkin.next = next;
      growing.nextCheckin = next;
    }
  },
  role(growing, { title, since }) {
    growing.roles.push({ title, since });
  },
  review(growing, { by, day, answers }) {
    growing.reviews = growing.reviews.filter((review) => review.by !== by);
    growing.reviews.push({ by, day, answers });
    for (const { behaviour, evidence } of answers) {
      if (evidence === undefined) continue;
      // Somebody else's words: the log and the pages must not pass them off as the person's own.
      growing.evidence.push({ date: day, text: `${by}: ${evidence}`, behaviours: [behaviour] });
    }
  },
  // Worked out before all others, by `undoneIds`.
  undo() {},
} satisfies { [T in EventType]: (growing: Growing, event: EventOf<T>) => void };

/** The draft of a sitting, which is not among the open ones any more; null where none is open. */
function takeDraft(growing: Growing, sitting: string): GrowingDraft | null {
  const { draft, otherDrafts } = growing;
  if (draft?.sitting === sitting) {
    growing.draft = otherDrafts.pop() ?? null;
    return draft;
  }
  const index = otherDrafts.findIndex((other) => other.sitting === sitting);
  return index < 0 ? null : (otherDrafts.splice(index, 1)[0] ?? null);
}

/** Makes a draft the one that was gone on with last. */
function goOnWith(growing: Growing, draft: GrowingDraft): void {
  if (growing.draft !== null) growing.otherDrafts.push(growing.draft);
  growing.draft = draft;
}

function emptyCheckin(): Pick<
  GrowingCheckin,
  'note' | 'actions' | 'ratings' | 'evidence' | 'next'
> {
  return { note: null, actions: [], ratings: [], evidence: [], next: null };
}

/** What an action is before its first event says more. */
const blankAction: Omit<KnownAction, 'id' | 'since'> = {
  behaviour: null,
  cue: '',
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
  // Its description was taken back, or is still on another machine: nothing is known that could be shown.
  if (before === undefined && change.act === undefined) return;
  const action = { ...blankAction, since: day, ...before, ...given, id: change.id };
  const stuck = action.status === before?.status ? action.stuck : 0;
  growing.actions.set(change.id, {
    ...action,
    stuck,
    until: isOpen(action) ? null : (action.until ?? day),
  });
}

/** What a check-in says about an action that is not in the plan changes nothing. */
function settleAction(growing: Growing, id: string, outcome: ActionOutcome, day: Day): void {
  const action = growing.actions.get(id);
  if (action === undefined) return;
  if (outcome === 'done' || outcome === 'dropped') {
    growing.actions.set(id, { ...action, status: outcome, until: day, stuck: 0 });
  } else {
    growing.actions.set(id, { ...action, stuck: outcome === 'stuck' ? action.stuck + 1 : 0 });
  }
}
