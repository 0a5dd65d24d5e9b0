import { factsOf } from '../../core/ladder/ladder-facts.js';
import type { Run } from '../shared/run.js';

export const run: Run<'ladder list'> = async (_, world) => {
  const files = await world.ladderFiles();
  const { ladder: inUse } = await world.settings();
  const named = await files.named();
  const ladders = named.map((one) => {
    const common = { name: one.name, inUse: one.name === inUse };
    return one.ladder === null
      ? { ...common, ladder: null, problem: one.reason }
      : { ...common, ladder: factsOf(one.ladder), problem: null };
  });
  // A ladder that is used from where it lies has a path instead of a name.
  const path = named.some(({ name }) => name === inUse) ? null : inUse;
  const json = { folder: files.folder, ladders, path };
  return {
    json,
    page: async (style) =>
      (await import('../../views/ladder-files/files.js')).renderLadderList(json, style),
  };
};
