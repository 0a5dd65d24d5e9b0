import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from '../../core/base/clean.js';
import { wantedMode } from '../../core/doctor.js';
import { storageFailure } from '../files/system.js';
import { moveDamagedLines } from '../journal/repair.js';
import { readSettingsFile } from '../settings/read.js';
import { inspectProfile, removeLeftovers } from './files.js';

/**
 * Repairs what can be repaired in a profile's folder without losing a byte that a person wrote, and says what it
 * did. Throws CoachError `storage`.
 */
export function repairProfile(folder: string): readonly string[] {
  return [
    ...repairModes(folder),
    ...removeLeftovers(folder).map((name) => `Removed ${clean(name)}, a leftover`),
    ...repairSettings(folder),
    ...repairJournal(folder),
  ];
}

function repairModes(folder: string): string[] {
  const done: string[] = [];
  for (const { name, kind, mode, mine } of inspectProfile(folder).places) {
    const wanted = wantedMode(kind);
    if (mode === null || mode === wanted || !mine || kind === 'other') continue;
    const path = join(folder, name);
    try {
      chmodSync(path, wanted);
    } catch (error) {
      throw storageFailure('cannot change the permissions of', path, error);
    }
    const what = name === '.' ? 'the folder' : name;
    done.push(`Permissions of ${what}: ${wanted.toString(8)} instead of ${mode.toString(8)}`);
  }
  return done;
}

/** Reading them sets broken ones aside, and says where they are. */
function repairSettings(folder: string): string[] {
  const { settings } = inspectProfile(folder);
  if (typeof settings === 'string' || !settings.readable) return [];
  const done: string[] = [];
  readSettingsFile(folder, (notice) => done.push(notice));
  return done;
}

function repairJournal(folder: string): string[] {
  const moved = moveDamagedLines(folder);
  if (moved === null) return [];
  const lines = moved.lines === 1 ? 'line' : 'lines';
  return [
    `Moved ${moved.lines} damaged ${lines} of the journal, byte for byte, to ${clean(moved.path)}`,
  ];
}
