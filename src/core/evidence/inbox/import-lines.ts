import type { Day } from '../../base/day.js';
import { addDays } from '../../base/day.js';
import { gitFormat } from './read-git.js';

/** A line to run in a shell. */
export interface ImportLine {
  readonly program: string;
  readonly line: string;
}

/** The least that lines ask for: what is known already is not proposed again. */
const days = 7;
const into = 'career-coach log import -';

/** The day to go on from: that of the newest thing imported so far, and at least a week ago. */
export function importSince(last: Day | null, today: Day): Day {
  const weekAgo = addDays(today, -days);
  return last !== null && last < weekAgo ? last : weekAgo;
}

/** Lines that print what the person did since then, for `log import` to read. */
export function importLines(since: Day): ImportLine[] {
  return [
    {
      program: 'git',
      line: `git log --all --no-merges --since=${since} --author="$(git config user.email)" --date=short --format='${gitFormat}' | ${into}`,
    },
    {
      program: 'gh',
      line: `gh search prs --author=@me --merged --merged-at=">=${since}" --limit=200 --json title,url,closedAt,state,author | ${into}`,
    },
    {
      program: 'glab',
      line: `glab mr list --author=@me --merged --per-page=100 --output=json | ${into}`,
    },
  ];
}
