import { closeSync, constants, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { parseUntrusted } from '../../core/base/parse-untrusted.js';
import type { StorageFacts } from '../../core/doctor.js';
import type { Settings } from '../../core/schema/settings.schema.js';
import { defaultSettings } from '../../core/settings/default-settings.js';
import { settingsPath } from '../files/profile-paths.js';
import {
  causeOf,
  closeQuietly,
  codeOf,
  openRegular,
  storageFailure,
  takeFreePath,
} from '../files/system.js';
import { faultInWords } from '../input/checks.js';
import { settingsCheck } from '../input/generated-checks.js';

/** Tells the person something that does not stop the command. */
export type Notice = (message: string) => void;

/**
 * The settings in a folder, defaults for what is not set. A file that is no settings file is renamed, with a
 * notice, and nothing in it is lost. Throws CoachError `storage` when there is one that cannot be read.
 */
export function readSettingsFile(folder: string, notice: Notice): Settings {
  return { ...defaultSettings, ...readStored(folder, notice) };
}

/** What the file itself says. */
export function readStored(folder: string, notice: Notice): Partial<Settings> {
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
export function settingsState(folder: string): StorageFacts['settings'] {
  const file = settingsPath(folder);
  try {
    const text = readText(file);
    if (text === null) return 'default';
    checkedPart(parseUntrusted(text, 'config.json'), 'config.json');
    return 'set';
  } catch (error) {
    if (!(error instanceof CoachError)) throw error;
    const trouble = error.message.replace(`cannot read ${clean(file)}: `, '');
    return { trouble, readable: error.code !== 'storage' };
  }
}

function readText(file: string): string | null {
  try {
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
  try {
    // Taking the name first: renaming alone would replace an older one.
    const target = takeFreePath(`${file}.broken`, (free) => closeSync(openSync(free, 'wx', 0o600)));
    moveOver(target, file);
    return `It is now ${clean(target)}`;
  } catch (error) {
    return `It could not be set aside: ${causeOf(error)}`;
  }
}

function moveOver(target: string, file: string): void {
  try {
    renameSync(file, target);
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
}
