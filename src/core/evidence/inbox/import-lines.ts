import type { Day } from '../../base/day.js';
import { addDays } from '../../base/day.js';
import { gitFormat } from './read-git.js';

/** A line to run in a shell. */
export interface ImportLine {
  readonly program: string;
  readonly line: string;
}

const days = 7;
const into = 'career-coach log import -';

/** Lines that print what the person did in the last week, for `log import` to read. */
export function importLines(today: Day): ImportLine[] {
  const since = addDays(today, -days);
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
