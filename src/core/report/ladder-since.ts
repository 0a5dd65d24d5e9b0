import type { CountingAnswers } from '../answers/counting-answers.js';
import { branchLabel } from '../ladder/branch.js';
import { inWordsOf } from '../ladder/fill-in-terms.js';
import { findLevel } from '../ladder/find-in-ladder.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { LadderSince } from '../schema/report.schema.js';

/** What became of the ladder since the answers were given, as far as it is about these answers. */
export function describeLadderSince(
  ladder: Ladder,
  stage: number,
  { since, leftOut, answers }: CountingAnswers,
): LadderSince | null {
  if (since === undefined) return null;
  const { change, told, version, misfits } = since;
  const counted = (change?.behaviours ?? []).filter(
    ({ to, fate }) => to !== null && fate !== 'replaced' && answers.has(to.id),
  );
  const title = findLevel(ladder, stage)?.title;
  const say = (text: string) => inWordsOf(ladder, text);
  return {
    from: version,
    to: ladder.version,
    ...(change?.branches && {
      branch: {
        from: branchLabel(ladder, change.branches.from),
        to: branchLabel(ladder, change.branches.to),
      },
    }),
    leftOut: leftOut.map((behaviour) => ({
      behaviour,
      because: misfits.get(behaviour) ?? 'removed',
    })),
    reworded: counted.flatMap(({ fate, to }) => (fate === 'reworded' && to ? to.id : [])),
    moved: counted.flatMap(({ moved, to }) =>
      moved && to ? { behaviour: to.id, from: say(moved.from), to: say(moved.to) } : [],
    ),
    added: change?.added.length ?? 0,
    held: change?.held ? { from: say(change.held.from), to: say(change.held.to) } : null,
    scale: change?.points.some(({ value, to }) => to !== value) ?? false,
    levelsAdded: change?.addedLevels.map((level) => say(level.title)) ?? [],
    levelsRemoved:
      change?.levels.flatMap((level) => (level.to === null ? say(level.title) : [])) ?? [],
    numbers: change?.numbers ?? false,
    told:
      told !== undefined && say(told.title) !== title
        ? { level: told.rank, title: say(told.title) }
        : null,
  };
}
