import { shownOf } from '../../core/base/shown-of.js';
import { heldSince } from '../../core/checkin/rated-since.js';
import type { Evidence, KnownAction } from '../../core/journal/state.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ask } from '../../prompts/ask.js';
import { shorten } from '../../text/wrap.js';
import type { Style } from '../../views/text/style.js';
import { formatNearDay } from '../../views/text/style.js';
import { inQuestion, wholeAction } from '../shared/in-question.js';
import type { JournalState } from '../shared/journal-state.js';

/** What is done by now, as a rating since says, needs no help to get it done. */
export function howItGoes(action: KnownAction, { ladder, state }: JournalState): string {
  const asked =
    heldSince(ladder, action, state) === null
      ? 'How is it going?'
      : 'You do this now. What about the action?';
  return `${asked} ${inQuestion(action).name}`;
}

/** As much of a note as one recognises it by. */
const quoted = 140;

export function notedSentence(notes: readonly Evidence[], style: Style): string | null {
  const { shown, rest } = shownOf(notes, 1);
  if (shown.length === 0) return null;
  const said = shown.map(({ date, text }) => {
    const day = formatNearDay(date, style.locale);
    return `on ${day}: “${shorten(text, quoted / shown.length, style)}”`;
  });
  return `You noted ${said.join(', and ')}${rest === 0 ? '' : ` (and ${rest} more)`}`;
}

interface Offer {
  readonly message: string;
  readonly take: string;
  readonly leave: string;
  /** For what was done before it was offered. */
  readonly done?: string;
  /** What was in the way of it before, in the person's words. */
  readonly obstacle?: string | undefined;
  /** Why it is offered. */
  readonly reasons?: readonly string[];
}

/** What the person says to an offered action, by its whole text; `done`: it was done before. */
export async function askOffer(
  ask: Ask,
  change: KeptAction,
  kept: readonly KnownAction[],
  { message, take, leave, done, obstacle, reasons = [] }: Offer,
): Promise<'take' | 'leave' | 'done'> {
  const { name, about } = inQuestion(wholeAction(change, kept));
  const told = obstacle === undefined ? [] : [`What was in the way: “${obstacle}”`];
  const choices = [
    { value: 'take', label: take },
    { value: 'leave', label: leave },
    ...(done === undefined ? [] : [{ value: 'done', label: done } as const]),
  ] as const;
  const chosen = await ask.question<'one'>({
    kind: 'one',
    message: `${message} ${name}`,
    about: [...about, ...reasons, ...told],
    choices,
    initial: 'take',
  });
  return choices.find(({ value }) => value === chosen)?.value ?? 'leave';
}
