import { CoachError } from '../../core/base/errors.js';
import { chosenBranch } from '../../core/ladder/branch.js';
import type { Branch } from '../../core/schema/ladder.schema.js';
import type { Ask } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';

/** The branches to choose from; empty once one was chosen, and for a ladder without any. */
async function openBranches(world: World): Promise<readonly Branch[]> {
  const { branches = [] } = await world.ladder();
  if (branches.length === 0) return [];
  const { branch } = await world.settings();
  return chosenBranch(branches, branch) === null ? branches : [];
}

function commandsFor(branches: readonly Branch[]): string[] {
  return branches.map(({ id }) => `career-coach settings set branch ${id}`);
}

/** Asks once which branch of the ladder is the person's. */
export async function askBranch(ask: Ask, world: World): Promise<void> {
  const branches = await openBranches(world);
  if (branches.length === 0) return;
  const branch = await ask.question<'one'>({
    kind: 'one',
    message: 'Your ladder forks. Which way is yours?',
    choices: branches.map(({ id, label }) => ({ value: id, label })),
  });
  await world.changeLadder({ branch });
}

/** For answers that no person is asked for. Throws CoachError `usage` if no branch was chosen. */
export async function requireBranch(world: World): Promise<void> {
  const branches = await openBranches(world);
  if (branches.length === 0) return;
  const labels = branches.map(({ label }) => `“${label}”`).join(', ');
  throw new CoachError(
    'usage',
    `Your ladder has branches, and none is chosen yet: ${labels}`,
    commandsFor(branches),
  );
}

/** What is shown before a branch was chosen is that of the first. */
export async function noticeOpenBranch(world: World): Promise<void> {
  const branches = await openBranches(world);
  const [first] = branches;
  if (first === undefined) return;
  const others = branches.slice(1).map(({ label }) => `“${label}”`);
  world.notice(
    `Your ladder has branches, and none is chosen yet. This is “${first.label}”; there is also ${others.join(', ')}. Choose: ${commandsFor(branches).join(' or ')}`,
  );
}
