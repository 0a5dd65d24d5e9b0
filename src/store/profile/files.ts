import {
  accessSync,
  constants,
  lstatSync,
  readdirSync,
  readlinkSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import type { JournalFacts, PlaceFacts, StorageFacts, Trouble } from '../../core/doctor.js';
import { isAbandoned } from '../files/abandoned.js';
import { synchroniseFolder } from '../files/folders.js';
import { journalPath } from '../files/profile-paths.js';
import { codeOf, storageFailure } from '../files/system.js';
import { readJournalBytes } from '../journal/journal-file.js';
import { parseJournal } from '../journal/journal-lines.js';
import { settingsState } from '../settings/read.js';

/** What became of the files of a profile that was to be forgotten. */
export interface Forgotten {
  /** How many events there were. */
  readonly events: number;
  /** The names of the files that are gone. */
  readonly deleted: readonly string[];
  /** What lies in the profile's folder besides, and is not of this program. */
  readonly left: readonly string[];
  /** What deleted symbolic links led to: it is still there. */
  readonly linked: readonly string[];
}

/** All files that this program makes in a profile's folder, by what they are for. */
const fileNames = {
  journal: /^journal\.jsonl$/,
  settings: /^config\.json$/,
  setAside: /^(?:config\.json\.broken-\d+|journal\.(?:damaged|before-restore)-\d+)$/,
  /** An unfinished change of settings (and conf's own temporary file), an unfinished restore, and the cache of version 0.1. */
  leftover:
    /^(?:config\.new-\d+\.json(?:\.tmp-\w+)?|journal\.new-\d+|checkpoint\.(?:json|trail|new-\d+))$/,
} as const;

type Use = keyof typeof fileNames;

function useOf(name: string): Use | null {
  const found = Object.entries(fileNames).find(([, pattern]) => pattern.test(name));
  return found === undefined ? null : (found[0] as Use);
}

/** How a profile's data lies on the disk. Changes nothing. */
export function inspectProfile(folder: string): StorageFacts {
  const names = namesIn(folder);
  const ours = names.filter((name) => useOf(name) !== null);
  return {
    folder,
    places: ['.', ...ours].flatMap((name) => placeOf(folder, name) ?? []),
    writable: canWrite(folder),
    journal: journalFacts(folder),
    settings: settingsState(folder),
    setAside: names.filter((name) => useOf(name) === 'setAside'),
    leftovers: leftoversIn(folder, names),
  };
}

/** None where there is no folder, or where it cannot be read: other facts tell. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function placeOf(folder: string, name: string): PlaceFacts | null {
  const path = join(folder, name);
  try {
    const link = lstatSync(path).isSymbolicLink();
    const stats = statSync(path);
    const kind = stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'other';
    const hasModes = process.platform !== 'win32';
    const user = process.getuid?.();
    return {
      name,
      kind,
      mode: hasModes ? stats.mode & 0o777 : null,
      mine: user === undefined || user === 0 || stats.uid === user,
      link,
    };
  } catch {
    return null;
  }
}

/** Whether the folder, or the nearest one above it that exists, takes new files. */
function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return statSync(folder).isDirectory();
  } catch (error) {
    const parent = dirname(folder);
    return codeOf(error) === 'ENOENT' && parent !== folder && canWrite(parent);
  }
}

function journalFacts(folder: string): JournalFacts | Trouble {
  try {
    const bytes = readJournalBytes(folder);
    const { events, newer, setAside } = parseJournal(bytes ?? Buffer.alloc(0));
    return { bytes: bytes?.length ?? 0, events: events.length, newer, setAside };
  } catch (error) {
    if (!(error instanceof CoachError)) throw error;
    return { trouble: error.message.replace(`cannot read ${clean(journalPath(folder))}: `, '') };
  }
}

function leftoversIn(folder: string, names: readonly string[]): string[] {
  return names.filter((name) => useOf(name) === 'leftover' && isAbandoned(join(folder, name)));
}

/** Deletes what killed programs left behind; gives the names. Throws CoachError `storage`. */
export function removeLeftovers(folder: string): string[] {
  const names = leftoversIn(folder, namesIn(folder));
  for (const name of names) remove(join(folder, name));
  return names;
}

/**
 * Deletes all files of a profile that this program made, and its folder if nothing else is in it.
 * Throws CoachError `storage`, and says what is left, when that fails on the way.
 */
export function forgetProfile(folder: string): Forgotten {
  const names = namesIn(folder);
  const ours = names.filter((name) => useOf(name) !== null);
  const linked = ours.flatMap((name) => linkTarget(join(folder, name)) ?? []);
  const facts = journalFacts(folder);
  const events = 'trouble' in facts ? 0 : facts.events + facts.newer;
  for (const name of ours) remove(join(folder, name));
  if (names.length > 0) synchroniseFolder(folder);
  const left = names.filter((name) => useOf(name) === null);
  if (left.length === 0) removeEmpty(folder);
  return { events, deleted: ours, left, linked };
}

function linkTarget(path: string): string | null {
  try {
    return lstatSync(path).isSymbolicLink() ? resolve(dirname(path), readlinkSync(path)) : null;
  } catch {
    return null;
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    throw storageFailure('NOT deleted: cannot remove', path, error);
  }
}

/** The profile's folder, and that of all profiles when this was the last. */
function removeEmpty(folder: string): void {
  for (const one of [folder, dirname(folder)]) {
    try {
      rmdirSync(one);
    } catch {
      // Something is in it, or it is gone already: nothing of this profile's either way.
      return;
    }
  }
}
