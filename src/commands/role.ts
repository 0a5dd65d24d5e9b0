import { clean } from '../core/base/clean.js';
import { CoachError } from '../core/base/errors.js';
import { requireDay } from '../core/base/read-day.js';
import type { Role } from '../core/journal/state.js';
import { longestTitle } from '../core/schema/atoms.js';
import type { World } from '../world/world.js';
import type { JournalState } from './shared/journal-state.js';
import { readJournalToWrite, reloadJournal } from './shared/journal-state.js';
import type { Result, Run } from './shared/run.js';

export const run: Run<'role'> = async ({ arguments: [title], options }, world) => {
  const journalState = await readJournalToWrite(world);
  if (title === undefined) {
    if (options.since !== undefined) {
      throw new CoachError('usage', '--since needs the title of a role', [
        `career-coach role "Lead of the payments team" --since ${options.since}`,
      ]);
    }
    return roleResult(journalState, null, world);
  }
  const role = {
    title: checkTitle(title),
    since: requireDay(options.since ?? 'today', world.today, 'past', '--since'),
  };
  if (isLatestRole(role, journalState)) return roleResult(journalState, null, world);
  journalState.journal.append([{ type: 'role', ...role }]);
  return roleResult(reloadJournal(journalState, world), role, world);
};

function checkTitle(text: string): string {
  const title = clean(text);
  if (title !== '' && title.length <= longestTitle) return title;
  throw new CoachError(
    'usage',
    title === ''
      ? 'A role needs a few words: a position, a team, whom you work for'
      : `A role can have at most ${longestTitle} characters; this one has ${title.length}`,
    ['career-coach role "Lead of the payments team"'],
  );
}

/** A repeated command, in a script for instance, must not add the same role again. */
function isLatestRole({ title, since }: Role, { state }: JournalState): boolean {
  const last = state.roles.at(-1);
  return last !== undefined && last.title === title && last.since === since;
}

function roleResult(
  { ladder, state: { roles }, report }: JournalState,
  marked: Role | null,
  { today }: World,
): Result<'role'> {
  const { old = [], outdated = false } = report?.basis ?? {};
  return {
    json: { roles, marked, old, outdated },
    page: async (style) => {
      const { renderRoles } = await import('../views/terminal/roles.js');
      return renderRoles(roles, { marked, report, ladder, today }, style);
    },
  };
}
