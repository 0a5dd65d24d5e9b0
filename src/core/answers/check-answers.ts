import { nearest } from '../base/did-you-mean.js';
import { CoachError } from '../base/errors.js';
import { type Problem, problemLine, valueText } from '../base/problems.js';
import { isNone } from '../base/slips.js';
import type { Answer } from '../ladder/answers.js';
import { behavioursById } from '../ladder/find-in-ladder.js';
import type { AnswersFile } from '../schema/answers.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** An answers file, checked against the ladder in use. */
export interface CheckedAnswers {
  /** In ladder order. Includes skips, but not behaviours that are absent or null. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** One line for each behaviour, answered or not. */
  readonly evidence: ReadonlyMap<string, string>;
  /** Empty for nobody; null keeps the earlier answer. */
  readonly mentor: string | null;
  /** Empty: none; null: not said. */
  readonly framework: string | null;
  /** The rank at which the person would place themselves. */
  readonly ownGuess: number | null;
  /** Who answered about the person, empty for somebody unnamed; null: the person themselves, or an old file. */
  readonly by: string | null;
  /** One for each rating that could not be read and was left out. */
  readonly remarks?: readonly string[];
}

/**
 * Throws CoachError `invalid-input` for another ladder, unknown ids, and ratings or ranks out of range; `source` names
 * the file in the message.
 */
export function checkAnswers(file: AnswersFile, ladder: Ladder, source: string): CheckedAnswers {
  refuseOtherLadder(file, ladder, source);
  const entries = new Map(Object.entries(file.answers));
  const problems = answerProblems(entries, file.ownGuess ?? null, ladder);
  if (problems.length > 0) {
    throw new CoachError('invalid-input', problemLine(source, problems), [
      'career-coach assess --template prints a file with every id',
    ]);
  }
  const answers = new Map<string, Answer>();
  const evidence = new Map<string, string>();
  for (const id of behavioursById(ladder).keys()) {
    const entry = entries.get(id);
    const rating = ratingOf(entry);
    if (rating !== null) answers.set(id, rating);
    const line = evidenceOf(entry);
    if (line !== '') evidence.set(id, line);
  }
  return {
    answers,
    evidence,
    mentor: noneAsEmpty(file.mentor),
    framework: noneAsEmpty(file.framework),
    ownGuess: file.ownGuess ?? null,
    by: file.by ?? null,
  };
}

function noneAsEmpty(text: string | null | undefined): string | null {
  return text !== undefined && text !== null && isNone(text) ? '' : (text ?? null);
}

type Entry = AnswersFile['answers'][string] | undefined;

function ratingOf(entry: Entry): Answer | null {
  if (entry === undefined || entry === null) return null;
  return typeof entry === 'object' ? entry.rating : entry;
}

function evidenceOf(entry: Entry): string {
  return entry !== null && typeof entry === 'object' ? (entry.evidence ?? '').trim() : '';
}

function refuseOtherLadder(file: AnswersFile, ladder: Ladder, source: string): void {
  if (file.ladder === ladder.id) return;
  const found = valueText(file.ladder);
  const allowed = `${valueText(ladder.id)}, the ladder in use`;
  throw new CoachError(
    'invalid-input',
    problemLine(source, [{ path: ['ladder'], found, allowed }]),
    ['career-coach assess --template prints a file for the ladder in use'],
  );
}

function answerProblems(
  entries: ReadonlyMap<string, Entry>,
  ownGuess: number | null,
  ladder: Ladder,
): Problem[] {
  const behaviours = behavioursById(ladder);
  const highest = ladder.scale.points.length;
  const problems: Problem[] = [];
  for (const [id, entry] of entries) {
    const rating = ratingOf(entry);
    if (!behaviours.has(id)) {
      problems.push({
        path: ['answers', id],
        found: 'an id that the ladder does not have',
        allowed: idsNear(id, [...behaviours.keys()]),
      });
    } else if (typeof rating === 'number' && (rating < 1 || rating > highest)) {
      const inObject = entry !== null && typeof entry === 'object';
      problems.push({
        path: inObject ? ['answers', id, 'rating'] : ['answers', id],
        found: valueText(rating),
        allowed: `1 to ${highest}, "earlier", "no-opportunity", "skip" or null`,
      });
    }
  }
  if (ownGuess === null || (ownGuess >= 1 && ownGuess <= ladder.levels.length)) return problems;
  const allowed = `1 to ${ladder.levels.length}, or null`;
  return [...problems, { path: ['ownGuess'], found: valueText(ownGuess), allowed }];
}

function idsNear(id: string, ids: readonly string[]): string {
  const near = nearest(id, ids);
  return near.length === 0 ? 'the ids that career-coach ladder lists' : `${near[0]} perhaps`;
}
