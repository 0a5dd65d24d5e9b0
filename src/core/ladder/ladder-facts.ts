import type { Ladder } from '../schema/ladder.schema.js';
import { sidesOf } from './sides.js';

/** A ladder by its name and in numbers. */
export interface LadderFacts {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly levels: number;
  /** Those of levels and strands. */
  readonly behaviours: number;
  readonly strands: number;
  /** The labels of its sides, in the order in which the ladder first names them. */
  readonly sides: string[];
}

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
