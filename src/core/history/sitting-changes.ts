import type { Day } from '../base/day.js';
import { foldEach, undoneIds } from '../journal/fold.js';
import type { Answer } from '../ladder/answers.js';
import { inLadderWords } from '../plan/ladder-words.js';
import type { Event, KeptAction } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { ActionStatus } from '../schema/report.schema.js';
import type { PlanMove, Rerated, ToldAction, ToldMove } from './changes.js';
import { answerAgain, movesOf, ratedBy, toldAction, toldMove } from './changes.js';

/** The plan changes, outcomes and ratings of one sitting. */
export interface SittingChanges {
  readonly moves: readonly ToldMove[];
  /** The last new rating of each behaviour. */
  readonly ratings: readonly Rerated[];
  /** Active actions that were asked about without an outcome. How often in a row they were due then; 0: this one isn't. */
  readonly notYet: readonly (ToldAction & { readonly times: number })[];
  /** Actions that stayed as they were, with another date. */
  readonly redated: readonly (ToldAction & {
    readonly from: Day | null;
    readonly to: Day | null;
  })[];
  /** Actions that stayed, in other words. */
  readonly reworded: readonly ToldAction[];
}

/** For a check-in in which nothing was said. */
export const noChanges: SittingChanges = {
  moves: [],
  ratings: [],
  notYet: [],
  redated: [],
  reworded: [],
};

export function changesIn(
  sitting: string,
  ladder: Ladder,
  events: readonly Event[],
): SittingChanges {
  const statuses = new Map<string, ActionStatus>();
  const moves: PlanMove[] = [];
  const answers = new Map<string, Answer>();
  const ratings = new Map<string, Rerated[]>();
  const waits = new Waits();
  const edits = new Edits();
  const state = foldEach(events, ladder.id, (event) => {
    const moved = movesOf(event, statuses);
    const isHere = 'sitting' in event && event.sitting === sitting;
    if (isHere) moves.push(...moved);
    waits.add(event);
    if (event.type === 'plan') edits.add(event.actions ?? [], isHere);
    if (event.type === 'assessment') answerAgain(answers, event);
    if (event.type === 'checkin') ratings.set(event.sitting, ratedBy(event, ratings, answers));
  });
  const actions = new Map(inLadderWords(ladder, state).actions.map((known) => [known.id, known]));
  const told = (id: string) => toldAction(id, actions);
  return {
    moves: moves.flatMap((move) => toldMove(move, actions)),
    ratings: ratings.get(sitting) ?? [],
    notYet: state.actions.flatMap(({ id, status }) => {
      const times = waits.timesOf(id, sitting);
      return status === 'active' && times !== null ? { ...told(id), times } : [];
    }),
    redated: edits.redated().map(({ id, from, to }) => ({ ...told(id), from, to })),
    reworded: edits.reworded().map(told),
  };
}

/** At how many check-ins in a row an action was due and had no outcome so far. */
export function notYetBefore(id: string, events: readonly Event[]): number {
  const undone = undoneIds(events);
  const waits = new Waits();
  for (const event of events) if (!undone.has(event.id)) waits.add(event);
  return waits.countOf(id);
}

/** By sitting, what was asked about without an outcome; with steps and behaviours among the ids of actions. */
export function notYetIn(events: readonly Event[]): ReadonlyMap<string, string[]> {
  const undone = undoneIds(events);
  const asked = new Map<string, string[]>();
  const settled = new Set<string>();
  for (const event of events) {
    if (undone.has(event.id) || (event.type !== 'plan' && event.type !== 'checkin')) continue;
    const { sitting = '', actions = [] } = event;
    for (const action of actions) {
      if ('outcome' in action || action.status !== undefined)
        settled.add(`${sitting} ${action.id}`);
    }
    if (event.type === 'plan')
      asked.set(sitting, [...(asked.get(sitting) ?? []), ...(event.asked ?? [])]);
  }
  return new Map(
    [...asked].map(([sitting, ids]) => [
      sitting,
      [...new Set(ids)].filter((id) => !settled.has(`${sitting} ${id}`)),
    ]),
  );
}

/** At which check-ins in a row each action had no outcome. */
class Waits {
  /** The sittings of each action, and whether it was due by then. */
  readonly #sittings = new Map<string, { readonly sitting: string; readonly isDue: boolean }[]>();
  /** Actions that had an outcome, or another status, in a sitting. */
  readonly #settled = new Set<string>();
  readonly #due = new Map<string, Day | null>();
  /** Dates before a sitting changed them: by these it asks. */
  readonly #dueBefore = new Map<string, Day | null>();

  add(event: Event): void {
    if (event.type === 'checkin') {
      for (const { id } of event.actions ?? []) this.#settle(id, event.sitting);
    }
    if (event.type !== 'plan') return;
    const { sitting = '', actions = [], asked = [] } = event;
    for (const { id, status, due } of actions) {
      if (status !== undefined) this.#settle(id, sitting);
      if (due !== undefined) this.#redate(id, sitting, due);
    }
    for (const id of asked) this.#wait(id, sitting, event.day);
  }

  #wait(id: string, sitting: string, day: Day): void {
    const key = `${sitting} ${id}`;
    const before = this.#sittings.get(id) ?? [];
    if (before.some((one) => one.sitting === sitting) || this.#settled.has(key)) return;
    const known = this.#dueBefore.get(key);
    const due = known === undefined ? this.#due.get(id) : known;
    this.#sittings.set(id, [...before, { sitting, isDue: !!due && due <= day }]);
  }

  #redate(id: string, sitting: string, due: Day | null): void {
    const key = `${sitting} ${id}`;
    if (!this.#dueBefore.has(key)) this.#dueBefore.set(key, this.#due.get(id) ?? null);
    this.#due.set(id, due);
  }

  #settle(id: string, sitting: string): void {
    this.#sittings.delete(id);
    this.#settled.add(`${sitting} ${id}`);
  }

  countOf(id: string): number {
    return this.#sittings.get(id)?.filter(({ isDue }) => isDue).length ?? 0;
  }

  /** How often in a row it was due by the end of a sitting, 0 where it wasn't due in this one; null: it had an outcome. */
  timesOf(id: string, sitting: string): number | null {
    const all = this.#sittings.get(id) ?? [];
    const at = all.findIndex((one) => one.sitting === sitting);
    if (at === -1) return null;
    return all[at]?.isDue ? all.slice(0, at + 1).filter(({ isDue }) => isDue).length : 0;
  }
}

/** New dates and words of actions whose place in the plan stays. */
class Edits {
  readonly #due = new Map<string, Day | null>();
  readonly #redated = new Map<string, { readonly from: Day | null; readonly to: Day | null }>();
  readonly #reworded = new Set<string>();

  add(changes: readonly KeptAction[], isHere: boolean): void {
    for (const { id, status, due, ...words } of changes) {
      const before = this.#due.get(id);
      const isKept = isHere && before !== undefined && status === undefined;
      if (isKept && due !== undefined) {
        const { from } = this.#redated.get(id) ?? { from: before };
        this.#redated.set(id, { from, to: due });
      }
      if (isKept && wordsOfAction.some((part) => words[part] !== undefined)) this.#reworded.add(id);
      if (due !== undefined || before === undefined) this.#due.set(id, due ?? null);
    }
  }

  redated() {
    return [...this.#redated]
      .filter(([, { from, to }]) => from !== to)
      .map(([id, days]) => ({ id, ...days }));
  }

  reworded(): string[] {
    return [...this.#reworded];
  }
}

const wordsOfAction = ['title', 'cue', 'act', 'obstacle', 'fallback', 'doneWhen'] as const;
