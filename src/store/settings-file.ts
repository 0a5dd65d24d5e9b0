import {
  closeSync,
  constants,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { clean } from '../core/clean.js';
import { CoachError } from '../core/errors.js';
import { defaultSettings } from '../core/settings.js';
import type { Settings } from '../core/settings.schema.js';
import { parseUntrusted } from '../core/untrusted.js';
import { faultInWords } from './checks.js';
import { settingsCheck } from './generated-checks.js';
import { makeFolder, synchroniseFolder } from './journal-file.js';
import { causeOf, closeQuietly, codeOf, openRegular, storageFailure } from './system.js';
import { writeByConf } from './write-by-conf.js';

/** Tells the person something that does not stop the command. */
export type Notice = (message: string) => void;

/** The start of the names that a change uses before it is complete; a killed program leaves one behind. */
const unfinished = 'config.new-';
/** Milliseconds after which an unfinished file belongs to nobody. */
const abandonedAfter = 60_000;

/** The file of a profile's settings. */
export function settingsPath(folder: string): string {
  return join(folder, 'config.json');
}

/**
 * The settings in a folder, defaults for what is not set. A file that is no settings file is renamed, with a
 * notice, and nothing in it is lost. Throws CoachError `storage` when there is one that cannot be read.
 */
export function readSettingsFile(folder: string, notice: Notice): Settings {
  return { ...defaultSettings, ...readStored(folder, notice) };
}

/** What the file itself says. */
function readStored(folder: string, notice: Notice): Partial<Settings> {
  const file = settingsPath(folder);
  const text = readText(file);
  if (text === null) return {};
  try {
    return checkedPart(parseUntrusted(text, clean(file)), clean(file));
  } catch (error) {
    if (!(error instanceof CoachError)) throw error;
    notice(`${error.message}. ${setAside(file)}; default settings are used`);
    return {};
  }
}

/** Whether there is a settings file, and whether it can be used. Changes nothing. */
export function settingsState(folder: string): 'default' | 'set' | { readonly trouble: string } {
  const file = settingsPath(folder);
  try {
    const text = readText(file);
    if (text === null) return 'default';
    checkedPart(parseUntrusted(text, 'config.json'), 'config.json');
    return 'set';
  } catch (error) {
    if (!(error instanceof CoachError)) throw error;
    return { trouble: error.message.replace(clean(file), 'config.json') };
  }
}

function readText(file: string): string | null {
  try {
    // Usually there is none, and an error takes longer to make than to look.
    if (statSync(file, { throwIfNoEntry: false }) === undefined) return null;
    const { handle } = openRegular(file, constants.O_RDONLY);
    try {
      return readFileSync(handle, 'utf8');
    } finally {
      closeQuietly(handle);
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw storageFailure('cannot read', file, error);
  }
}

/** The value as settings, some of which may be missing. */
function checkedPart(value: unknown, source: string): Partial<Settings> {
  const fault = settingsCheck(value);
  if (fault === null) return value as Partial<Settings>;
  throw new CoachError('invalid-input', `${source}: ${faultInWords(fault)}`);
}

/** Renames a broken file to the first free name, and says where it is now. */
function setAside(file: string): string {
  for (let number = 1; ; number += 1) {
    const target = `${file}.broken-${number}`;
    try {
      // Taking the name first: renaming alone would replace an older one.
      closeSync(openSync(target, 'wx', 0o600));
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue;
      return `It could not be set aside: ${causeOf(error)}`;
    }
    try {
      renameSync(file, target);
      return `It is now ${clean(target)}`;
    } catch (error) {
      rmSync(target, { force: true });
      return `It could not be set aside: ${causeOf(error)}`;
    }
  }
}

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
  const { settingsSchema } = await import('../core/settings.schema.js');
  const { checkShape } = await import('./check-shape.js');
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
      if (Date.now() - statSync(file).mtimeMs > abandonedAfter) rmSync(file);
    } catch {
      // Its owner was faster.
    }
  }
}
