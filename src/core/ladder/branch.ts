import type { Branch, Ladder } from '../schema/ladder.schema.js';

/**
 * The part of a ladder that is for one branch, with the branch's id; the first branch for somebody who has chosen none
 * of them. A ladder without branches stays as it is. Nothing else in the program knows of `for`.
 */
export function ladderForBranch(ladder: Ladder, wanted: string | null): Ladder {
  const { branches = [], levels, strands } = ladder;
  const branch = chosenBranch(branches, wanted) ?? branches[0];
  if (branch === undefined) return ladder;
  const own = <T extends Tagged>(parts: readonly T[]): Omit<T, 'for'>[] =>
    parts.flatMap(({ for: only, ...part }) => (isFor({ for: only }, branch.id) ? part : []));
  return {
    ...ladder,
    branch: branch.id,
    levels: own(levels).map((level) => ({ ...level, behaviours: own(level.behaviours) })),
    strands: own(strands)
      .map((strand) => ({ ...strand, behaviours: own(strand.behaviours) }))
      .filter(({ behaviours }) => behaviours.length > 0),
  };
}

interface Tagged {
  readonly for?: readonly string[] | undefined;
}

export function isFor({ for: only }: Tagged, branch: string): boolean {
  return only === undefined || only.includes(branch);
}

/** null for somebody who has chosen none of these. */
export function chosenBranch(branches: readonly Branch[], wanted: string | null): Branch | null {
  return branches.find(({ id }) => id === wanted) ?? null;
}

export function branchLabel({ branches = [] }: Pick<Ladder, 'branches'>, id: string): string {
  return chosenBranch(branches, id)?.label ?? id;
}
