import { findId } from '../core/ladder/find-id.js';
import { findPart, ladderParts } from '../core/ladder/find-in-ladder.js';
import type { JsonOf } from '../core/output/output.schema.js';
import type { Ladder } from '../core/schema/ladder.schema.js';
import type { Run } from './shared/run.js';

export const run: Run<'ladder'> = async ({ arguments: [word] }, world) => {
  const ladder = await world.ladder();
  const wanted = { what: 'level, strand or behaviour', next: ['career-coach ladder'] };
  const which = word === undefined ? undefined : findId(word, ladderParts(ladder), wanted);
  return {
    json: partOf(ladder, which),
    page: async (style) =>
      (await import('../views/terminal/pages.js')).renderLadder(ladder, which, style),
  };
};

/** The part that was asked for, under the name of what it is; a behaviour says where it stands, too. */
function partOf(ladder: Ladder, which: string | undefined): JsonOf<'ladder'> {
  const part = which === undefined ? null : findPart(ladder, which);
  if (part === null) return { ladder };
  const { behaviour, level, strand } = part;
  if (behaviour === undefined) return part;
  return level === undefined ? { behaviour, strand: strand.id } : { behaviour, level: level.rank };
}
