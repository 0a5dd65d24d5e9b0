import type { Ladder } from '../schema/ladder.schema.js';

/** Twelve strand questions take about a minute and a half. */
export const maxStrandQuestions = 12;

/**
 * Picks at most 12 strand behaviours that are expected by the next level: those worked on, the latest expected of each
 * strand, then the latest expected of the others. Those worked on come first, the others grouped by strand.
 */
export function strandQuestions(
  ladder: Ladder,
  stage: number,
  workedOn: readonly string[] = [],
): string[] {
  const byStrand = ladder.strands.map((strand) =>
    strand.behaviours
      .filter(({ expectedFrom }) => expectedFrom <= stage + 1)
      .sort((a, b) => b.expectedFrom - a.expectedFrom),
  );
  const first = byStrand.flatMap(([latest]) => latest ?? []);
  const others = byStrand
    .flatMap(([, ...rest]) => rest)
    .sort((a, b) => b.expectedFrom - a.expectedFrom);
  const ids = byStrand.flat().map(({ id }) => id);
  const worked = workedOn.filter((id) => ids.includes(id));
  const latest = [...first, ...others].map(({ id }) => id);
  const chosen = [...new Set([...worked, ...latest])].slice(0, maxStrandQuestions);
  return [...new Set([...worked, ...ids])].filter((id) => chosen.includes(id));
}
