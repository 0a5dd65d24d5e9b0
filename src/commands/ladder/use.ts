import { startInterview } from '../../core/interview/interview.js';
import { progressOf } from '../../core/interview/progress.js';
import { chosenBranch, ladderForBranch } from '../../core/ladder/branch.js';
import { compareLadders, isUnchanged } from '../../core/ladder/compare-ladders.js';
import { factsOf } from '../../core/ladder/ladder-facts.js';
import { stateOf } from '../../core/plan/ladder-words.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { World } from '../../world/world.js';
import type { Run } from '../shared/run.js';

export const run: Run<'ladder use'> = async ({ arguments: [which = ''] }, world) => {
  const files = await world.ladderFiles();
  const { name, ladder, replaced } = await files.use(which);
  await world.store.changeSettings({ ladder: name });
  const { branch } = await world.settings();
  const { branches = [] } = ladder;
  const isOpen = chosenBranch(branches, branch) === null;
  const changed = replaced === null ? false : !isUnchanged(compareLadders(replaced, ladder));
  const json = {
    name,
    ladder: factsOf(ladder),
    questions: progressOf(startInterview(ladderForBranch(ladder, branch))).about,
    ...(branches.length > 0 && isOpen && { branches: branches.map(({ id }) => id) }),
    replacedVersion: changed ? (replaced?.version ?? null) : null,
    assessments: await assessmentsOn(ladder, world),
  };
  return {
    json,
    page: async (style) =>
      (await import('../../views/ladder-files/files.js')).renderUse(json, style),
  };
};

async function assessmentsOn(
  ladder: Ladder,
  world: World,
): Promise<{ count: number; last: string | null }> {
  const journal = await world.store.journal();
  const { assessments } = stateOf(ladder, journal.read().events);
  return { count: assessments.length, last: assessments.at(-1)?.day ?? null };
}
