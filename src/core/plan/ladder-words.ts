import { fold } from '../journal/fold.js';
import type { KnownAction, State } from '../journal/state.js';
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
  // The ladder's own texts are bare, and most actions have them.
  if (written !== undefined && textKeys.every((key) => known[key] === (written[key] ?? null)))
    return known;
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

/** The longest word for a customer that is looked for. */
const longestWord = 40;

/** Whether `kept` is `now` with other words in place of the ladder's words. */
function isSameButForWords(kept: string, now: string, words: readonly string[]): boolean {
  const [first = '', ...others] = piecesBetween(now, words);
  if (others.length === 0 || !kept.startsWith(first)) return false;
  let rest = kept.slice(first.length);
  for (const [index, piece] of others.entries()) {
    const isLast = index === others.length - 1;
    const ends = formsOf(piece).flatMap((form) => {
      const at = isLast && rest.endsWith(form) ? rest.length - form.length : rest.indexOf(form, 1);
      return at >= 1 && at <= longestWord ? [at + form.length] : [];
    });
    if (ends.length === 0) return false;
    rest = rest.slice(isLast ? Math.max(...ends) : Math.min(...ends));
  }
  return rest === '';
}

/** The text before, between and after the words. */
function piecesBetween(text: string, words: readonly string[]): string[] {
  const lower = text.toLowerCase();
  const pieces: string[] = [];
  let start = 0;
  for (;;) {
    const [next] = words
      .map((word) => ({ at: lower.indexOf(word.toLowerCase(), start), length: word.length }))
      .filter(({ at, length }) => at >= 0 && length > 0)
      // At the same place, the plural comes before the singular that it begins with.
      .sort((a, b) => a.at - b.at || b.length - a.length);
    if (next === undefined) return [...pieces, text.slice(start)];
    pieces.push(text.slice(start, next.at));
    start = next.at + next.length;
  }
}

const verbs = new Map([
  ['has', 'have'],
  ['have', 'has'],
  ['is', 'are'],
  ['are', 'is'],
  ['was', 'were'],
  ['were', 'was'],
]);

/** What may follow a word of the other number: "'s" or "'", "asks" or "ask". */
function formsOf(piece: string): string[] {
  const [possessive] = /^['’]s?/.exec(piece) ?? [];
  if (possessive !== undefined) {
    const after = piece.slice(possessive.length);
    return ["'s", "'", '’s', '’'].map((form) => form + after);
  }
  const [, verb = ''] = /^ ([a-z]{2,})\b/.exec(piece) ?? [];
  if (verb === '') return [piece];
  const other = verbs.get(verb) ?? (verb.endsWith('s') ? verb.slice(0, -1) : `${verb}s`);
  return [piece, ` ${other}${piece.slice(verb.length + 1)}`];
}
