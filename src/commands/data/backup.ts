import { CoachError } from '../../core/base/errors.js';
import type { Run } from '../shared/run.js';

export const run: Run<'data backup'> = async ({ arguments: [file], options }, world) => {
  if (file === '-') {
    throw new CoachError('usage', 'A backup needs a file name; it cannot go to standard output', [
      'career-coach export --format journal prints all events',
    ]);
  }
  const journal = await world.store.backup();
  if (journal.length === 0) {
    throw new CoachError(
      'no-assessment',
      `There is no journal to back up in ${world.store.folder}`,
      ['career-coach assess'],
    );
  }
  const written = file ?? `career-coach-${world.today}.jsonl`;
  await world.writeOutput(written, journal, options.force ?? false);
  const json = { written, bytes: journal.length };
  return {
    json,
    page: async (style) => (await import('../../views/terminal/data.js')).renderBackup(json, style),
  };
};
