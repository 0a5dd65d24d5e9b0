import type { Ladder, LevelBehaviour } from '../schema/ladder.schema.js';

/** A side of the work, which some ladders call a track. */
export interface Side {
  readonly theme: string;
  readonly label: string;
}

/** From so many sides on, a ladder has tracks: each is told for itself. */
export const tracks = 3;

/** How a ladder calls a side; some authors write "your customer side", others "customer side". */
export function sideLabel({ themes }: Pick<Ladder, 'themes'>, theme: string): string {
  return (themes[theme]?.label ?? theme).replace(/^your /i, '');
}

/** The sides, in the order in which the ladder first names them. */
export function sidesOf(ladder: Ladder): Side[] {
  const themes = ladder.levels.flatMap(({ behaviours }) =>
    behaviours.flatMap(({ theme }) => theme ?? []),
  );
  return [...new Set(themes)].map((theme) => ({ theme, label: sideLabel(ladder, theme) }));
}

export function hasTracks(ladder: Ladder): boolean {
  return sidesOf(ladder).length >= tracks;
}

/** The behaviours by side, those without one last; one group without a label where the ladder has no tracks. */
export function bySide(
  ladder: Ladder,
  behaviours: readonly LevelBehaviour[],
): { readonly label: string | null; readonly behaviours: readonly LevelBehaviour[] }[] {
  if (!hasTracks(ladder)) return [{ label: null, behaviours }];
  const groups = [...sidesOf(ladder), null].map((side) => ({
    label: side?.label ?? null,
    behaviours: behaviours.filter(({ theme }) => theme === (side?.theme ?? null)),
  }));
  return groups.filter((group) => group.behaviours.length > 0);
}
