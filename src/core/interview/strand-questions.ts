import type { Ladder } from '../schema/ladder.schema.js';

/** Twelve strand questions take about a minute and a half. */
export const maxStrandQuestions = 12;

/**
 * Picks at most 12 strand behaviours that are expected by the next level: those to be asked first, the latest expected of
 * each strand, then the latest expected of the others. The first ones stay first; the others are grouped by strand.
 */
export function strandQuestions(
  ladder: Ladder,
  stage: number,
  askedFirst: readonly string[] = [],
): string[] {
  const byStrand = ladder.strands.map((strand) =>
    strand.behaviours
      .filter(({ expectedFrom }) => expectedFrom <= stage + 1)
      .sort((a, b) => b.expectedFrom - a.expectedFrom),
  );
  const ofEach = byStrand.flatMap(([latest]) => latest ?? []);
  const others = byStrand
    .flatMap(([, ...rest]) => rest)
    .sort((a, b) => b.expectedFrom - a.expectedFrom);
  const ids = byStrand.flat().map(({ id }) => id);
  const known = new Set(ids);
  const first = askedFirst.filter((id) => known.has(id));
  const latest = [...ofEach, ...others].map(({ id }) => id);
  const chosen = new Set([...new Set([...first, ...latest])].slice(0, maxStrandQuestions));
  return [...new Set([...first, ...ids])].filter((id) => chosen.has(id));
}
