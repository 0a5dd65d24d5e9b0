import type { Ask, Leaving } from '../../prompts/ask.js';
import { Left } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';

/**
 * Shows screens with a pause between them, and after the last one where what follows would push it out of the terminal.
 * Whoever leaves at a pause still finds all of them there.
 *
 * @param ask null: there is nobody to pause for
 * @param following how many rows follow the last screen
 * @param goesOn what Space does after the last one
 */
export async function showScreens(
  ask: Ask | null,
  screens: readonly string[],
  world: World,
  following = 0,
  goesOn = 'ends',
): Promise<'finished' | Leaving> {
  let how: 'finished' | Leaving = 'finished';
  const of = screens.length;
  for (const [index, screen] of screens.entries()) {
    if (index > 0 && ask !== null && how === 'finished') how = await pause(ask, index, of);
    world.out.write(index === 0 ? screen : `\n${screen}`);
  }
  const rows = (screens.at(-1)?.split('\n').length ?? 1) - 1;
  const isPushedOut = following > 0 && rows + following > world.out.screen.height;
  return isPushedOut && ask !== null && how === 'finished' ? await pause(ask, of, of, goesOn) : how;
}

async function pause(
  ask: Ask,
  shown: number,
  of: number,
  goesOn = 'goes on',
): Promise<'finished' | Leaving> {
  try {
    const where = of === 1 ? '' : `${shown} of ${of}: `;
    // The words of the pager (`world/pager.ts`); Enter does as well.
    await ask.question({ kind: 'pause', message: `${where}Space ${goesOn}, q leaves` });
    return 'finished';
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    return error.how;
  }
}
