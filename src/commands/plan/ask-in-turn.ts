import type { ActionWords } from '../../core/plan/plan-change.js';
import type { Ask } from '../../prompts/ask.js';
import { Left, withBack } from '../../prompts/ask.js';

/** Asks for some words of an action, and proposes what was entered before; null: there is nothing to ask. */
export type AskPart = (ask: Ask, words: ActionWords) => Promise<ActionWords> | null;

/**
 * One part after another. Escape goes back one, and its answer leaves the screen.
 *
 * @param onLeaving what Escape at the first part does, and leaving at any: it throws Left, or ends with what was entered
 */
export async function askInTurn(
  ask: Ask,
  words: ActionWords,
  parts: readonly AskPart[],
  onLeaving: 'throw' | 'end' = 'throw',
): Promise<ActionWords> {
  const end = onLeaving === 'end' ? parts.length : null;
  const asked: Asked[] = [];
  let entered = words;
  let at = 0;
  while (at < parts.length) {
    const forget = ask.mark?.();
    try {
      const answer = parts[at]?.(asked.length > 0 ? withBack(ask) : ask, entered) ?? null;
      if (answer !== null) {
        entered = { ...entered, ...(await answer) };
        asked.push({ at, forget });
      }
      at += 1;
    } catch (error) {
      at = placeAfter(error, asked, end);
    }
  }
  return entered;
}

interface Asked {
  readonly at: number;
  /** Takes its answer off the screen. */
  readonly forget: (() => void) | undefined;
}

/** Takes the part before from those that were asked. */
function placeAfter(error: unknown, asked: Asked[], end: number | null): number {
  if (!(error instanceof Left && error.how === 'quit')) throw error;
  const last = error.isEscape ? asked.pop() : undefined;
  last?.forget?.();
  const place = last?.at ?? end;
  if (place === null) throw error;
  return place;
}
