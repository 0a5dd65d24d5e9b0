import {
  compareLadders,
  isUnchanged,
  type LadderChange,
} from '../../core/ladder/compare-ladders.js';
import type { JsonOf } from '../../core/output/output.schema.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Run } from '../shared/run.js';

export const run: Run<'ladder diff'> = async ({ arguments: [old = '', now = ''] }, world) => {
  const files = await world.ladderFiles();
  const [then, today] = [await files.read(old), await files.read(now)];
  const change = compareLadders(then, today);
  const forOthers = branchMoves(then, today, change);
  const json = {
    ...jsonOf(change),
    ...(forOthers.length > 0 && { forOthers }),
    unchanged: isUnchanged(change) && forOthers.length === 0,
  };
  return {
    json,
    page: async (style) =>
      (await import('../../views/ladder-files/diff.js')).renderLadderDiff(json, style),
  };
};

/** Behaviours that are for other branches than before. */
function branchMoves(
  then: Ladder,
  today: Ladder,
  { behaviours }: LadderChange,
): NonNullable<JsonOf<'ladder diff'>['forOthers']> {
  const [before, now] = [branchesOfEach(then), branchesOfEach(today)];
  return behaviours.flatMap(({ id, to }) => {
    if (to === null) return [];
    const [from, goes] = [before.get(id) ?? [], now.get(to.id) ?? []];
    return from.join() === goes.join() ? [] : { id: to.id, from, to: goes };
  });
}

/** The ids of the branches that each behaviour is for, sorted; none: for everybody. */
function branchesOfEach({ levels, strands }: Ladder): Map<string, string[]> {
  return new Map(
    [...levels, ...strands].flatMap((part) =>
      part.behaviours.map((one) => [one.id, [...(one.for ?? part.for ?? [])].sort()] as const),
    ),
  );
}

/** What did not change is left out. */
function jsonOf(change: LadderChange): Omit<JsonOf<'ladder diff'>, 'unchanged'> {
  const { versions, titles, sameLadder, added, addedLevels, held, numbers } = change;
  return {
    versions,
    titles,
    sameLadder,
    kept: change.behaviours.filter(({ fate }) => fate === 'same').length,
    behaviours: change.behaviours.filter(
      ({ fate, moved, id, to }) => fate !== 'same' || moved !== null || to?.id !== id,
    ),
    added: [...added],
    levels: change.levels.filter(
      ({ id, rank, title, to }) => to?.id !== id || to.rank !== rank || to.title !== title,
    ),
    addedLevels: [...addedLevels],
    points: change.points.filter(({ value, to }) => value !== to),
    held,
    numbers,
  };
}
