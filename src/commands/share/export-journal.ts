import { CoachError } from '../../core/base/errors.js';
import type { World } from '../../world/world.js';

/** The readable journal lines as JSON Lines, for `import`. */
export async function journalText(world: World): Promise<string> {
  const { setAside } = (await world.store.journal()).read();
  if (setAside.length > 0) {
    world.notice(
      `${setAside.length} damaged journal ${setAside.length === 1 ? 'line was' : 'lines were'} left out; career-coach data backup includes damaged lines`,
    );
  }
  const lines = await world.store.readLines();
  if (lines.length === 0) {
    throw new CoachError('no-assessment', 'The journal is empty', ['career-coach assess']);
  }
  return lines.map((line) => `${line}\n`).join('');
}
