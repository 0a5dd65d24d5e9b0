import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../core/schema/settings.schema.js';
import { isAbandoned } from '../files/abandoned.js';
import { makeFolder, synchroniseFolder } from '../files/folders.js';
import { settingsPath } from '../files/profile-paths.js';
import { storageFailure } from '../files/system.js';
import { type Notice, readStored } from './read.js';
import { writeByConf } from './write-by-conf.js';

/** Changing settings: seldom done, so that no start loads it for reading them. */

/** The start of the names that a change uses before it is complete; a killed program leaves one behind. */
const unfinished = 'config.new-';

/**
 * Changes some settings and keeps the others, those not set included: a default stays one.
 * Throws CoachError `invalid-input` for values that are not allowed, `storage` when they cannot be kept.
 */
export async function changeSettingsFile(
  folder: string,
  change: Partial<Settings>,
  notice: Notice,
): Promise<Settings> {
  const stored = { ...readStored(folder, notice), ...change };
  const settings = await checkedSettings(stored);
  await write(folder, stored);
  return settings;
}

/** All settings, validated by the schema, defaults filled in. Throws CoachError `invalid-input`. */
export async function checkedSettings(value: unknown): Promise<Settings> {
  const { settingsSchema } = await import('../../core/schema/settings.schema.js');
  const { checkShape } = await import('../input/check-shape.js');
  return checkShape(settingsSchema, value, 'settings');
}

/**
 * Writes by conf into a file of our own, and only a complete one takes the name: conf does not look how much
 * it wrote, and on a full disk it replaces good settings by a part of the new ones.
 */
async function write(folder: string, stored: Partial<Settings>): Promise<void> {
  const file = settingsPath(folder);
  const name = `${unfinished}${process.pid}`;
  const staged = join(folder, `${name}.json`);
  try {
    makeFolder(folder);
    removeAbandoned(folder);
    await writeByConf(folder, name, stored);
    // Not conf's own reading, which would trust what is there.
    if (JSON.stringify(JSON.parse(readFileSync(staged, 'utf8'))) !== JSON.stringify(stored)) {
      throw new Error('it is not complete, is the disk full?');
    }
    renameSync(staged, file);
    synchroniseFolder(folder);
  } catch (error) {
    rmSync(staged, { force: true });
    throw storageFailure('settings NOT saved: cannot write', file, error);
  }
}

/** Removes what programs left behind that were killed while they changed settings. */
function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(unfinished)) continue;
    const file = join(folder, name);
    try {
      if (isAbandoned(file)) rmSync(file);
    } catch {
      // Its owner was faster.
    }
  }
}
