import { readDay } from '../../core/base/day.js';
import { CoachError } from '../../core/base/errors.js';
import { privacyNote } from '../../core/ladder/privacy-note.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Ask } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';

/** What leaves something out that could be kept by Enter. */
export const none = '-';

/**
 * The way to ask, or CoachError `needs-terminal` with a sentence of its own: it says what is to be answered, not
 * only that nobody can be asked.
 */
export async function askOr(
  message: string,
  instead: readonly string[],
  world: World,
): Promise<Ask> {
  try {
    return await world.ask(instead);
  } catch (error) {
    if (error instanceof CoachError && error.code === 'needs-terminal') {
      throw new CoachError('needs-terminal', message, instead);
    }
    throw error;
  }
}

/** Reminds a person, before they write, what not to write. */
export function remind(ladder: Ladder, world: World): void {
  world.notice(privacyNote(ladder));
}

/** Asks for a text that must say something. */
export function askText(ask: Ask, message: string, initial?: string): Promise<string> {
  return ask.question({
    kind: 'text',
    message,
    ...(initial !== undefined && { initial }),
    problem: (text) => (text.trim() === '' ? 'A few words are needed' : null),
  });
}

/** Asks for a text that may be left empty: null then. */
export async function askLine(ask: Ask, message: string): Promise<string | null> {
  const text = (await ask.question({ kind: 'text', message })).trim();
  return text === '' || text === none ? null : text;
}

/** Asks for a day from today on, in any of the ways in which days are written. */
export async function askDay(
  ask: Ask,
  message: string,
  initial: string,
  world: Pick<World, 'today'>,
): Promise<string> {
  const read = (text: string) => {
    const day = readDay(text, world.today);
    return day !== null && day >= world.today ? day : null;
  };
  const text = await ask.question({
    kind: 'text',
    message,
    initial,
    problem: (given) =>
      read(given) === null
        ? 'A date to come, like 2026-12-05, tomorrow, friday or in 2 weeks'
        : null,
  });
  return read(text) ?? initial;
}
