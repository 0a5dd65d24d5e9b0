import {
  compareLadders,
  isUnchanged,
  type LadderChange,
} from '../../core/ladder/compare-ladders.js';
import type { JsonOf } from '../../core/output/output.schema.js';
import type { Run } from '../shared/run.js';

export const run: Run<'ladder diff'> = async ({ arguments: [old = '', now = ''] }, world) => {
  const files = await world.ladderFiles();
  const change = compareLadders(await files.read(old), await files.read(now));
  const json = { ...jsonOf(change), unchanged: isUnchanged(change) };
  return {
    json,
    page: async (style) =>
      (await import('../../views/ladder-files/diff.js')).renderLadderDiff(json, style),
  };
};

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
