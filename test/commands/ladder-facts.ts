import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Ladder } from '../../src/core/schema/ladder.schema.js';
import { ladderSchema } from '../../src/core/schema/ladder.schema.js';

/** The built-in ladder, as tests of commands need it. */
export const builtIn: Ladder = ladderSchema.parse(
  JSON.parse(
    readFileSync(path.join(import.meta.dirname, '../../data/technical-expert.json'), 'utf8'),
  ),
);

/** An answers file in which every behaviour gets the same rating. */
export function sameAnswers(rating: number): string {
  const ids = [...builtIn.levels, ...builtIn.strands].flatMap(({ behaviours }) =>
    behaviours.map(({ id }) => id),
  );
  return JSON.stringify({
    ladder: builtIn.id,
    answers: Object.fromEntries(ids.map((id) => [id, rating])),
  });
}

/** An answers file of somebody who holds all up to a level, by the anchors. */
export function answersAt(stage: number, extra: object = {}): string {
  const levels = builtIn.levels.flatMap(({ rank, behaviours }) =>
    behaviours.map(({ id }) => [id, rank <= stage ? 4 : 2] as const),
  );
  const strands = builtIn.strands.flatMap(({ behaviours }) =>
    behaviours.map(({ id, expectedFrom }) => [id, expectedFrom <= stage ? 4 : 2] as const),
  );
  return JSON.stringify({
    ladder: builtIn.id,
    answers: Object.fromEntries([...levels, ...strands]),
    ...extra,
  });
}
