import type { UndoPlan } from '../core/history/undo.js';
import { changesOf, listUndoItems, planUndo } from '../core/history/undo.js';
import type { World } from '../world/world.js';
import type { JournalState } from './shared/journal-state.js';
import { readJournal } from './shared/journal-state.js';
import type { Result, Run } from './shared/run.js';

export const run: Run<'undo'> = async ({ arguments: [id], options }, world) => {
  const known = await readJournal(world);
  if (options.list) return list(known);
  const undoing = planUndo(known.ladder, known.events, world.today, id ?? null);
  if (!options.yes) await ask(undoing, id, world);
  const { thing, targets, before, after } = undoing;
  const [event] = known.journal.append([{ type: 'undo', targets: [...targets] }]);
  const { kind, day, tookBack } = thing;
  return {
    json: {
      thing: { id: thing.id, kind, day, tookBack, events: targets },
      before,
      after,
      changes: changesOf(undoing),
      undo: event?.id ?? null,
    },
    page: async (style) => {
      const { renderUndone, renderUndoReport } = await import('../views/terminal/undo.js');
      return (options.yes ? renderUndoReport : renderUndone)(undoing, style);
    },
  };
};

/** Shows what would change, and asks. */
async function ask(undoing: UndoPlan, id: string | undefined, world: World): Promise<void> {
  const { confirmed } = await import('./shared/confirm.js');
  const { renderUndoPreview } = await import('../views/terminal/undo.js');
  const about = renderUndoPreview(undoing, await world.style(world.err));
  const message = undoing.thing.kind === 'undo' ? 'Bring it back?' : 'Take it back?';
  await confirmed(world, { message, initial: true, about }, [
    `career-coach undo ${id === undefined ? '' : `${id} `}--yes`,
  ]);
}

function list({ ladder, events }: JournalState): Result<'undo'> {
  const things = listUndoItems(events, ladder.id);
  return {
    json: {
      things: things.map((thing) => ({ ...thing, events: thing.events.map(({ id }) => id) })),
    },
    page: async (style) =>
      (await import('../views/terminal/undo.js')).renderUndoList(things, style),
  };
}
