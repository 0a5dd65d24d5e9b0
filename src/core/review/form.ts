import type { CheckedAnswers } from '../answers/check-answers.js';
import { checkAnswers } from '../answers/check-answers.js';
import { clean } from '../base/clean.js';
import { CoachError } from '../base/errors.js';
import { mostNamed, valueText } from '../base/problems.js';
import type { AnswersFile } from '../schema/answers.schema.js';
import { longestText, longestTitle } from '../schema/atoms.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { formMark, nameLabel } from './form-mark.js';

/** Reads the questions that somebody answered in a text, such as a mail. */

/** Stands before what the other writes. */
export const exampleLabel = 'Example:';

interface Entry {
  readonly id: string;
  readonly rating: number | null;
  readonly evidence: string;
}

/** Throws CoachError `invalid-input` for another ladder, an unknown id or an invalid rating; `source` names the file. */
export function readReviewForm(text: string, ladder: Ladder, source: string): CheckedAnswers {
  let by = '';
  let ofLadder = '';
  const entries: Entry[] = [];
  const problems: string[] = [];
  const addExample = (words: string) => {
    const last = entries.pop();
    if (last === undefined) return;
    entries.push({ ...last, evidence: `${last.evidence} ${words}`.trim() });
  };
  let inExample = false;
  text.split(/\r\n|\r|\n/).forEach((content, index) => {
    const line = lineOf(content);
    if (line.kind === 'item') {
      const rating = ratingIn(line.mark, ladder);
      if (rating === 'wrong') problems.push(`line ${index + 1}: found ${valueText(line.mark)}`);
      else entries.push({ id: line.text, rating, evidence: '' });
    } else if (line.kind === 'name') by = line.text;
    else if (line.kind === 'ladder') ofLadder = line.text;
    // Mail programs break long lines.
    else if (line.kind === 'example' || (line.kind === 'text' && inExample)) addExample(line.text);
    inExample = line.kind === 'example' || (line.kind === 'text' && inExample);
  });
  if (problems.length > 0) {
    const more = problems.length - mostNamed;
    const named = `${problems.slice(0, mostNamed).join('; ')}${more > 0 ? ` (and ${more} more)` : ''}`;
    throw new CoachError(
      'invalid-input',
      `${source}, ${named}; allowed 1 to ${ladder.scale.points.length}, or nothing`,
      ['put a number into the brackets, or leave them empty'],
    );
  }
  const answers = Object.fromEntries(
    entries.map(({ id, rating, evidence }) => [
      id,
      { rating, ...(evidence !== '' && { evidence: evidence.slice(0, longestText) }) },
    ]),
  );
  const file: AnswersFile = {
    ladder: ofLadder || ladder.id,
    by: by.slice(0, longestTitle),
    answers,
  };
  return checkAnswers(file, ladder, source);
}

type Line =
  | { readonly kind: 'item'; readonly mark: string; readonly text: string }
  | { readonly kind: 'name' | 'ladder' | 'example' | 'text' | 'empty'; readonly text: string };

/** A line without what mail programs and lists put before it. */
function lineOf(line: string): Line {
  const text = clean(line).replace(/^(?:[>\s]|[-*](?=\s))+/, '');
  const item = /^\[([^\]]{0,40})\]\s*`?([a-z0-9-]{1,60})`?(?=\s|$)/.exec(text);
  if (item !== null) return { kind: 'item', mark: item[1] ?? '', text: item[2] ?? '' };
  const mark = text.indexOf(formMark);
  if (mark >= 0) {
    const id = /[a-z0-9-]+/.exec(text.slice(mark + formMark.length))?.[0] ?? '';
    return { kind: 'ladder', text: id };
  }
  if (text.startsWith(nameLabel))
    return { kind: 'name', text: text.slice(nameLabel.length).trim() };
  if (text.startsWith(exampleLabel)) {
    return { kind: 'example', text: text.slice(exampleLabel.length).trim() };
  }
  return { kind: text === '' ? 'empty' : 'text', text };
}

function ratingIn(mark: string, { scale }: Ladder): number | null | 'wrong' {
  const text = mark.replaceAll('\\', '').trim();
  if (text === '' || text === '?' || text === '-') return null;
  const rating = /^\d$/.test(text) ? Number(text) : 0;
  return rating >= 1 && rating <= scale.points.length ? rating : 'wrong';
}
