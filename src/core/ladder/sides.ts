import { capitalised } from '../base/letters.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { findBehaviour } from './find-in-ladder.js';

/** A side of the work, which some ladders call a track. */
export interface Side {
  readonly theme: string;
  readonly label: string;
}

/** From so many sides on, a ladder has tracks: each is told for itself. */
export const tracks = 3;

/** How a ladder's author calls a side. */
export function themeLabel({ themes }: Pick<Ladder, 'themes'>, theme: string): string {
  return themes[theme]?.label ?? theme;
}

/** How a ladder calls a side; some authors write "your customer side", others "customer side". */
export function sideLabel(ladder: Pick<Ladder, 'themes'>, theme: string): string {
  return themeLabel(ladder, theme).replace(/^your /i, '');
}

/** What a question about a level is headed by: what its side is about or, where there are many sides, its label. */
export function sideHeading(ladder: Ladder, theme: string | null): string {
  if (theme === null) return 'Your work';
  const about = hasTracks(ladder) ? null : ladder.themes[theme]?.about;
  return capitalised(about || sideLabel(ladder, theme));
}

export function sideHeadings(ladder: Ladder): string[] {
  return [null, ...sidesOf(ladder).map(({ theme }) => theme)].map((theme) =>
    sideHeading(ladder, theme),
  );
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

/** Things that are about behaviours, under the label of their side. */
export interface SideGroup<T> {
  /** null for those of no side, and for all where the ladder has no tracks. */
  readonly label: string | null;
  readonly items: readonly T[];
}

/** The items by the side of their behaviour, those without one last; one group where the ladder has no tracks. */
export function bySide<T>(
  ladder: Ladder,
  items: readonly T[],
  behaviourOf: (item: T) => string,
): SideGroup<T>[] {
  if (!hasTracks(ladder)) return [{ label: null, items }];
  const groups = [...sidesOf(ladder), null].map((side) => ({
    label: side?.label ?? null,
    items: items.filter((item) => sideOf(ladder, behaviourOf(item)) === (side?.theme ?? null)),
  }));
  return groups.filter((group) => group.items.length > 0);
}

function sideOf(ladder: Ladder, behaviour: string): string | null {
  const found = findBehaviour(ladder, behaviour);
  return found?.level === undefined ? null : found.behaviour.theme;
}

/** The label of the behaviour's side where the ladder has tracks, so that a reader knows what a statement is about. */
export function trackOf(ladder: Ladder, behaviour: string): string | null {
  const theme = hasTracks(ladder) ? sideOf(ladder, behaviour) : null;
  return theme === null ? null : sideLabel(ladder, theme);
}
