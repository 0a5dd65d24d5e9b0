import { type Answer, type Answers, isRated } from '../ladder/answers.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Standing, ThemeStanding } from './standing.js';
import { themesOf } from './standing.js';

/** Ids of themes that moved as they do by what was rated both times. Others moved because other things were asked. */
export function comparableThemes(
  ladder: Ladder,
  standings: readonly (Standing | null)[],
  then: Answers,
  now: Answers,
): string[] {
  const isInBoth = ([id]: readonly [string, Answer]) =>
    isRated(then.get(id)) && isRated(now.get(id));
  const byBoth = [then, now].map((answers) =>
    themesOf(ladder, new Map([...answers].filter(isInBoth))),
  );
  const told = standings.map((standing) => standing?.themes ?? []);
  return Object.keys(ladder.themes).filter((id) => moveOf(id, told) === moveOf(id, byBoth));
}

/** 1: up; -1: down; NaN where it has no position both times. */
function moveOf(id: string, times: readonly (readonly ThemeStanding[])[]): number {
  const [before = Number.NaN, now = Number.NaN] = times.map(
    (themes) => themes.find(({ theme }) => theme === id)?.position,
  );
  return Math.sign(now - before);
}

/** Ids of strands with the same behaviours rated both times. Other strands' counts can't show growth. */
export function comparableStrands({ strands }: Ladder, then: Answers, now: Answers): string[] {
  return strands
    .filter(({ behaviours }) =>
      behaviours.every(({ id }) => isRated(then.get(id)) === isRated(now.get(id))),
    )
    .map(({ id }) => id);
}
