import { type Path, type Problem, pathText, valueText } from '../base/problems.js';
import { isFor } from '../ladder/branch.js';
import type { Ladder, LevelBehaviour, StrandBehaviour } from '../schema/ladder.schema.js';
import { numbersOf } from './placement-model.js';

/** What a ladder's shape cannot say. */

/** What is wrong with a ladder whose shape is right, in the order of the file; empty for a good one. */
export function ladderProblems(ladder: Ladder): Problem[] {
  return [
    ...scaleProblems(ladder),
    ...branchProblems(ladder),
    ...rankProblems(ladder),
    ...strandProblems(ladder),
    ...themeProblems(ladder),
    ...placementProblems(ladder),
    ...idProblems(ladder),
  ];
}

function problem(path: Path, value: unknown, allowed: string): Problem {
  return { path, found: valueText(value), allowed };
}

function problemIf(isWrong: boolean, ...about: Parameters<typeof problem>): Problem[] {
  return isWrong ? [problem(...about)] : [];
}

function scaleProblems({ scale: { held, points } }: Ladder): Problem[] {
  return [
    ...problemIf(held > points.length, ['scale', 'held'], held, `2 to ${points.length}`),
    ...points.flatMap(({ value }, index) => {
      const path = ['scale', 'points', index, 'value'];
      return problemIf(value !== index + 1, path, value, `${index + 1}: points count up from 1`);
    }),
  ];
}

/** Counts levels up for each branch; for all at once where there are none. */
function rankProblems({ branches = [], levels }: Ladder): Problem[] {
  const found = new Map<number, Problem>();
  for (const branch of branches.length === 0 ? [null] : branches) {
    const own = levels
      .map((level, index) => ({ level, index }))
      .filter(({ level }) => branch === null || isFor(level, branch.id));
    const of = branch === null ? '' : ` in each branch, and this is one of ${branch.id}`;
    for (const [at, { level, index }] of own.entries()) {
      if (level.rank === at + 1 || found.has(index)) continue;
      const allowed = `${at + 1}: levels count up from 1${of}`;
      found.set(index, problem(['levels', index, 'rank'], level.rank, allowed));
    }
  }
  return [...found.values()];
}

/** A branch is a ladder of its own: two levels, each with behaviours. */
function branchProblems(ladder: Ladder): Problem[] {
  const { branches = [], levels, strands } = ladder;
  const ids = branches.map(({ id }) => id);
  const repeated = branches.flatMap(({ id }, index) => {
    const first = ids.indexOf(id);
    const allowed = `an id of its own: ${pathText(['branches', first])} has this one`;
    return problemIf(first !== index, ['branches', index, 'id'], id, allowed);
  });
  const few = branches.flatMap(({ id }, index) => {
    const count = levels.filter((level) => isFor(level, id)).length;
    const allowed = `a branch with at least two levels: it has ${count}`;
    return problemIf(count < 2, ['branches', index, 'id'], id, allowed);
  });
  const parts = [['levels', levels] as const, ['strands', strands] as const].flatMap(([key, all]) =>
    all.map((part, index) => ({ part, path: [key, index] })),
  );
  const tags = parts.flatMap(({ part, path }) => [
    ...tagProblems(part.for, ids, path),
    ...part.behaviours.flatMap((behaviour, index) =>
      tagProblems(behaviour.for, part.for ?? ids, [...path, 'behaviours', index]),
    ),
  ]);
  const empty = parts.flatMap(({ part, path }) => {
    const without = ids.filter(
      (id) => isFor(part, id) && !part.behaviours.some((behaviour) => isFor(behaviour, id)),
    );
    return path[0] === 'strands' || without.length === 0
      ? []
      : [
          {
            path: [...path, 'behaviours'],
            found: `none for the branch ${without.join(', ')}`,
            allowed: 'at least one behaviour for each branch that has the level',
          },
        ];
  });
  return [...repeated, ...few, ...tags, ...empty];
}

function tagProblems(
  tags: readonly string[] | undefined,
  known: readonly string[],
  path: Path,
): Problem[] {
  const allowed =
    known.length === 0 ? 'nothing: the ladder has no branches' : known.map(valueText).join(', ');
  return (tags ?? []).flatMap((tag, index) =>
    problemIf(!known.includes(tag), [...path, 'for', index], tag, allowed),
  );
}

function strandProblems(ladder: Ladder): Problem[] {
  const { branches = [], strands } = ladder;
  const all = branches.map(({ id }) => id);
  const highestIn = (ids: readonly string[]) =>
    ids.length === 0
      ? highestRank(ladder.levels)
      : Math.min(...ids.map((id) => highestRank(ladder.levels.filter((one) => isFor(one, id)))));
  return strands.flatMap((strand, index) => {
    const highest = highestIn(strand.for ?? all);
    return [
      ...strand.matters.flatMap(({ rank }, at) =>
        outOfReach(rank, highest, ['strands', index, 'matters', at, 'rank']),
      ),
      ...strand.behaviours.flatMap(({ expectedFrom, for: only }, at) =>
        outOfReach(expectedFrom, only ? highestIn(only) : highest, [
          ...['strands', index, 'behaviours', at, 'expectedFrom'],
        ]),
      ),
    ];
  });
}

function highestRank(levels: Ladder['levels']): number {
  return Math.max(0, ...levels.map(({ rank }) => rank));
}

function outOfReach(rank: number, highest: number, path: Path): Problem[] {
  return problemIf(rank > highest, path, rank, `1 to ${highest}, the ranks of the levels`);
}

/** A ladder that names its themes uses no others; one that names none may tag as it likes. */
function themeProblems({ levels, themes }: Ladder): Problem[] {
  const known = Object.keys(themes);
  if (known.length === 0) return [];
  const allowed = known.map(valueText).join(', ');
  return levels.flatMap(({ behaviours }, level) =>
    behaviours.flatMap(({ theme }, index) => {
      const path = ['levels', level, 'behaviours', index, 'theme'];
      return problemIf(theme !== null && !known.includes(theme), path, theme, allowed);
    }),
  );
}

function placementProblems(ladder: Ladder): Problem[] {
  const { placement } = ladder;
  const { max } = placement;
  const { own, next, min } = numbersOf(ladder, 'self');
  const key = placement.next === undefined ? 'own' : 'next';
  const allowed = key === 'own' ? `more than ${next} (next)` : `less than ${own} (own)`;
  return [
    ...problemIf(next >= own, ['placement', key], placement[key], allowed),
    ...problemIf((max ?? min) < min, ['placement', 'max'], max, `at least ${min} (min)`),
  ];
}

/** One id means one thing: commands take any of them, and answers, plans and anchors are kept by it. */
function idProblems(ladder: Ladder): Problem[] {
  const first = new Map<string, Path>();
  return idsOf(ladder).flatMap(({ id, path }) => {
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, path);
      return [];
    }
    return [problem(path, id, `an id of its own: ${pathText(earlier)} has this one`)];
  });
}

interface Identified {
  readonly id: string;
  readonly path: Path;
}

function idsOf({ levels, strands, mentorAction }: Ladder): Identified[] {
  const own = mentorAction ? [{ id: mentorAction.id, path: ['mentorAction', 'id'] }] : [];
  return [
    ...levels.flatMap((level, index) => [
      ...idsIn([level], ['levels'], index),
      ...idsIn(level.signs, ['levels', index, 'signs']),
      ...idsIn(level.pitfalls, ['levels', index, 'pitfalls']),
      ...behaviourIds(level.behaviours, ['levels', index, 'behaviours']),
    ]),
    ...strands.flatMap((strand, index) => [
      ...idsIn([strand], ['strands'], index),
      ...behaviourIds(strand.behaviours, ['strands', index, 'behaviours']),
    ]),
    ...own,
  ];
}

function behaviourIds(
  behaviours: readonly (LevelBehaviour | StrandBehaviour)[],
  path: Path,
): Identified[] {
  return behaviours.flatMap((behaviour, index) => [
    ...idsIn([behaviour], path, index),
    ...idsIn(behaviour.actions, [...path, index, 'actions']),
  ]);
}

function idsIn(parts: readonly { readonly id: string }[], path: Path, from = 0): Identified[] {
  return parts.map(({ id }, index) => ({ id, path: [...path, from + index, 'id'] }));
}
