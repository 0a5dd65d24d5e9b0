import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { quotedForShell } from '../../core/base/quote-for-shell.js';
import type { Run } from '../shared/run.js';

export const run: Run<'data backup'> = async ({ arguments: [file], options }, world) => {
  if (file === '-') {
    throw new CoachError('usage', 'a backup needs the name of a file', [
      'career-coach export --format journal prints all events',
    ]);
  }
  const journal = await world.store.backup();
  if (journal.length === 0) {
    throw new CoachError('no-assessment', `There is nothing to back up in ${world.store.folder}`, [
      'career-coach assess',
    ]);
  }
  const name = file ?? `career-coach-${world.today}.jsonl`;
  await world.writeOutput(name, journal, options.force ?? false);
  if (options.json) {
    const { toJson } = await import('../../views/json.js');
    world.out.write(toJson({ schemaVersion: 1, written: name, bytes: journal.length }));
  } else {
    const shown = clean(name);
    const { renderSentences } = await import('../../views/text/sentences.js');
    const sentences = [
      `The journal is copied to ${shown}, readable by you alone.`,
      `Bring it back: career-coach data restore ${quotedForShell(shown)}`,
    ];
    world.out.write(renderSentences(sentences, await world.style(world.out)));
  }
  return 0;
};
