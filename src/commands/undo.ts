import type { UndoPlan } from '../core/history/undo.js';
import { changesOf, listThings, planUndo } from '../core/history/undo.js';
import type { World } from '../world/world.js';
import type { Known } from './shared/journal-state.js';
import { readKnown } from './shared/journal-state.js';
import type { Run } from './shared/run.js';

export const run: Run<'undo'> = async ({ arguments: [id], options }, world) => {
  const known = await readKnown(world);
  if (options.list) return printList(known, options.json ?? false, world);
  const undoing = planUndo(known.ladder, known.events, world.today, id ?? null);
  const asks = !options.yes;
  const code = asks ? await ask(undoing, id, world) : null;
  if (code !== null) return code;
  const [event] = known.journal.append([{ type: 'undo', targets: [...undoing.targets] }]);
  if (options.json) {
    const { toJson } = await import('../views/json.js');
    world.out.write(toJson({ schemaVersion: 1, ...describe(undoing), undo: event?.id ?? null }));
  } else {
    const { renderUndone, renderUndoReport } = await import('../views/terminal/undo.js');
    const render = asks ? renderUndone : renderUndoReport;
    world.out.write(render(undoing, await world.style(world.out)));
  }
  return 0;
};

/** Shows what would change, and asks. null: go on. */
async function ask(
  undoing: UndoPlan,
  id: string | undefined,
  world: World,
): Promise<number | null> {
  const { askOnce } = await import('./shared/confirm.js');
  const { renderUndoing } = await import('../views/terminal/undo.js');
  const instead = [`career-coach undo ${id === undefined ? '' : `${id} `}--yes`];
  const style = await world.style(world.err);
  const message = undoing.thing.kind === 'undo' ? 'Bring it back?' : 'Take it back?';
  const question = { kind: 'yes-no', message, initial: true } as const;
  const said = await askOnce<'yes-no'>(world, question, instead, () =>
    world.err.write(renderUndoing(undoing, style)),
  );
  if ('answer' in said && said.answer) return null;
  world.notice('Nothing was changed.');
  return 'code' in said ? said.code : 0;
}

function describe(undoing: UndoPlan): object {
  const { thing, targets, before, after } = undoing;
  const { id, kind, day, tookBack } = thing;
  return {
    thing: { id, kind, day, tookBack, events: targets },
    before,
    after,
    changes: changesOf(undoing),
  };
}

async function printList({ ladder, events }: Known, json: boolean, world: World): Promise<number> {
  const things = listThings(events, ladder.id);
  if (json) {
    const { toJson } = await import('../views/json.js');
    const listed = things.map((thing) => ({ ...thing, events: thing.events.map(({ id }) => id) }));
    world.out.write(toJson({ schemaVersion: 1, things: listed }));
  } else {
    const { renderThings } = await import('../views/terminal/undo.js');
    world.out.write(renderThings(things, await world.style(world.out)));
  }
  return 0;
}
