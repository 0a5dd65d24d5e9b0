import { CoachError } from '../../core/base/errors.js';
import type { World } from '../../world/world.js';

/** Every line of the journal that can be used, as JSON Lines: what `import` reads, without loss. */
export async function journalText(world: World): Promise<string> {
  const { setAside } = (await world.store.journal()).read();
  if (setAside.length > 0) {
    world.notice(
      `${setAside.length} damaged journal ${setAside.length === 1 ? 'line is' : 'lines are'} not in it; career-coach data backup copies them, too`,
    );
  }
  const lines = await world.store.readLines();
  if (lines.length === 0) {
    throw new CoachError('no-assessment', 'There is no event yet', ['career-coach assess']);
  }
  return lines.map((line) => `${line}\n`).join('');
}
