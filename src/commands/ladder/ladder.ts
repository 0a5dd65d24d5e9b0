import { findId } from '../../core/ladder/find-id.js';
import { findPart, ladderParts } from '../../core/ladder/find-in-ladder.js';
import type { JsonOf } from '../../core/output/output.schema.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { noticeOpenBranch } from '../shared/branch.js';
import type { Run } from '../shared/run.js';

export const run: Run<'ladder'> = async ({ arguments: [word] }, world) => {
  const ladder = await world.ladder();
  await noticeOpenBranch(world);
  const wanted = { what: 'level, habit or behaviour', next: ['career-coach ladder'] };
  const id = word === undefined ? undefined : findId(word, ladderParts(ladder), wanted);
  return {
    json: partJson(ladder, id),
    page: async (style) =>
      (await import('../../views/terminal/ladder.js')).renderLadder(ladder, id, style),
  };
};

/** The edition is for the journal alone, and no author writes it or the branch. */
function ladderJson({ edition, branch, ...ladder }: Ladder): JsonOf<'ladder'> {
  return { ladder, ...(branch !== undefined && { branch }) };
}

/** A behaviour also names its level or strand. */
function partJson(ladder: Ladder, id: string | undefined): JsonOf<'ladder'> {
  const part = id === undefined ? null : findPart(ladder, id);
  if (part === null) return ladderJson(ladder);
  const { behaviour, level, strand } = part;
  if (behaviour === undefined) return part;
  return level === undefined ? { behaviour, strand: strand.id } : { behaviour, level: level.rank };
}
