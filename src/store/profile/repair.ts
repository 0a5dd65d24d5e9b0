import { chmodSync, constants, fchmodSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from '../../core/base/clean.js';
import { leadsElsewhere, wantedMode } from '../../core/doctor.js';
import { closeQuietly, codeOf, storageFailure } from '../files/system.js';
import { moveDamagedLines } from '../journal/repair.js';
import { readSettingsFile } from '../settings/read.js';
import { inspectProfile, removeLeftovers } from './files.js';

/**
 * Repairs a profile's folder without losing a byte that a person wrote; returns a sentence for each repair.
 * Throws CoachError `storage`.
 */
export function repairProfile(folder: string): readonly string[] {
  return [
    ...repairModes(folder),
    ...removeLeftovers(folder).map((name) => `Removed the leftover file ${clean(name)}`),
    ...repairSettings(folder),
    ...repairJournal(folder),
  ];
}

function repairModes(folder: string): string[] {
  const repairs: string[] = [];
  for (const place of inspectProfile(folder).places) {
    const { name, kind, mode, mine } = place;
    const wanted = wantedMode(kind);
    if (mode === null || mode === wanted || !mine || kind === 'other') continue;
    if (leadsElsewhere(place)) continue;
    const path = join(folder, name);
    try {
      changeMode(path, wanted, name === '.' ? 0 : constants.O_NOFOLLOW);
    } catch (error) {
      throw storageFailure('cannot change the permissions of', path, error);
    }
    const named = name === '.' ? 'the folder' : name;
    repairs.push(
      `Changed the permissions of ${named} from ${mode.toString(8)} to ${wanted.toString(8)}`,
    );
  }
  return repairs;
}

/** By a handle, so that a link which takes the place of the file meanwhile is not followed. */
function changeMode(path: string, mode: number, flags: number): void {
  let handle: number;
  try {
    handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | flags);
  } catch (error) {
    if (codeOf(error) !== 'EACCES') throw error;
    // A file that its owner may not read cannot be opened either.
    chmodSync(path, mode);
    return;
  }
  try {
    fchmodSync(handle, mode);
  } finally {
    closeQuietly(handle);
  }
}

/** Reading the settings sets a broken file aside. */
function repairSettings(folder: string): string[] {
  const { settings } = inspectProfile(folder);
  if (typeof settings === 'string' || !settings.readable) return [];
  const notices: string[] = [];
  readSettingsFile(folder, (notice) => notices.push(notice));
  return notices;
}

function repairJournal(folder: string): string[] {
  const moved = moveDamagedLines(folder);
  if (moved === null) return [];
  const lines = moved.lines === 1 ? 'line' : 'lines';
  return [
    `Moved ${moved.lines} damaged ${lines} of the journal, unchanged, to ${clean(moved.path)}`,
  ];
}
