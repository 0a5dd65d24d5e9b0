import { requireDay } from '../core/base/day.js';
import { CoachError } from '../core/base/errors.js';
import type { Role } from '../core/journal/fold.js';
import { longestTitle } from '../core/schema/atoms.js';
import type { World } from '../world/world.js';
import type { JournalState } from './shared/journal-state.js';
import { readAgain, readJournal } from './shared/journal-state.js';
import type { Result, Run } from './shared/run.js';

export const run: Run<'role'> = async ({ arguments: [title], options }, world) => {
  const known = await readJournal(world);
  if (title === undefined) {
    if (options.since !== undefined) {
      throw new CoachError('usage', '--since needs a role that begins then', [
        `career-coach role "Lead of the payments team" --since ${options.since}`,
      ]);
    }
    return show(known, null, world);
  }
  const role = {
    title: checkedTitle(title),
    since: requireDay(options.since ?? 'today', world.today, '--since'),
  };
  if (isMarked(role, known)) return show(known, null, world);
  known.journal.append([{ type: 'role', ...role }]);
  return show(readAgain(known, world), role, world);
};

function checkedTitle(text: string): string {
  const title = text.trim();
  if (title !== '' && title.length <= longestTitle) return title;
  throw new CoachError(
    'usage',
    title === ''
      ? 'A role needs a few words: a position, a customer, a team'
      : `A role has at most ${longestTitle} characters, this has ${title.length}`,
    ['career-coach role "Lead of the payments team"'],
  );
}

/** A script may say it again and again. */
function isMarked({ title, since }: Role, { state }: JournalState): boolean {
  const last = state.roles.at(-1);
  return last !== undefined && last.title === title && last.since === since;
}

function show(
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
