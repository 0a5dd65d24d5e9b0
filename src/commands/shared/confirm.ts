import { Left } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';

/** A question asked before a change that is hard to reverse. */
interface Confirmation {
  readonly message: string;
  /** The answer that Enter gives. */
  readonly initial?: boolean;
  /** The word to type, where a yes would be too easy. */
  readonly word?: string;
  /** Shown before the question. */
  readonly context?: string;
  /** The message for a person who declines. */
  readonly declined?: string;
}

/** Throws Left if the person declines, and CoachError `needs-terminal`, naming `instead`, without a terminal. */
export async function confirm(
  world: World,
  { message, initial = false, word, context = '', declined }: Confirmation,
  instead: readonly string[],
): Promise<void> {
  const ask = await world.ask(instead);
  world.err.write(context);
  try {
    const isConfirmed =
      word === undefined
        ? await ask.question<'yes-no'>({ kind: 'yes-no', message, initial })
        : word === (await ask.question<'text'>({ kind: 'text', message })).trim().toLowerCase();
    if (!isConfirmed) throw new Left('quit');
  } catch (error) {
    throw error instanceof Left ? new Left(error.how, declined) : error;
  }
}
