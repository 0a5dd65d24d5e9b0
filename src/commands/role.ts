import { givenDay } from '../core/base/day.js';
import { CoachError } from '../core/base/errors.js';
import type { Role } from '../core/journal/fold.js';
import { longestTitle } from '../core/schema/atoms.js';
import type { World } from '../world/world.js';
import type { Known } from './shared/journal-state.js';
import { readAgain, readKnown } from './shared/journal-state.js';
import type { Run } from './shared/run.js';

export const run: Run<'role'> = async ({ arguments: [title], options }, world) => {
  const known = await readKnown(world);
  const json = options.json ?? false;
  if (title === undefined) {
    if (options.since !== undefined) {
      throw new CoachError('usage', '--since needs a role that begins then', [
        `career-coach role "Lead of the payments team" --since ${options.since}`,
      ]);
    }
    return show(known, { marked: null, json }, world);
  }
  const role = {
    title: checkedTitle(title),
    since: givenDay(options.since ?? 'today', world.today, '--since'),
  };
  if (isMarked(role, known)) return show(known, { marked: null, json }, world);
  known.journal.append([{ type: 'role', ...role }]);
  return show(readAgain(known, world), { marked: role, json }, world);
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
function isMarked({ title, since }: Role, { state }: Known): boolean {
  const last = state.roles.at(-1);
  return last !== undefined && last.title === title && last.since === since;
}

async function show(
  { ladder, state, report }: Known,
  { marked, json }: { marked: Role | null; json: boolean },
  world: World,
): Promise<number> {
  const { roles } = state;
  if (json) {
    const { toJson } = await import('../views/json.js');
    const { old = [], outdated = false } = report?.basis ?? {};
    world.out.write(toJson({ schemaVersion: 1, roles, marked, old, outdated }));
  } else {
    const { renderRoles } = await import('../views/terminal/roles.js');
    const style = await world.style(world.out);
    world.out.write(renderRoles(roles, { marked, report, ladder, today: world.today }, style));
  }
  return 0;
}
