import type { Event, EventOf, EventType } from '../schema/events.schema.js';
import { isCorrection } from './correction.js';
import type { DraftAnswer } from './draft.js';
import { latestAnswers } from './earlier-ratings.js';
import { closeDraft, makeCurrent } from './fold-drafts.js';
import { addEvidence, addOthersWords, rateNotes } from './fold-evidence.js';
import { applyOutcome, changeAction, keepReason } from './fold-plan.js';
import type { MutableCheckin, MutableState } from './mutable-state.js';
import { startingState } from './mutable-state.js';
import { actionOfLine, isAbout } from './results.js';
import { withStepsMarked } from './small-steps.js';
import type { Draft, State } from './state.js';
import { anonymousFrom } from './state.js';

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
  const state = startingState(events, undone, ladder);
  for (const event of events) {
    if (undone.has(event.id) || isOfOther(event, ladder)) continue;
    // Safe: `satisfies` below gives each event type its own handler.
    (applyEvent[event.type] as (state: MutableState, event: Event) => void)(state, event);
    visit(event, state);
  }
  return finished(state);
}

/** The state without what only folding needs. */
function finished(state: MutableState): State {
  const {
    draft,
    assessments,
    rerated,
    reratedBefore,
    changedBy,
    declined,
    asked,
    roles,
    target,
    nextCheckin,
  } = state;
  const isAnonymous = state.reviews.size >= anonymousFrom;
  return {
    draft,
    assessments,
    checkins: [...state.checkins.values()],
    rerated,
    reratedBefore,
    actions: withStepsMarked([...state.actions.values()]),
    changedBy,
    declined,
    asked,
    evidence: isAnonymous
      ? state.evidence.map((line) => state.unnamed.get(line) ?? line)
      : state.evidence,
    roles,
    reviews: [...state.reviews.values()],
    target,
    nextCheckin,
  };
}

/** What happened is in every ladder's log. */
function isOfOther(event: Event, ladder: string): boolean {
  return event.type !== 'evidence' && 'ladder' in event && event.ladder !== ladder;
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
    for (const [index, { behaviour, answer, evidence }] of event.answers.entries()) {
      if (evidence === undefined) continue;
      const line = { id: partId(event.id, index), date: event.day, text: evidence };
      const rated = typeof answer === 'number' && { rated: answer };
      addEvidence(state, { ...line, behaviours: [behaviour], ...rated });
    }
    rateNotes(state, event);
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
      if (change.status !== undefined) state.changedBy.set(change.id, event.id);
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
    // While the questionnaire is open, notes are about its questions.
    const finished = state.drafts.has(sitting) ? [] : (state.finished.get(sitting) ?? []);
    const about = finished.filter((one) => isAbout(behaviours, state.actions.get(one)));
    const actions = about.length > 0 ? about : finished;
    const line = { id, date, text, behaviours, ...(actions.length > 0 && { actions }) };
    if (sitting !== '') state.sittingsOfNotes.set(id, sitting);
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
      state.changedBy.set(action.id, event);
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
    const before = state.reviews.get(by);
    const given = new Map(before?.answers.map(({ behaviour, answer }) => [behaviour, answer]));
    // Read again, a rating that stayed keeps what it was first compared with: they may have talked about it since.
    const kept = answers.filter(({ behaviour, answer }) => given.get(behaviour) === answer);
    const own = new Map([
      ...latestAnswers(
        state,
        answers.map(({ behaviour }) => behaviour),
      ),
      ...kept.flatMap(({ behaviour }) => {
        const first = before?.own.get(behaviour);
        return first === undefined ? [] : [[behaviour, first] as const];
      }),
    ]);
    // The newest is at the end.
    state.reviews.delete(by);
    state.reviews.set(by, { id, by, day, answers, own });
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

function emptyCheckin(): Pick<
  MutableCheckin,
  'note' | 'actions' | 'ratings' | 'evidence' | 'next'
> {
  return { note: null, actions: [], ratings: [], evidence: [], next: null };
}

/** The id of one of several lines of evidence in an event. */
function partId(event: string, index: number): string {
  return `${event}.${index + 1}`;
}
