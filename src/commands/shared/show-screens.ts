import type { Ask, Leaving } from '../../prompts/ask.js';
import { Left } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';

/**
 * Shows screens with a pause between them. Whoever leaves at a pause still finds all of them in the terminal.
 *
 * @param ask null: there is nobody to pause for
 */
export async function showScreens(
  ask: Ask | null,
  screens: readonly string[],
  world: World,
): Promise<'finished' | Leaving> {
  let how: 'finished' | Leaving = 'finished';
  for (const [index, screen] of screens.entries()) {
    if (index > 0 && ask !== null && how === 'finished') {
      how = await pause(ask, index, screens.length);
    }
    world.out.write(index === 0 ? screen : `\n${screen}`);
  }
  return how;
}

async function pause(ask: Ask, shown: number, of: number): Promise<'finished' | Leaving> {
  try {
    // The words of the pager (`world/pager.ts`); Enter does as well.
    await ask.question({ kind: 'pause', message: `${shown} of ${of}: Space goes on, q leaves` });
    return 'finished';
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    return error.how;
  }
}
