import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { parseUntrusted } from '../../core/base/parse-untrusted.js';
import type { StorageFacts } from '../../core/doctor.js';
import type { Settings } from '../../core/schema/settings.schema.js';
import { defaultSettings } from '../../core/settings/default-settings.js';
import { settingsPath } from '../files/profile-paths.js';
import { causeOf, readTextIfThere, takeFreePath } from '../files/system.js';
import { describeFault } from '../input/checks.js';
import { settingsCheck } from '../input/generated-checks.js';

/** Shows the person a message; the command goes on. */
export type Notice = (message: string) => void;

/**
 * Reads the settings in a folder and fills in defaults. A broken settings file is renamed, with a notice.
 * Throws CoachError `storage` if the file cannot be read.
 */
export function readSettingsFile(folder: string, notice: Notice): Settings {
  return { ...defaultSettings, ...readStoredSettings(folder, notice) };
}

/** Without defaults. */
export function readStoredSettings(folder: string, notice: Notice): Partial<Settings> {
  const file = settingsPath(folder);
  const text = readTextIfThere(file);
  if (text === null) return {};
  try {
    return checkPartialSettings(parseUntrusted(text, clean(file)), clean(file));
  } catch (error) {
    if (!(error instanceof CoachError)) throw error;
    notice(`${error.message}. ${setAside(file)}; default settings are used`);
    return {};
  }
}

/** Whether there is a settings file, and whether it can be used. */
export function settingsState(folder: string): StorageFacts['settings'] {
  const file = settingsPath(folder);
  try {
    const text = readTextIfThere(file);
    if (text === null) return 'default';
    checkPartialSettings(parseUntrusted(text, 'config.json'), 'config.json');
    return 'set';
  } catch (error) {
    if (!(error instanceof CoachError)) throw error;
    const trouble = error.message.replace(`cannot read ${clean(file)}: `, '');
    return { trouble, readable: error.code !== 'storage' };
  }
}

function checkPartialSettings(value: unknown, source: string): Partial<Settings> {
  const fault = settingsCheck(value);
  if (fault === null) return value as Partial<Settings>;
  throw new CoachError('invalid-input', `${source}: ${describeFault(fault)}`);
}

/** Renames a broken file to the first free name; returns a sentence about it. */
function setAside(file: string): string {
  try {
    // The target is created first: renaming alone could replace an older broken file.
    const target = takeFreePath(`${file}.broken`, (path) => closeSync(openSync(path, 'wx', 0o600)));
    renameOnto(target, file);
    return `It is now ${clean(target)}`;
  } catch (error) {
    return `It could not be set aside: ${causeOf(error)}`;
  }
}

function renameOnto(target: string, file: string): void {
  try {
    renameSync(file, target);
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
}
