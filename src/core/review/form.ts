import type { CheckedAnswers } from '../answers/check-answers.js';
import { checkAnswers } from '../answers/check-answers.js';
import { clean } from '../base/clean.js';
import { CoachError } from '../base/errors.js';
import { mostNamed, valueText } from '../base/problems.js';
import { behavioursById, type PlacedBehaviour, statementOf } from '../ladder/find-in-ladder.js';
import type { AnswersFile } from '../schema/answers.schema.js';
import { longestText, longestTitle } from '../schema/atoms.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { formMark, formNote, nameLabel } from './form-mark.js';

/** Reads the questions that somebody answered in a text, such as a mail. */

/** Stands before what the other writes; in forms of earlier versions, without its first word. */
export const exampleLabel = 'Your example:';

const examples = /^(?:Your example|Example):/;

/** Stands before what counts, by the ladder. */
export const hintLabel = 'For example:';

interface Entry {
  readonly id: string;
  /** `wrong`: what stands in the brackets can't be read. */
  readonly rating: number | null | 'wrong';
  readonly evidence: string;
  /** From 1. */
  readonly line: number;
  readonly mark: string;
}

/**
 * Ratings that can't be read are left out, with a remark each. Throws CoachError `invalid-input` for another ladder, an
 * unknown id, and where no rating can be read; `source` names the file.
 */
export function readReviewForm(text: string, ladder: Ladder, source: string): CheckedAnswers {
  let by = '';
  let ofLadder = '';
  const entries: Entry[] = [];
  const addExample = (words: string) => {
    const last = entries.pop();
    if (last === undefined) return;
    entries.push({ ...last, evidence: `${last.evidence} ${words}`.trim() });
  };
  const lines = text.split(/\r\n|\r|\n/).map(lineOf);
  let inExample = false;
  lines.forEach((line, index) => {
    const entry = entryAt(index, lines, ladder);
    // Mail programs break long lines.
    const isExample = line.kind === 'example' || (line.kind === 'text' && inExample);
    if (entry !== null) entries.push(entry);
    else if (line.kind === 'name') by = line.text;
    else if (line.kind === 'ladder') ofLadder = line.text;
    else if (isExample) addExample(line.text);
    inExample = entry === null && isExample;
  });
  const unread = entries.filter(({ rating }) => rating === 'wrong');
  if (unread.length > 0 && !entries.some(({ rating }) => typeof rating === 'number')) {
    throw nothingReadable(unread, ladder, source);
  }
  const answers = Object.fromEntries(
    entries.map(({ id, rating, evidence }) => [
      id,
      {
        rating: rating === 'wrong' ? null : rating,
        ...(evidence !== '' && { evidence: evidence.slice(0, longestText) }),
      },
    ]),
  );
  const file: AnswersFile = {
    ladder: ofLadder || ladder.id,
    by: by.slice(0, longestTitle),
    answers,
  };
  const remarks = unread.map((entry) => leftOut(entry, ladder, source));
  return { ...checkAnswers(file, ladder, source), remarks };
}

function leftOut({ id, line, mark }: Entry, ladder: Ladder, source: string): string {
  const statement = statementOf(ladder, id) ?? id;
  return `${source}, line ${line}: ${valueText(mark)} is no number from 1 to ${ladder.scale.points.length}. Left out: ${statement}`;
}

function nothingReadable(unread: readonly Entry[], { scale }: Ladder, source: string) {
  const problems = unread.map(({ line, mark }) => `line ${line}: found ${valueText(mark)}`);
  const more = problems.length - mostNamed;
  const named = `${problems.slice(0, mostNamed).join('; ')}${more > 0 ? ` (and ${more} more)` : ''}`;
  return new CoachError(
    'invalid-input',
    `${source}, ${named}; allowed 1 to ${scale.points.length}, or nothing`,
    ['put a number into the brackets, or leave them empty'],
  );
}

interface Line {
  readonly kind: 'name' | 'ladder' | 'example' | 'text' | 'empty';
  readonly text: string;
  /** What stands in the brackets at the beginning. */
  readonly mark?: string;
}

/** A line without what mail programs and lists put before it. */
function lineOf(line: string): Line {
  const text = clean(line).replace(/^(?:[>\s]|[-*](?=\s))+/, '');
  const item = /^\[([^\]]{0,40})\]/.exec(text);
  if (item !== null) return { kind: 'text', text, mark: item[1] ?? '' };
  const mark = text.indexOf(formMark);
  if (mark >= 0) {
    const id = /[a-z0-9-]+/.exec(text.slice(mark + formMark.length))?.[0] ?? '';
    return { kind: 'ladder', text: id };
  }
  if (text.startsWith(nameLabel))
    return { kind: 'name', text: text.slice(nameLabel.length).trim() };
  if (examples.test(text)) return { kind: 'example', text: text.replace(examples, '').trim() };
  // Some mail programs leave out empty lines: the note isn't part of the last example, even where they have broken it.
  const isNote = text.startsWith(formNote.slice(0, 30));
  return { kind: text === '' || isNote ? 'empty' : 'text', text };
}

function entryAt(index: number, lines: readonly Line[], ladder: Ladder): Entry | null {
  const mark = lines[index]?.mark;
  const id = mark === undefined ? null : idIn(wordsFrom(lines, index), behavioursById(ladder));
  return mark === undefined || id === null
    ? null
    : { id, rating: ratingIn(mark, ladder), evidence: '', line: index + 1, mark };
}

/** What stands behind the brackets, also where mail programs have broken the line. */
function wordsFrom(lines: readonly Line[], index: number): string {
  const after = lines.slice(index + 1);
  const end = after.findIndex(
    ({ kind, mark, text }) => kind !== 'text' || mark !== undefined || text.startsWith(hintLabel),
  );
  const words = [lines[index], ...after.slice(0, end < 0 ? undefined : end)].map(
    (line) => line?.text ?? '',
  );
  return words.join(' ').replace(/^\[[^\]]*\]\s*/, '');
}

/**
 * Ids stand in round brackets at the end; in forms of earlier versions, at the beginning. Some people take away what looks
 * like a mark of the program: then the words themselves tell.
 */
function idIn(words: string, behaviours: ReadonlyMap<string, PlacedBehaviour>): string | null {
  const first = /^`?([a-z0-9-]{1,60})`?(?=\s|$)/.exec(words)?.[1] ?? null;
  const behind = [...words.matchAll(/\(([a-z0-9-]{1,60})\)/g)].flatMap(([, id]) => id ?? []);
  return (
    [...behind, first].find((id) => id !== null && behaviours.has(id)) ??
    [...behaviours].find(([, { behaviour }]) => behaviour.statement === words)?.[0] ??
    // A footnote of a mail ends in brackets, too, but hardly in an id.
    /\(([a-z0-9]+(?:-[a-z0-9]+)+)\)$/.exec(words)?.[1] ??
    first
  );
}

function ratingIn(mark: string, { scale }: Ladder): number | null | 'wrong' {
  const text = mark.replaceAll('\\', '').trim();
  if (text === '' || text === '?' || text === '-') return null;
  const rating = /^\d$/.test(text) ? Number(text) : 0;
  return rating >= 1 && rating <= scale.points.length ? rating : 'wrong';
}
