import { CoachError } from '../core/errors.js';
import { nearest } from '../core/nearest.js';
import type { Run } from './index.js';

export const run: Run<'ladder'> = async ({ arguments: [which], options }, world) => {
  const ladder = await world.ladder();
  const { ladderParts, renderLadder } = await import('../views/terminal.js');
  const parts = ladderParts(ladder);
  if (which !== undefined && !parts.includes(which)) {
    const near = nearest(which, parts);
    const hint = near.length > 0 ? `; did you mean ${near.join(', ')}?` : '';
    throw new CoachError(
      'usage',
      `The ladder has no level, strand or behaviour "${which}"${hint}`,
      ['career-coach ladder'],
    );
  }
  if (options.json) {
    const { toJson } = await import('../views/json.js');
    world.out.write(toJson(ladder));
  } else {
    world.out.write(renderLadder(ladder, which, await world.style(world.out)));
  }
  return 0;
};
