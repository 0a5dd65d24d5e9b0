import { CoachError } from '../core/base/errors.js';
import { diagnose, type StorageFacts, type Trouble } from '../core/doctor.js';
import { noPaint } from '../text/paint.js';
import type { World } from '../world/world.js';
import type { Run } from './shared/run.js';

export const run: Run<'doctor'> = async ({ options }, world) => {
  const done = options.fix ? await world.store.repair() : null;
  // Inspect after the repair, so that only what is left is reported.
  const storage = await world.store.inspect();
  const diagnosis = diagnose(await world.machine(), storage, await ladderTrouble(storage, world));
  const { renderDiagnosis } = await import('../views/terminal/doctor.js');
  const { width, unicode } = world.out.screen;
  return {
    json: done === null ? diagnosis : { ...diagnosis, done },
    // A fixed style: reading broken settings sets them aside, and a diagnosis must change nothing.
    page: renderDiagnosis(diagnosis, done, { width, unicode, paint: noPaint, locale: null }),
    code: diagnosis.findings.some(({ weight }) => weight === 'problem') ? 1 : 0,
  };
};

async function ladderTrouble(
  { settings }: Pick<StorageFacts, 'settings'>,
  world: World,
): Promise<Trouble | null> {
  // Reading broken settings would set them aside.
  if (settings !== 'set') return null;
  try {
    await world.ladder();
    return null;
  } catch (error) {
    if (!(error instanceof CoachError)) throw error;
    return { trouble: error.message };
  }
}
