import { findId } from '../../core/ladder/find-id.js';
import { findPart, ladderParts } from '../../core/ladder/find-in-ladder.js';
import type { JsonOf } from '../../core/output/output.schema.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Run } from '../shared/run.js';

export const run: Run<'ladder'> = async ({ arguments: [word] }, world) => {
  const ladder = await world.ladder();
  const wanted = { what: 'level, strand or behaviour', next: ['career-coach ladder'] };
  const id = word === undefined ? undefined : findId(word, ladderParts(ladder), wanted);
  return {
    json: partJson(ladder, id),
    page: async (style) =>
      (await import('../../views/terminal/pages.js')).renderLadder(ladder, id, style),
  };
};

/** The edition is for the journal alone: no author writes it. */
function withoutEdition({ edition, ...ladder }: Ladder): Ladder {
  return ladder;
}

/** A behaviour also names its level or strand. */
function partJson(ladder: Ladder, id: string | undefined): JsonOf<'ladder'> {
  const part = id === undefined ? null : findPart(ladder, id);
  if (part === null) return { ladder: withoutEdition(ladder) };
  const { behaviour, level, strand } = part;
  if (behaviour === undefined) return part;
  return level === undefined ? { behaviour, strand: strand.id } : { behaviour, level: level.rank };
}
