import type { Event, EventOf } from '../schema/events.schema.js';
import type { Checkin, KnownAction } from './state.js';

/** Finds the action that a line of evidence reports on. Sharing a behaviour or a day isn't enough. */

/** Ids of actions that were done, by the sitting of the change, which a line about them shares. */
export type FinishedIn = ReadonlyMap<string, readonly string[]>;

/** Read before all others: a line may stand before the change, where it was noted first. */
export function finishedIn(events: readonly Event[], ladder: string): FinishedIn {
  return new Map(
    events.flatMap((event) => {
      if (event.type !== 'plan' || event.ladder !== ladder) return [];
      const { sitting, actions = [] } = event;
      const done = actions.flatMap(({ id, status }) => (status === 'done' ? id : []));
      return sitting === undefined || done.length === 0 ? [] : [[sitting, done] as const];
    }),
  );
}

/**
 * The action that a line of a check-in is about. A conversation asks for a line right after the outcome and writes it by
 * itself; journals before 0.2 do not name the action. A script says everything at once: there, the behaviour tells, if
 * one action alone has it.
 */
export function actionOfLine(
  { action, behaviours }: NonNullable<EventOf<'checkin'>['evidence']>[number],
  event: Pick<EventOf<'checkin'>, 'actions' | 'next'>,
  checkin: Pick<Checkin, 'actions'>,
  known: ReadonlyMap<string, Pick<KnownAction, 'behaviour'>>,
): string | undefined {
  if (action !== undefined) return action;
  const told = event.actions ?? (event.next === undefined ? checkin.actions.slice(-1) : []);
  const ids = told.flatMap(({ id, outcome }) =>
    (outcome === 'done' || outcome === 'moved') && isAbout(behaviours, known.get(id)) ? id : [],
  );
  return ids.length === 1 ? ids[0] : undefined;
}

/** Whether a line can be what came of an action: both are about the same behaviour, or about none. */
export function isAbout(
  behaviours: readonly string[],
  action: Pick<KnownAction, 'behaviour'> | undefined,
): boolean {
  const behaviour = action?.behaviour ?? null;
  return behaviour === null ? behaviours.length === 0 : behaviours.includes(behaviour);
}
