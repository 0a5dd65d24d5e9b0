import type { Day } from '../../base/day.js';
import { CoachError } from '../../base/errors.js';
import type { Found } from './proposal.js';
import { isCsv, readCsv, readJson } from './read-entries.js';
import { gitFormat, readGitLines, readGitLog, spacedCommit } from './read-git.js';
import { isList, readList } from './read-list.js';

/** What another program printed, by its looks. Throws CoachError `invalid-input` for anything else. */
export function readFound(printed: string, source: string, today: Day): Found {
  const text = printed.replace(/^\uFEFF/, '');
  const start = text.trimStart();
  if (start === '') throw notKnown(`${source} is empty`);
  if (/^[[{]/.test(start)) return readJson(text, source);
  if (/^commit [0-9a-f]{7,64}\b/.test(start)) return readGitLog(start);
  if (/^[0-9a-f]{7,64}\t/.test(start) || spacedCommit.test(firstLine(start))) {
    return readGitLines(text);
  }
  if (isCsv(start)) return readCsv(start);
  if (isList(text, today)) return readList(text, today);
  if (/^[0-9a-f]{7,64} /.test(start)) {
    throw new CoachError('invalid-input', `${source}: these commits have no dates`, [
      `git log --date=short --format='${gitFormat}'`,
      'career-coach log import --print-command prints the whole line',
    ]);
  }
  const date = /^\(?(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})\b/.exec(
    start,
  )?.[1];
  if (date !== undefined) {
    throw notKnown(`${source}: the date ${date} can't be read`);
  }
  throw notKnown(
    `${source} is none of what log import reads: git log, JSON of gh or glab, CSV or JSON with date and text, a Markdown list, or lines that begin with a date, such as "2026-11-03 Fixed the login outage" or "3 Nov: …"`,
  );
}

function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? '';
}

function notKnown(message: string): CoachError {
  return new CoachError('invalid-input', message, [
    'career-coach log import --print-command prints lines that work',
  ]);
}
