import { clean } from '../../core/base/clean.js';
import type { World } from '../../world/world.js';
import type { Run } from '../shared/run.js';

export const run: Run<'data forget'> = async ({ options }, world) => {
  if (!options.yes) {
    const code = await ask(world);
    if (code !== null) return code;
  }
  const folder = clean(world.store.folder);
  const forgotten = await world.store.forget();
  const { events, deleted, left, linked } = forgotten;
  if (options.json) {
    const { toJson } = await import('../../views/json.js');
    world.out.write(toJson({ schemaVersion: 1, folder: world.store.folder, ...forgotten }));
    return 0;
  }
  const lines = [
    deleted.length === 0
      ? `There was nothing to delete in ${folder}.`
      : `Deleted ${deleted.join(', ')} in ${folder}: ${events} ${events === 1 ? 'event' : 'events'}.`,
    ...linked.map((path) => `It was a link: ${clean(path)} is NOT deleted.`),
    ...(left.length > 0 ? [`Not of this program, and left: ${clean(left.join(', '))}.`] : []),
    'Backups and exports that you made elsewhere are still there.',
  ];
  const { renderSentences } = await import('../../views/text/sentences.js');
  world.out.write(renderSentences(lines, await world.style(world.out)));
  return 0;
};

/** null: go on. */
async function ask(world: World): Promise<number | null> {
  const { askOnce } = await import('../shared/confirm.js');
  const said = await askOnce(
    world,
    {
      kind: 'text',
      message: `Everything in ${clean(world.store.folder)} will be deleted for good: answers, plan, check-ins, evidence, settings. Type forget to do it`,
    },
    ['career-coach data forget --yes', 'career-coach data backup FILE, before that'],
  );
  if ('answer' in said && said.answer.trim().toLowerCase() === 'forget') return null;
  world.notice('Nothing was deleted.');
  return 'code' in said ? said.code : 0;
}
