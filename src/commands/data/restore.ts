import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { quotedForShell } from '../../core/base/quote-for-shell.js';
import type { Run } from '../shared/run.js';

export const run: Run<'data restore'> = async ({ arguments: [path = '-'], options }, world) => {
  const journal = await world.readJournalFile(path);
  const file = clean(path);
  const changes = await world.store.compare(journal, file);
  if (changes.onlyHere === 0 && changes.onlyThere === 0) {
    throw new CoachError(
      'usage',
      `${file} holds the same events as your journal: there is nothing to restore`,
      ['career-coach status'],
    );
  }
  const { describeChanges, renderRestored } = await import('../../views/terminal/data.js');
  world.notice(describeChanges(changes, file));
  if (!options.yes) {
    const { confirm } = await import('../shared/confirm.js');
    await confirm(world, { message: 'Replace your journal with this backup?' }, [
      `career-coach data restore ${quotedForShell(file)} --yes`,
    ]);
  }
  const setAside = await world.store.restore(journal);
  const json = { restored: changes.there, setAside, ...changes };
  return { json, page: (style) => renderRestored(json, style) };
};
