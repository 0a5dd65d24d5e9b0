import type { Ladder } from '../schema/ladder.schema.js';

/** A ladder in numbers. */
export interface LadderSize {
  readonly levels: number;
  /** Those of levels and strands. */
  readonly behaviours: number;
  readonly strands: number;
  /** The labels of its sides, in the order in which the ladder first names them. */
  readonly sides: readonly string[];
}

export function sizeOf({ levels, strands, themes }: Ladder): LadderSize {
  const parts = [...levels, ...strands];
  const names = levels.flatMap(({ behaviours }) => behaviours.map(({ theme }) => theme));
  return {
    levels: levels.length,
    behaviours: parts.reduce((sum, { behaviours }) => sum + behaviours.length, 0),
    strands: strands.length,
    sides: [...new Set(names)]
      .filter((name) => name !== null)
      .map((name) => themes[name]?.label ?? name),
  };
}
