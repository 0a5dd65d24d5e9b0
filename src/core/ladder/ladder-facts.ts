import type { JsonOf } from '../output/output.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { sidesOf } from './sides.js';

/** A ladder by its name and in numbers. Its sides are in the order in which it first names them. */
export type LadderFacts = JsonOf<'ladder import'>['ladder'];

export function factsOf(ladder: Ladder): LadderFacts {
  const { id, title, version, levels, strands } = ladder;
  const parts = [...levels, ...strands];
  return {
    id,
    title,
    version,
    levels: levels.length,
    behaviours: parts.reduce((sum, { behaviours }) => sum + behaviours.length, 0),
    strands: strands.length,
    sides: sidesOf(ladder).map(({ label }) => label),
  };
}
