import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import type { InboxLine } from '../../core/evidence/inbox/inbox.js';
import { planErase, withoutWords } from '../../core/history/erase.js';
import type { World } from '../../world/world.js';
import { readJournal } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';

export const run: Run<'data erase'> = async ({ arguments: [id = ''], options }, world) => {
  const { ladder, events } = await readJournal(world);
  const plan = planErase(events, ladder.id, id);
  const { renderErased, renderErasePreview } = await import(
    '../../views/terminal/evidence/erase.js'
  );
  if (!options.yes) {
    const { confirm } = await import('../shared/confirm.js');
    await confirm(
      world,
      {
        context: renderErasePreview(plan.texts, await world.style(world.err)),
        message: 'This cannot be undone. Type yes to erase these words from the journal',
        word: 'yes',
        declined: 'Nothing was erased.',
      },
      [`career-coach data erase ${id} --yes`],
    );
  }
  const erased = await world.store.erase((event) => withoutWords(event, plan));
  if (erased === 0) {
    throw new CoachError('usage', `There are no words of yours in ${clean(id)}`, [
      'career-coach undo --list',
    ]);
  }
  await eraseFromInbox(plan.texts, world);
  const { setAside, leftovers } = await world.store.inspect();
  const copies = [...setAside, ...leftovers].filter((name) => !name.startsWith('config'));
  const json = { erased, folder: world.store.folder, copies };
  return { json, page: (style) => renderErased(json, style) };
};

/** What was accepted from the inbox may still wait there in the same words. */
async function eraseFromInbox(texts: readonly string[], world: World): Promise<void> {
  const inbox = await world.store.inbox();
  const lines = inbox.read();
  const kept = lines.map(
    (line): InboxLine =>
      'text' in line && texts.includes(line.text) ? { dropped: line.source } : line,
  );
  if (kept.some((line, index) => line !== lines[index])) inbox.replace(kept);
}
