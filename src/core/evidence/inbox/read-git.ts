import type { Found, Proposal } from './proposal.js';
import { dayIn, Findings, isBot } from './proposal.js';

/** Of `git log --format`: the hash, the day, the author and the subject, with tabs between. */
export const gitFormat = '%H%x09%ad%x09%an%x09%s';

interface Commit {
  readonly hash: string;
  readonly date: string;
  readonly author: string;
  readonly subject: string;
  readonly isMerge: boolean;
  /** The rest of the message; empty where the format has none. */
  readonly body: string;
}

/** "a1b2c3d 2026-11-05 Fix the login": as `git log --date=short --format='%h %ad %s'` prints it. */
export const spacedCommit =
  /^([0-9a-f]{7,64}) +(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?:[T ]\d\d:\S+(?: [+-]\d{4})?)? +(\S.*)$/m;

/** `git log` with `gitFormat`, or with blanks instead of tabs and without the author. */
export function readGitLines(text: string): Found {
  return collect('line', text.split('\n'), (line) => {
    const [, shortHash = '', day = '', words] = spacedCommit.exec(line) ?? [];
    if (words !== undefined) {
      const date = day.replaceAll(/[/.]/g, '-');
      return { hash: shortHash, date, author: '', subject: words, isMerge: false, body: '' };
    }
    const [hash = '', date = '', author = '', ...subject] = line.split('\t');
    if (subject.length === 0 || !/^[0-9a-f]{7,64}$/.test(hash)) return null;
    return { hash, date, author, subject: subject.join(' '), isMerge: false, body: '' };
  });
}

/** `git log` without options, or with a format of its own such as `--format=fuller`. */
export function readGitLog(text: string): Found {
  return collect('entry', text.split(/^(?=commit [0-9a-f]{7,64}\b)/m), (entry) => {
    const [head = '', ...rest] = entry.split(/\r?\n\r?\n/);
    const message = rest
      .join('\n\n')
      .split('\n')
      .map((line) => line.trim());
    const subject = message.findIndex((line) => line !== '');
    const field = (name: string) => new Map(fieldsOf(head)).get(name) ?? '';
    return {
      hash: /^commit ([0-9a-f]+)/.exec(head)?.[1] ?? '',
      date: field('AuthorDate') || field('Date'),
      author: field('Author'),
      isMerge: field('Merge') !== '',
      subject: message[subject] ?? '',
      body: message.slice(subject + 1).join('\n'),
    };
  });
}

function fieldsOf(head: string): [string, string][] {
  return head.split('\n').flatMap((line): [string, string][] => {
    const [, name, value] = /^(\w+):\s*(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
}

const mergeSubject =
  /^merged? (?:(?:branch(?:es)?|pull request|remote-tracking branch)\b|(?:tag|commit) '|(?:main|master|develop)$)/i;

/** Subjects that tell nothing anybody would note about themselves. */
const choreSubject =
  /^(?:\w+(?:\([^)]*\))?!?: )?(?:wip\b(?![- ]\w)|fixup!|squash!|amend!|bump(?:s|ed)? |(?:fix(?:es|ed)? )?(?:an? |the |some )?typos?(?: in \S+)?$)/i;

const notLine = 'it isn’t “hash, date, author, subject” with a tab between each';

/** @param read null: it is not in the format */
function collect(
  unit: Found['unit'],
  entries: readonly string[],
  read: (entry: string) => Commit | null,
): Found {
  const findings = new Findings('git log', 'the commit has no subject', unit);
  const revertedHashes = new Set<string>();
  /** Subjects of reverts that name no commit: each takes back one. */
  const revertedSubjects: string[] = [];
  const note = ({ hash, date, author, subject, isMerge, body }: Commit, number: number) => {
    const reverted = /^Revert "(.*)"?$/.exec(subject)?.[1];
    if (isMerge || mergeSubject.test(subject)) findings.leaveOut('merges');
    else if (isBot(author)) findings.leaveOut('bots');
    else if (choreSubject.test(subject)) findings.leaveOut('chores');
    else if (reverted !== undefined) {
      findings.leaveOut('reverts');
      const known = /This reverts commit ([0-9a-f]{7,64})/.exec(body)?.[1];
      if (known === undefined) revertedSubjects.push(reverted.replace(/"$/, ''));
      else revertedHashes.add(known);
    } else {
      findings.propose(number, { date: dayIn(date), text: subject, links: [`commit:${hash}`] });
    }
  };
  for (const [index, entry] of entries.entries()) {
    if (entry.trim() === '') continue;
    const commit = read(entry);
    if (commit === null) findings.refuse(index + 1, notLine);
    else note(commit, index + 1);
  }
  findings.takeBack(({ source, text }: Proposal) => {
    if (revertedHashes.has(source.slice('commit:'.length))) return true;
    const at = revertedSubjects.indexOf(text);
    if (at >= 0) revertedSubjects.splice(at, 1);
    return at >= 0;
  });
  return findings.found;
}
