import { currentAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import type { State } from '../journal/state.js';
import { countAnswered } from '../journal/state.js';
import type { Outline, OutlineChange } from '../output/undo.schema.js';
import { stateOf } from '../plan/ladder-words.js';
import { countedFacts } from '../schema/atoms.js';
import type { Event } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { countedCheckins } from './noted.js';
import { computedPosition } from './standing.js';

/** The outline on a day. */
export function outlineOf(ladder: Ladder, events: readonly Event[], today: Day): Outline {
  const state = stateOf(ladder, events);
  return {
    stage: stageOf(ladder, state, today),
    assessments: state.assessments.length,
    checkins: countedCheckins(state.checkins).length,
    evidence: state.evidence.length,
    reviews: state.reviews.length,
    rerated: state.rerated.size,
    role: state.roles.at(-1)?.title ?? null,
    draft: state.draft === null ? null : countAnswered(state.draft),
    target: state.target,
    nextCheckin: state.nextCheckin,
    actions: state.actions.map(({ id, title, status, cue, act, due }) => ({
      id,
      title,
      status,
      text: [cue, act, due ?? ''].join('\n'),
    })),
  };
}

function stageOf(ladder: Ladder, state: State, today: Day): Outline['stage'] {
  const current = currentAnswers(ladder, state, today);
  return current === null ? null : computedPosition(ladder, current);
}

interface BeforeAndAfter {
  readonly before: Outline;
  readonly after: Outline;
}

/** In the order in which views print them. */
export function changesOf({ before, after }: BeforeAndAfter): OutlineChange[] {
  const stage: OutlineChange[] =
    JSON.stringify(before.stage) === JSON.stringify(after.stage)
      ? []
      : [{ what: 'stage', from: before.stage, to: after.stage }];
  const numbers = countedFacts.flatMap((what): OutlineChange[] =>
    before[what] === after[what] ? [] : [{ what, from: before[what], to: after[what] }],
  );
  const texts = (['role', 'nextCheckin'] as const).flatMap((what): OutlineChange[] =>
    before[what] === after[what] ? [] : [{ what, from: before[what], to: after[what] }],
  );
  return [...stage, ...numbers, ...texts, ...changedActions(before, after)];
}

function changedActions(before: Outline, after: Outline): OutlineChange[] {
  const then = new Map(before.actions.map((action) => [action.id, action]));
  const now = new Map(after.actions.map((action) => [action.id, action]));
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((id): OutlineChange[] => {
    const from = then.get(id);
    const to = now.get(id);
    if (from?.status === to?.status && from?.text === to?.text) return [];
    const title = to?.title ?? from?.title ?? '';
    return [{ what: 'action', id, title, from: from?.status ?? null, to: to?.status ?? null }];
  });
}
