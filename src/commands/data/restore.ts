import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { quotedForShell } from '../../core/base/quote-for-shell.js';
import type { World } from '../../world/world.js';
import type { Run } from '../shared/run.js';

export const run: Run<'data restore'> = async ({ arguments: [given = '-'], options }, world) => {
  const journal = await world.readJournalFile(given);
  const file = clean(given);
  const changes = await world.store.compare(journal, file);
  const { onlyHere, onlyThere, here, there, damaged } = changes;
  if (onlyHere === 0 && onlyThere === 0) {
    throw new CoachError('usage', `${file} holds what is here already: nothing to restore`, [
      'career-coach status',
    ]);
  }
  world.notice(
    [
      `Here are ${here} events; ${file} holds ${there}.`,
      `  ${onlyThere} would come back, ${onlyHere} would be set aside, ${there - onlyThere} stay.`,
      ...(damaged > 0 ? [`  ${damaged} of its lines cannot be read.`] : []),
      ...(onlyHere > 0 ? [`  To keep both: career-coach data merge ${quotedForShell(file)}`] : []),
    ].join('\n'),
  );
  if (!options.yes) {
    const code = await ask(file, world);
    if (code !== null) return code;
  }
  const setAside = await world.store.restore(journal);
  if (options.json) {
    const { toJson } = await import('../../views/json.js');
    world.out.write(toJson({ schemaVersion: 1, restored: there, setAside, ...changes }));
  } else {
    const where = setAside === null ? [] : [`The journal that was here is now ${clean(setAside)}.`];
    const { renderSentences } = await import('../../views/text/sentences.js');
    const sentences = [`Restored ${there} events.`, ...where];
    world.out.write(renderSentences(sentences, await world.style(world.out)));
  }
  return 0;
};

/** null: go on. */
async function ask(file: string, world: World): Promise<number | null> {
  const { askOnce } = await import('../shared/confirm.js');
  const said = await askOnce(
    world,
    { kind: 'yes-no', message: 'Put it in the place of the present journal?', initial: false },
    [`career-coach data restore ${quotedForShell(file)} --yes`],
  );
  if ('answer' in said && said.answer) return null;
  world.notice('Nothing was changed.');
  return 'code' in said ? said.code : 0;
}
