import { Left } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';

/** What is asked before something is done that is hard to bring back. */
interface Confirmation {
  readonly message: string;
  /** What Enter means. */
  readonly initial?: boolean;
  /** What has to be typed, where yes is too easily said. */
  readonly word?: string;
  /** What the question is about, shown before it. */
  readonly about?: string;
  /** What a person is told who does not confirm it. */
  readonly otherwise?: string;
}

/** Goes on where it is confirmed. Throws Left otherwise, and CoachError `needs-terminal`, naming `instead`. */
export async function confirmed(
  world: World,
  { message, initial = false, word, about = '', otherwise }: Confirmation,
  instead: readonly string[],
): Promise<void> {
  const ask = await world.ask(instead);
  world.err.write(about);
  try {
    const isConfirmed =
      word === undefined
        ? await ask.question<'yes-no'>({ kind: 'yes-no', message, initial })
        : word === (await ask.question<'text'>({ kind: 'text', message })).trim().toLowerCase();
    if (!isConfirmed) throw new Left('quit');
  } catch (error) {
    throw error instanceof Left ? new Left(error.how, otherwise) : error;
  }
}
