import { type Problem, pathText, shown } from '../base/problems.js';
import type { Ladder, LevelBehaviour, StrandBehaviour } from '../schema/ladder.schema.js';
import { numbersOf } from './placement.js';

/** What a ladder's shape cannot say. */

/** What is wrong with a ladder whose shape is right, in the order of the file; empty for a good one. */
export function ladderProblems(ladder: Ladder): Problem[] {
  return [
    ...scaleProblems(ladder),
    ...rankProblems(ladder),
    ...strandProblems(ladder),
    ...themeProblems(ladder),
    ...placementProblems(ladder),
    ...idProblems(ladder),
  ];
}

type Path = readonly (string | number)[];

function problem(path: Path, value: unknown, allowed: string): Problem {
  return { path, found: shown(value), allowed };
}

function scaleProblems({ scale }: Ladder): Problem[] {
  const wrong = scale.points.flatMap(({ value }, index) =>
    value === index + 1
      ? []
      : [
          problem(
            ['scale', 'points', index, 'value'],
            value,
            `${index + 1}: points count up from 1`,
          ),
        ],
  );
  if (scale.held <= scale.points.length) return wrong;
  return [problem(['scale', 'held'], scale.held, `2 to ${scale.points.length}`), ...wrong];
}

function rankProblems({ levels }: Ladder): Problem[] {
  return levels.flatMap(({ rank }, index) =>
    rank === index + 1
      ? []
      : [problem(['levels', index, 'rank'], rank, `${index + 1}: levels count up from 1`)],
  );
}

function strandProblems({ levels, strands }: Ladder): Problem[] {
  const highest = levels.length;
  const allowed = `1 to ${highest}, the ranks of the levels`;
  return strands.flatMap((strand, index) => [
    ...strand.matters.flatMap(({ rank }, at) =>
      rank <= highest ? [] : [problem(['strands', index, 'matters', at, 'rank'], rank, allowed)],
    ),
    ...strand.behaviours.flatMap(({ expectedFrom }, at) =>
      expectedFrom <= highest
        ? []
        : [problem(['strands', index, 'behaviours', at, 'expectedFrom'], expectedFrom, allowed)],
    ),
  ]);
}

/** A ladder that names its themes uses no others; one that names none may tag as it likes. */
function themeProblems({ levels, themes }: Ladder): Problem[] {
  const known = Object.keys(themes);
  if (known.length === 0) return [];
  return levels.flatMap(({ behaviours }, level) =>
    behaviours.flatMap(({ theme }, index) =>
      theme === null || known.includes(theme)
        ? []
        : [
            problem(
              ['levels', level, 'behaviours', index, 'theme'],
              theme,
              known.map(shown).join(', '),
            ),
          ],
    ),
  );
}

function placementProblems(ladder: Ladder): Problem[] {
  const { placement } = ladder;
  const { max } = placement;
  const { own, next, min } = numbersOf(ladder, 'self');
  const problems: Problem[] = [];
  if (next >= own) {
    const key = placement.next === undefined ? 'own' : 'next';
    const allowed = key === 'own' ? `more than ${next} (next)` : `less than ${own} (own)`;
    problems.push(problem(['placement', key], placement[key], allowed));
  }
  if (max !== undefined && max < min) {
    problems.push(problem(['placement', 'max'], max, `at least ${min} (min)`));
  }
  return problems;
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
