import { CoachError } from '../core/base/errors.js';
import { type Diagnosis, diagnose, type StorageFacts, type Trouble } from '../core/doctor.js';
import { noPaint } from '../text/paint.js';
import type { World } from '../world/world.js';
import type { Run } from './shared/run.js';

export const run: Run<'doctor'> = async ({ options }, world) => {
  const done = options.fix ? await world.store.repair() : [];
  // After the repair: what is still to be done.
  const storage = await world.store.inspect();
  const diagnosis = diagnose(await world.machine(), storage, await ladderTrouble(storage, world));
  if (options.json) {
    const { toJson } = await import('../views/json.js');
    world.out.write(toJson(options.fix ? { ...diagnosis, done } : diagnosis));
  } else {
    await print(diagnosis, options.fix ? done : null, world);
  }
  return diagnosis.findings.some(({ weight }) => weight === 'problem') ? 1 : 0;
};

/** Why the ladder in use cannot be read; null: it can. */
async function ladderTrouble(
  { settings }: Pick<StorageFacts, 'settings'>,
  world: World,
): Promise<Trouble | null> {
  // Reading broken settings sets them aside, and looking changes nothing.
  if (settings !== 'set') return null;
  try {
    await world.ladder();
    return null;
  } catch (error) {
    if (!(error instanceof CoachError)) throw error;
    return { trouble: error.message };
  }
}

async function print(
  diagnosis: Diagnosis,
  done: readonly string[] | null,
  world: World,
): Promise<void> {
  const { renderDiagnosis } = await import('../views/terminal/doctor.js');
  // Not by the settings: reading broken ones sets them aside, and looking changes nothing.
  const { width, unicode } = world.out.screen;
  const style = { width, unicode, paint: noPaint, locale: null };
  world.out.write(renderDiagnosis(diagnosis, done, style));
}
