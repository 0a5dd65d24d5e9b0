import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from '../../core/base/clean.js';
import { wantedMode } from '../../core/doctor.js';
import { storageFailure } from '../files/system.js';
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
  for (const { name, kind, mode, mine } of inspectProfile(folder).places) {
    const wanted = wantedMode(kind);
    if (mode === null || mode === wanted || !mine || kind === 'other') continue;
    const path = join(folder, name);
    try {
      chmodSync(path, wanted);
    } catch (error) {
      throw storageFailure('cannot change the permissions of', path, error);
    }
    const place = name === '.' ? 'the folder' : name;
    repairs.push(
      `Changed the permissions of ${place} from ${mode.toString(8)} to ${wanted.toString(8)}`,
    );
  }
  return repairs;
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
