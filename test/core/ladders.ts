import type { Ladder, LadderFile } from '../../src/core/schema/ladder.schema.js';
import { ladderSchema } from '../../src/core/schema/ladder.schema.js';

/** The behaviour ids of level `rank`: `l2-b1` … */
export const behaviourIds = (rank: number, count: number) =>
  Array.from({ length: count }, (_, index) => `l${rank}-b${index + 1}`);

/**
 * A ladder for tests: `levels` levels of `size` behaviours in two alternating themes, and two strands of two
 * behaviours each (expected from levels 1 and 2), of which the first comes first.
 */
export function testLadder(levels = 3, size = 4, change: Partial<LadderFile> = {}): Ladder {
  const ranks = Array.from({ length: levels }, (_, index) => index + 1);
  return ladderSchema.parse({
    id: 'test',
    title: 'Test ladder',
    levels: ranks.map((rank) => ({
      rank,
      id: `level-${rank}`,
      title: `Title ${rank}`,
      behaviours: behaviourIds(rank, size).map((id, index) => ({
        id,
        theme: index % 2 === 0 ? 'craft' : 'customer',
        statement: `Does ${id}.`,
        actions: [
          { id: `${id}-start`, for: 'start', act: `start ${id}` },
          { id: `${id}-habit`, for: 'habit', act: `keep up ${id}`, days: 14 },
          { id: `${id}-opening`, for: 'opening', act: `open ${id}` },
        ],
      })),
    })),
    strands: ['trust', 'listen'].map((id) => ({
      id,
      title: `Strand ${id}`,
      comesFirst: id === 'trust',
      behaviours: [1, 2].map((rank) => ({
        id: `${id}-${rank}`,
        statement: `Does ${id} ${rank}.`,
        expectedFrom: rank,
        actions: [{ id: `${id}-${rank}-start`, for: 'start', act: `start ${id} ${rank}` }],
      })),
    })),
    ...change,
  } satisfies LadderFile);
}

/** Answers that hold every behaviour up to the level `stage` and none above; strands not answered. */
export function cleanAnswers(
  ladder: Ladder,
  stage: number,
  high = 4,
  low = 2,
): Map<string, number> {
  return new Map(
    ladder.levels.flatMap(({ rank, behaviours }) =>
      behaviours.map(({ id }) => [id, rank <= stage ? high : low] as const),
    ),
  );
}
