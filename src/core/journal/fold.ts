import type { Day } from '../base/day.js';
import { isNoEvidence } from '../base/slips.js';
import type { Answer, Answers } from '../ladder/answers.js';
import type { LadderChange } from '../ladder/compare-ladders.js';
import type { Misfit } from '../ladder/read-old-answers.js';
import { erasedText } from '../schema/atoms.js';
import type { Event, EventOf, EventType, KeptAction } from '../schema/events.schema.js';
import type { Action } from '../schema/report.schema.js';
import type { Amendment } from './amendments.js';
import { amendments } from './amendments.js';
import { isCorrection } from './correction.js';
import type { DraftAnswer } from './draft.js';
import { latestAnswers } from './earlier-ratings.js';
import type { ReadAnswer, ToldLevel } from './read-on-ladder.js';
import type { FinishedIn } from './results.js';
import { actionOfLine, finishedIn } from './results.js';
import { isUnnamed } from './unnamed.js';

/** An unfinished interview. */
export interface Draft {
  readonly sitting: string;
  /** The day of its first answer. */
  readonly since: Day;
  /** In the order of answering; a later answer to the same question replaces the earlier. */
  readonly answers: readonly DraftAnswer[];
  /** The level that the person was shown; null: none yet. */
  readonly placed: number | null;
  /** What became of the ladder since its first answer; absent where nothing did that matters. */
  readonly change?: LadderChange;
  /** The level by the words of the day on which it was shown; absent where the ladder is as it was. */
  readonly told?: ToldLevel;
}

/** The number of answered questions. */
export function countAnswered({ answers }: Pick<Draft, 'answers'>): number {
  return new Set(answers.map(({ question }) => question)).size;
}

export interface Evidence {
  /** The id of its event; where an event holds several, followed by a dot and a number from 1. */
  readonly id: string;
  readonly date: Day;
  readonly text: string;
  readonly behaviours: readonly string[];
  /** What shows it: `commit:…`, `pr:…`, `url:…`. */
  readonly links?: readonly string[];
  /** What it was imported from. */
  readonly source?: string;
  /** Somebody else wrote it, in a review. */
  readonly fromReview?: true;
  /** Ids of the actions that it came of. */
  readonly actions?: readonly string[];
}

/** Sorts evidence by day; on the same day, the last written comes first. */
export function newestFirst(evidence: readonly Evidence[]): Evidence[] {
  return evidence.toReversed().sort((a, b) => (a.date < b.date ? 1 : Number(a.date > b.date) * -1));
}

/** A finished assessment, with the result of its day. */
export type Assessment = Omit<EventOf<'assessment'>, 'answers'> & {
  readonly answers: readonly (ReadAnswer & { readonly evidence?: string | undefined })[];
  /** What became of the ladder since then; absent where nothing did that matters. */
  readonly change?: LadderChange;
  /** The level of the result by the words of its day; absent where the ladder is as it was. */
  readonly told?: ToldLevel;
};

/** An action of the plan, with its history. `fold` leaves titles empty that were never given; `stateOf` fills them. */
export interface KnownAction extends Omit<Action, 'number' | 'since' | 'until' | 'stuck'> {
  /** The day on which it was taken, or taken up again. */
  readonly since: Day;
  /** The day on which it was done or dropped. */
  readonly until: Day | null;
  /** Consecutive check-ins that found it stuck. */
  readonly stuck: number;
}

export function isOpen({ status }: Pick<Action, 'status'>): boolean {
  return status === 'active' || status === 'queued';
}

export interface Checkin {
  readonly sitting: string;
  /** The id of its latest event, by which it is compared with others: it may have begun days before. */
  readonly last: string;
  readonly day: Day;
  readonly note: string | null;
  readonly actions: readonly ToldOutcome[];
  readonly ratings: readonly Rerating[];
  readonly evidence: readonly Pick<Evidence, 'text' | 'behaviours'>[];
  /** The day of the next check-in; null: none was set, or this one is still open. */
  readonly next: Day | null;
  /** It only corrected answers, so nothing counts it as a check-in. */
  readonly correction?: true;
}

/** How an action went, and the person's reason: what was in the way, or why it was let go. */
interface ToldOutcome {
  readonly id: string;
  readonly outcome: ActionOutcome;
  readonly because?: string;
}

/** How an action went since the last check-in. */
export type ActionOutcome = NonNullable<EventOf<'checkin'>['actions']>[number]['outcome'];

/** A new answer to a behaviour. */
export type Rerating = ReadAnswer;

/** From as many reviewers on, nobody's words stand under a name. */
export const anonymousFrom = 3;

/** Somebody else's answers about the person. */
export interface Review {
  /** The id of its event. */
  readonly id: string;
  readonly by: string;
  readonly day: Day;
  readonly answers: readonly Rerating[];
  /** What the person said of the same behaviours until then. */
  readonly own: Answers;
}

/** A position or customer. */
export interface Role {
  readonly title: string;
  readonly since: Day;
}

/** An answer with the day on which it was given. */
export interface DatedRating {
  readonly answer: Answer;
  readonly misfit?: Misfit;
  readonly day: Day;
}

/** The journal's content for one ladder. */
export interface State {
  /** The draft that was continued last. */
  readonly draft: Draft | null;
  /** Other open drafts, from another terminal or machine; the one continued last is at the end. */
  readonly otherDrafts: readonly Draft[];
  /** Oldest first. */
  readonly assessments: readonly Assessment[];
  /** Oldest first. */
  readonly checkins: readonly Checkin[];
  /** New ratings from check-ins since the last assessment. */
  readonly rerated: ReadonlyMap<string, DatedRating>;
  /** The same before each assessment, since the one before it. */
  readonly reratedBefore: readonly ReadonlyMap<string, DatedRating>[];
  /** Every action ever taken, in the order of taking. */
  readonly actions: readonly KnownAction[];
  /** Actions that were offered and not wanted, with the last day. */
  readonly declined: ReadonlyMap<string, Day>;
  /** What check-ins asked about, with the last day. */
  readonly asked: ReadonlyMap<string, Day>;
  /** In the order of writing. */
  readonly evidence: readonly Evidence[];
  /** In the order of recording. */
  readonly roles: readonly Role[];
  /** The latest review by each person, newest last. */
  readonly reviews: readonly Review[];
  /** The level that the person aims at; null: the next one. */
  readonly target: number | null;
  readonly nextCheckin: Day | null;
}

/** A mutable `State`: appending in place keeps the folding of a long journal linear. */
interface MutableState {
  /** The one of `drafts` that was continued last. */
  draft: MutableDraft | null;
  /** By sitting; the one continued last is at the end. */
  drafts: Map<string, MutableDraft>;
  /** Sittings of drafts in the order in which they were continued, also of drafts that are closed. */
  continued: string[];
  /** The sittings of drafts that may have a stage. */
  placed: Set<string>;
  assessments: Assessment[];
  checkins: Map<string, MutableCheckin>;
  rerated: Map<string, DatedRating>;
  reratedBefore: ReadonlyMap<string, DatedRating>[];
  actions: Map<string, KnownAction>;
  declined: Map<string, Day>;
  asked: Map<string, Day>;
  evidence: Evidence[];
  roles: Role[];
  /** By person; the newest is at the end. */
  reviews: Map<string, Review>;
  /** Who wrote a second view, by its sitting. */
  readonly reviewers: ReadonlyMap<string, string>;
  /** Evidence that reviewers gave, as it reads without their names. */
  unnamed: Map<Evidence, Evidence>;
  target: number | null;
  nextCheckin: Day | null;
  /** By the id of the evidence. */
  readonly amendments: ReadonlyMap<string, Amendment>;
  readonly finished: FinishedIn;
  /** Sources of the evidence so far. */
  readonly sources: Set<string>;
}

type MutableDraft = { -readonly [K in keyof Draft]: Draft[K] } & { answers: DraftAnswer[] };

type MutableCheckin = { -readonly [K in keyof Checkin]: Checkin[K] } & {
  actions: Checkin['actions'][number][];
  ratings: Rerating[];
  evidence: Checkin['evidence'][number][];
};

/**
 * Builds the state of one ladder from its events, without those that were taken back. Events must be unique and
 * sorted by id, as the store returns them.
 */
export function fold(events: readonly Event[], ladder: string): State {
  return foldEach(events, ladder, () => {});
}

/** The part of the state that a visitor can read during the folding. */
export type StateSoFar = Pick<
  State,
  'draft' | 'assessments' | 'rerated' | 'reratedBefore' | 'evidence' | 'roles'
>;

/**
 * For what held at an earlier time: like `fold`, but calls `visit` after each event that counts. Later events mutate
 * that state, so `visit` must not keep it.
 */
export function foldEach(
  events: readonly Event[],
  ladder: string,
  visit: (event: Event, state: StateSoFar) => void,
): State {
  const undone = undoneIds(events);
  const state: MutableState = {
    draft: null,
    drafts: new Map(),
    continued: [],
    placed: new Set(),
    assessments: [],
    checkins: new Map(),
    rerated: new Map(),
    reratedBefore: [],
    actions: new Map(),
    declined: new Map(),
    asked: new Map(),
    evidence: [],
    roles: [],
    reviews: new Map(),
    reviewers: reviewersOf(events, undone),
    unnamed: new Map(),
    target: null,
    nextCheckin: null,
    amendments: amendments(events, undone),
    finished: finishedIn(
      events.filter(({ id }) => !undone.has(id)),
      ladder,
    ),
    sources: new Set(),
  };
  for (const event of events) {
    if (undone.has(event.id) || isOfOther(event, ladder)) continue;
    // Safe: `satisfies` below gives each event type its own handler.
    (applyEvent[event.type] as (state: MutableState, event: Event) => void)(state, event);
    visit(event, state);
  }
  const {
    drafts,
    placed: _,
    continued: __,
    reviewers: ______,
    unnamed,
    amendments: ___,
    finished: ____,
    sources: _____,
    ...rest
  } = state;
  const isAnonymous = state.reviews.size >= anonymousFrom;
  return {
    ...rest,
    otherDrafts: [...drafts.values()].slice(0, -1),
    evidence: isAnonymous
      ? state.evidence.map((line) => unnamed.get(line) ?? line)
      : state.evidence,
    checkins: [...state.checkins.values()],
    actions: [...state.actions.values()],
    reviews: [...state.reviews.values()],
  };
}

/** What happened is in every ladder's log. */
function isOfOther(event: Event, ladder: string): boolean {
  return event.type !== 'evidence' && 'ladder' in event && event.ladder !== ladder;
}

/** Adds a line as it was corrected since, and returns it; null if it is gone, or no evidence. */
function addEvidence(state: MutableState, line: Evidence): Evidence | null {
  if (line.text === erasedText) return null;
  if (line.source !== undefined) {
    if (state.sources.has(line.source)) return null;
    state.sources.add(line.source);
  }
  const amendment = state.amendments.get(line.id);
  if (amendment?.dropped) return null;
  const added = amendment === undefined ? line : { ...line, ...amendment.change };
  if (isNoEvidence(added.text)) return null;
  state.evidence.push(added);
  return added;
}

/** Adds what a reviewer wrote, under their name: nobody takes it for the person's own words. */
function addOthersWords(state: MutableState, by: string, line: Evidence): void {
  if (isNoEvidence(line.text)) return;
  const who = isUnnamed(by) ? 'Somebody' : by;
  const signed = { ...line, text: `${who}: ${line.text}`, fromReview: true as const };
  if (isSaidBefore(state, signed)) return;
  const added = addEvidence(state, signed);
  if (added !== null) state.unnamed.set(added, { ...added, text: `Somebody: ${line.text}` });
}

/** A second view that is read again, since it was corrected, says most of it again. */
function isSaidBefore({ unnamed }: MutableState, { text, behaviours }: Evidence): boolean {
  for (const known of unnamed.keys()) {
    if (known.text === text && known.behaviours[0] === behaviours[0]) return true;
  }
  return false;
}

/** What they wrote about behaviours without an answer comes before their review. */
function reviewersOf(events: readonly Event[], undone: ReadonlySet<string>) {
  return new Map(
    events.flatMap((event) =>
      event.type === 'review' && event.sitting !== undefined && !undone.has(event.id)
        ? [[event.sitting, event.by] as const]
        : [],
    ),
  );
}

/** By what an amendment names the note of a check-in, beside the lines of evidence of the same event. */
export function noteIdOf(event: string): string {
  return `${event}.note`;
}

/** The ids of events that were taken back. The newest undo comes first, because it may take back another. */
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
  answer(state, event: EventOf<'answer'> & Pick<DraftAnswer, 'misfit'> & Pick<Draft, 'change'>) {
    const { sitting, day, question, phase, answer, misfit, change } = event;
    const draft = state.drafts.get(sitting) ?? {
      sitting,
      since: day,
      answers: [],
      placed: null,
      ...(change && { change }),
    };
    draft.answers.push({
      question,
      phase,
      answer: withoutLevelId(answer),
      ...(misfit && { misfit }),
    });
    makeCurrent(state, draft);
  },
  placed(state, { sitting, level, told }: EventOf<'placed'> & Pick<Draft, 'told'>) {
    const draft = state.drafts.get(sitting);
    if (draft === undefined) return;
    makeCurrent(state, { ...draft, placed: level, ...(told && { told }) });
    state.placed.add(sitting);
  },
  discarded(state, { sitting }) {
    closeDraft(state, sitting);
  },
  assessment(state, event) {
    state.assessments.push(event);
    state.reratedBefore.push(state.rerated);
    state.rerated = new Map();
    for (const [index, { behaviour, evidence }] of event.answers.entries()) {
      if (evidence === undefined) continue;
      const id = partId(event.id, index);
      addEvidence(state, { id, date: event.day, text: evidence, behaviours: [behaviour] });
    }
    closeDraft(state, event.sitting);
    // Drafts of other sittings can still be resumed, but their stage is now older than this assessment.
    for (const sitting of state.placed) {
      const draft = state.drafts.get(sitting);
      if (draft !== undefined) draft.placed = null;
    }
    state.placed.clear();
  },
  plan(state, event) {
    const checkin = state.checkins.get(event.sitting ?? '');
    for (const change of event.actions ?? []) {
      changeAction(state, change, event.day);
      if (checkin !== undefined) keepReason(checkin, change);
    }
    for (const id of event.declined ?? []) state.declined.set(id, event.day);
    for (const id of event.asked ?? []) state.asked.set(id, event.day);
    if (event.target !== undefined) state.target = event.target;
    if (event.nextCheckin !== undefined) state.nextCheckin = event.nextCheckin;
  },
  evidence(state, { id, date, text, behaviours, links, source, sitting = '' }) {
    const by = state.reviewers.get(sitting);
    if (by !== undefined) {
      addOthersWords(state, by, { id, date, text, behaviours });
      return;
    }
    const actions = state.finished.get(sitting);
    const line = { id, date, text, behaviours, ...(actions !== undefined && { actions }) };
    if (links === undefined && source === undefined) {
      addEvidence(state, line);
      return;
    }
    addEvidence(state, {
      ...line,
      ...(links !== undefined && { links }),
      ...(source !== undefined && { source }),
    });
  },
  // Applied to the lines that they are about, by `addEvidence`.
  amendment() {},
  checkin(state, written) {
    const { id: event, sitting, day, note, actions: outcomes, next } = written;
    const { ratings = [], evidence = [] } = written;
    const before = state.checkins.get(sitting);
    const checkin = before ?? {
      ...{ sitting, last: event, day, ...emptyCheckin() },
      ...(isCorrection(written) && { correction: true as const }),
    };
    checkin.last = event;
    // One that was left and gone on with another day has the day on which it ended.
    checkin.day = day;
    state.checkins.set(sitting, checkin);
    const { dropped = false, change } = state.amendments.get(noteIdOf(event)) ?? {};
    if (note !== undefined && !dropped) checkin.note = change?.text ?? note;
    // One by one: a list of a hundred thousand would not fit on the stack as arguments.
    for (const rating of ratings) {
      checkin.ratings.push(rating);
      const { behaviour, ...rated } = rating;
      state.rerated.set(behaviour, { ...rated, day });
    }
    for (const action of outcomes ?? []) {
      checkin.actions.push(action);
      applyOutcome(state, action.id, action.outcome, day);
    }
    for (const [index, { text, behaviours, action: named }] of evidence.entries()) {
      const line = { text, behaviours };
      checkin.evidence.push(line);
      const told = { action: named, ...line };
      const action = actionOfLine(told, { actions: outcomes, next }, checkin, state.actions);
      const tie = action !== undefined && { actions: [action] };
      addEvidence(state, { id: partId(event, index), date: day, ...line, ...tie });
    }
    if (next !== undefined) {
      checkin.next = next;
      state.nextCheckin = next;
    }
  },
  role(state, { title, since }) {
    state.roles.push({ title, since });
  },
  review(state, { id, by, day, answers }) {
    const own = latestAnswers(
      state,
      answers.map(({ behaviour }) => behaviour),
    );
    moveToEnd(state.reviews, by, { id, by, day, answers, own });
    for (const [index, { behaviour, evidence }] of answers.entries()) {
      if (evidence === undefined) continue;
      const line = { id: partId(id, index), date: day, text: evidence, behaviours: [behaviour] };
      addOthersWords(state, by, line);
    }
  },
  // Read before all others, by `readOnLadder`.
  edition() {},
  // Applied before all others, by `undoneIds`.
  undo() {},
} satisfies { [T in EventType]: (state: MutableState, event: EventOf<T>) => void };

/** The id has been read by then: `readOnLadder` has made the rank today's. */
function withoutLevelId(answer: EventOf<'answer'>['answer']): DraftAnswer['answer'] {
  return typeof answer === 'object' && answer !== null && 'level' in answer
    ? { level: answer.level }
    : answer;
}

/** The id of one of several lines of evidence in an event. */
function partId(event: string, index: number): string {
  return `${event}.${index + 1}`;
}

/** Makes this the draft that was continued last. */
function makeCurrent(state: MutableState, draft: MutableDraft): void {
  const isCurrent = state.draft?.sitting === draft.sitting;
  state.draft = draft;
  if (isCurrent) {
    state.drafts.set(draft.sitting, draft);
    return;
  }
  state.continued.push(draft.sitting);
  moveToEnd(state.drafts, draft.sitting, draft);
}

function closeDraft(state: MutableState, sitting: string): void {
  state.drafts.delete(sitting);
  if (state.draft?.sitting !== sitting) return;
  const { drafts, continued } = state;
  // A search through the open drafts would take too long in a journal of thousands.
  while (continued.length > 0 && !drafts.has(continued.at(-1) ?? '')) continued.pop();
  state.draft = drafts.get(continued.at(-1) ?? '') ?? null;
}

/** Sets an entry of a map as its last one. */
function moveToEnd<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
}

function emptyCheckin(): Pick<
  MutableCheckin,
  'note' | 'actions' | 'ratings' | 'evidence' | 'next'
> {
  return { note: null, actions: [], ratings: [], evidence: [], next: null };
}

const blankAction: Omit<KnownAction, 'id' | 'since'> = {
  behaviour: null,
  title: '',
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

/** What was in the way is void once the action is taken up again, done or let go. */
function changeAction(state: MutableState, change: KeptAction, day: Day): void {
  const changes = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  );
  const before = state.actions.get(change.id);
  // Its description was taken back or is still on another machine, so there is nothing to show.
  if (before === undefined && change.act === undefined) return;
  const action = { ...blankAction, since: day, ...before, ...changes, id: change.id };
  const isSame = action.status === before?.status;
  const isTakenUp = action.status === 'active' && !isSame;
  const { because, parked, ...rest } = action;
  const told = isSame || action.status === 'queued' ? because : change.because;
  // An event may hold all of an action that comes back from the queue, also what was in its way.
  const reason = isTakenUp ? undefined : told;
  if (isTakenUp) state.declined.delete(change.id);
  state.actions.set(change.id, {
    ...rest,
    since: isTakenUp ? day : action.since,
    ...(reason !== undefined && { because: reason }),
    ...(action.status === 'queued' && { parked: (isSame && parked) || day }),
    stuck: isSame ? action.stuck : 0,
    until: isOpen(action) ? null : (action.until ?? day),
  });
}

/** A check-in's reasons follow its outcomes, in events of the same sitting. */
function keepReason(checkin: MutableCheckin, { id, because }: KeptAction): void {
  if (because === undefined) return;
  checkin.actions = checkin.actions.map((action) =>
    action.id === id ? { ...action, because } : action,
  );
}

/** Ignores outcomes of actions that are not in the plan. */
function applyOutcome(state: MutableState, id: string, outcome: ActionOutcome, day: Day): void {
  const action = state.actions.get(id);
  if (action === undefined) return;
  // What was in the way stays until the action moves.
  if (outcome === 'stuck') {
    state.actions.set(id, { ...action, stuck: action.stuck + 1 });
    return;
  }
  if (outcome === 'moved' && action.stuck === 0 && action.because === undefined) return;
  const { because: _, parked: __, ...moved } = action;
  const ended = outcome === 'moved' ? {} : { status: outcome, until: day };
  state.actions.set(id, { ...moved, ...ended, stuck: 0 });
}
