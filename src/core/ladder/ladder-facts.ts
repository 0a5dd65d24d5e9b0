import type { Ladder } from '../schema/ladder.schema.js';

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

export function factsOf({ id, title, version, levels, strands, themes }: Ladder): LadderFacts {
  const parts = [...levels, ...strands];
  const names = levels.flatMap(({ behaviours }) => behaviours.map(({ theme }) => theme));
  return {
    id,
    title,
    version,
    levels: levels.length,
    behaviours: parts.reduce((sum, { behaviours }) => sum + behaviours.length, 0),
    strands: strands.length,
    sides: [...new Set(names)]
      .filter((name) => name !== null)
      .map((name) => themes[name]?.label ?? name),
  };
}
