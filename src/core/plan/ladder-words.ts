import type { KnownAction, State } from '../journal/fold.js';
import { fold } from '../journal/fold.js';
import { allBehaviours } from '../ladder/find-in-ladder.js';
import type { Event } from '../schema/events.schema.js';
import type { Ladder, LadderAction } from '../schema/ladder.schema.js';
import { mentorAction } from './suggestions.js';
import { titleFromWords } from './titles.js';
import { bareWords } from './wording.js';

/** What the journal says about a ladder, in today's words. */
export function stateOf(ladder: Ladder, events: readonly Event[]): State {
  return inLadderWords(ladder, fold(events, ladder.id));
}

/**
 * Gives every action a title. A text that is the ladder's own, but for words that the person has replaced since, is
 * shown with the words of today.
 */
export function inLadderWords(ladder: Ladder, state: State): State {
  if (state.actions.length === 0) return state;
  const words = Object.values(ladder.terms).flatMap(({ one, many }) => [many, one]);
  const written = new Map(
    [
      mentorAction(ladder),
      ...allBehaviours(ladder).flatMap(({ behaviour }) => behaviour.actions),
    ].map((action) => [action.id, action]),
  );
  return {
    ...state,
    actions: state.actions.map((action) => reworded(action, written.get(action.id), words)),
  };
}

const textKeys = ['title', 'cue', 'act', 'obstacle', 'fallback', 'doneWhen'] as const;

function reworded(
  known: KnownAction,
  written: LadderAction | undefined,
  words: readonly string[],
): KnownAction {
  const action = bareWords(known);
  const title = action.title || written?.title || titleFromWords(action);
  if (written === undefined) return { ...action, title };
  const texts = textKeys.flatMap((key) => {
    const kept = key === 'title' ? title : action[key];
    const now = written[key];
    return kept && now && kept !== now && isSameButForWords(kept, now, words) ? [[key, now]] : [];
  });
  return { ...action, title, ...Object.fromEntries(texts) };
}

/** Whether `kept` is `now` with other words, each the same throughout, in place of the ladder's words. */
function isSameButForWords(kept: string, now: string, words: readonly string[]): boolean {
  const found = words.filter((word) => now.toLowerCase().includes(word.toLowerCase()));
  if (found.length === 0) return false;
  const anyWord = new RegExp(found.map(escaped).join('|'), 'giu');
  const [first = '', ...others] = now.split(anyWord).map(escaped);
  const pattern = first + others.map((piece) => `.{1,40}?${anyGrammar(piece)}`).join('');
  return new RegExp(`^${pattern}$`, 'u').test(kept);
}

/** What follows a word, whatever its number: "'s" or "'", "asks" or "ask". */
function anyGrammar(piece: string): string {
  return piece
    .replace(/^['’]s?/, "['’]s?")
    .replace(/^ (?:has|have)\b/, ' ha(?:s|ve)')
    .replace(/^ (?:is|are)\b/, ' (?:is|are)')
    .replace(/^ (?:was|were)\b/, ' (?:was|were)')
    .replace(/^ ([a-z]{2,}?)s?\b(?!\?)/, ' $1s?');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
