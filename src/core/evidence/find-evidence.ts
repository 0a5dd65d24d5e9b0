import { anyOf } from '../base/did-you-mean.js';
import { CoachError } from '../base/errors.js';
import { once } from '../base/once.js';
import { findByEnd, shortIds } from '../history/short-ids.js';
import { isOwn } from '../journal/own.js';
import type { Evidence } from '../journal/state.js';

/** By full id: its end, long enough to be unique, which is what people type. */
export function shortEvidenceIds(evidence: readonly Evidence[]): ReadonlyMap<string, string> {
  const events = [...new Set(evidence.map(({ id }) => eventOf(id)))];
  const ends = shortIds(events);
  const short = new Map(events.map((event, index) => [event, ends[index] ?? event]));
  return new Map(evidence.map(({ id }) => [id, `${short.get(eventOf(id))}${partOf(id)}`]));
}

/** The id of the event that holds a line. */
export function eventOf(id: string): string {
  return id.split('.', 1)[0] ?? id;
}

/** "" or ".2" */
function partOf(id: string): string {
  return id.slice(eventOf(id).length);
}

/** Typed instead of an id: the person's own last note. A review read since isn't it. */
export const lastWord = 'last';

/** By the end of its id. Throws CoachError `usage`, with the nearest ids; `hint` is one more next step. */
export function findEvidence(
  evidence: readonly Evidence[],
  word: string,
  ...hint: readonly string[]
): Evidence {
  const last = word === lastWord ? evidence.findLast(isOwn) : undefined;
  if (last !== undefined) return last;
  if (/\s/.test(word.trim())) throw wordsInsteadOfId(word, evidence);
  const short = once(() => shortEvidenceIds(evidence));
  return findByEnd(evidence, word, {
    hasEnd: ({ id }, end) => eventOf(id).endsWith(eventOf(end)) && partOf(id) === partOf(end),
    idOf: ({ id }) => short().get(id) ?? id,
    none:
      word === lastWord
        ? 'There is no note of your own yet'
        : `There is no note with the id "${word}"`,
    next: ['career-coach log lists them with their ids', ...hint],
  });
}

/** The latest lines that hold the words. */
const mostNamed = 3;

function wordsInsteadOfId(word: string, evidence: readonly Evidence[]): CoachError {
  const short = shortEvidenceIds(evidence);
  const words = word.trim().toLowerCase();
  const ids = evidence.flatMap(({ id, text }) =>
    text.toLowerCase().includes(words) ? (short.get(id) ?? id) : [],
  );
  const found = ids.slice(-mostNamed);
  const where = found.length === 0 ? 'no note has these words' : `did you mean ${anyOf(found)}?`;
  return new CoachError('usage', `"${word}" is not the id of a note; ${where}`, [
    'career-coach log lists them with their ids',
    `${lastWord} is your last note`,
  ]);
}

/** For people who began a sentence with the name of a command. */
export const quotesHint = 'to write a note that begins with “edit” or “drop”, put it in quotes';
