import { readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Settings } from '../../core/schema/settings.schema.js';
import { removeAbandoned } from '../files/abandoned.js';
import { makeFolder, synchroniseFolder } from '../files/folders.js';
import { settingsPath } from '../files/profile-paths.js';
import { storageFailure } from '../files/system.js';
import { type Notice, readStoredSettings } from './read.js';
import { writeByConf } from './write-by-conf.js';

/** Prefix of the temporary file; a killed program leaves one behind. */
const stagedPrefix = 'config.new-';

/**
 * Changes some settings and keeps the others; defaults are not written.
 * Throws CoachError `invalid-input` for values that are not allowed, `storage` if writing fails.
 */
export async function changeSettingsFile(
  folder: string,
  change: Partial<Settings>,
  notice: Notice,
): Promise<Settings> {
  const stored = { ...readStoredSettings(folder, notice), ...change };
  const settings = await checkSettings(stored);
  await writeSettings(folder, stored);
  return settings;
}

/** Fills in defaults. Throws CoachError `invalid-input`. */
export async function checkSettings(value: unknown): Promise<Settings> {
  const { settingsSchema } = await import('../../core/schema/settings.schema.js');
  const { checkShape } = await import('../input/check-shape.js');
  return checkShape(settingsSchema, value, 'settings');
}

/**
 * Has conf write a temporary file, and renames it once it is complete: on a full disk conf itself would replace good
 * settings by part of the new ones.
 */
async function writeSettings(folder: string, stored: Partial<Settings>): Promise<void> {
  const file = targetOf(settingsPath(folder));
  const place = dirname(file);
  const name = `${stagedPrefix}${process.pid}`;
  const staged = join(place, `${name}.json`);
  try {
    makeFolder(place);
    removeAbandoned(place, (name) => name.startsWith(stagedPrefix));
    await writeByConf(place, name, stored);
    // Read without conf, which would not notice a missing part.
    if (JSON.stringify(JSON.parse(readFileSync(staged, 'utf8'))) !== JSON.stringify(stored)) {
      throw new Error('only part of it was written; is the disk full?');
    }
    renameSync(staged, file);
    synchroniseFolder(place);
  } catch (error) {
    rmSync(staged, { force: true });
    throw storageFailure('settings NOT saved: cannot write', file, error);
  }
}

/** Where a link leads, so that settings which are kept elsewhere stay there. */
function targetOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
