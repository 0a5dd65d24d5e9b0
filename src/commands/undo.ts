import { changesOf } from '../core/history/outline.js';
import type { UndoPlan } from '../core/history/undo.js';
import { planUndo } from '../core/history/undo.js';
import { listUndoItems } from '../core/history/undo-items.js';
import type { Ladder } from '../core/schema/ladder.schema.js';
import type { World } from '../world/world.js';
import type { JournalState } from './shared/journal-state.js';
import { readJournalToWrite } from './shared/journal-state.js';
import type { Result, Run } from './shared/run.js';

export const run: Run<'undo'> = async ({ arguments: [id], options }, world) => {
  const journalState = await readJournalToWrite(world);
  if (options.list) return listUndoable(journalState);
  const undoPlan = planUndo(journalState.ladder, journalState.events, world.today, id ?? null);
  if (!options.yes) await confirmUndo(undoPlan, journalState.ladder, id, world);
  const { thing, targets, before, after } = undoPlan;
  const [event] = journalState.journal.append([{ type: 'undo', targets: [...targets] }]);
  const { kind, day, tookBack } = thing;
  return {
    json: {
      thing: { id: thing.id, kind, day, tookBack, events: targets },
      before,
      after,
      changes: changesOf(undoPlan),
      undo: event?.id ?? null,
    },
    page: async (style) => {
      const { renderUndone, renderUndoReport } = await import('../views/terminal/undo.js');
      return options.yes
        ? renderUndoReport(undoPlan, journalState.ladder, style)
        : renderUndone(undoPlan, style);
    },
  };
};

async function confirmUndo(
  undoPlan: UndoPlan,
  ladder: Ladder,
  id: string | undefined,
  world: World,
): Promise<void> {
  const { confirm } = await import('./shared/confirm.js');
  const { renderUndoPreview } = await import('../views/terminal/undo.js');
  const context = renderUndoPreview(undoPlan, ladder, await world.style(world.err));
  const message = undoPlan.thing.kind === 'undo' ? 'Bring it back?' : 'Take it back?';
  // Enter alone takes back neither an hour's answers nor what somebody did on another day and may not mean.
  const { kind, day } = undoPlan.thing;
  const initial = kind !== 'assessment' && day === world.today;
  await confirm(world, { message, initial, context }, [
    `career-coach undo ${id === undefined ? '' : `${id} `}--yes`,
  ]);
}

function listUndoable({ ladder, events, state }: JournalState): Result<'undo'> {
  const titles = new Map(state.actions.map(({ id, title }) => [id, title]));
  const things = listUndoItems(events, ladder.id, titles);
  return {
    json: {
      things: things.map((thing) => ({ ...thing, events: thing.events.map(({ id }) => id) })),
    },
    page: async (style) =>
      (await import('../views/terminal/undo.js')).renderUndoList(things, ladder, events, style),
  };
}
