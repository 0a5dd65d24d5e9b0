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
import { basename, dirname, join, resolve } from 'node:path';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import type { JournalFacts, PlaceFacts, StorageFacts, Trouble } from '../../core/doctor.js';
import type { JsonOf } from '../../core/output/output.schema.js';
import { isAbandoned } from '../files/abandoned.js';
import { synchroniseFolder } from '../files/folders.js';
import { journalPath } from '../files/profile-paths.js';
import { codeOf, storageFailure } from '../files/system.js';
import { readJournalBytes } from '../journal/journal-file.js';
import { parseJournal } from '../journal/journal-lines.js';
import { settingsState } from '../settings/read.js';

/** The result of deleting a profile. */
export type DeletionResult = Omit<JsonOf<'data forget'>, 'folder'>;

/** All files that this program creates in a profile's folder, by purpose. */
const fileNames = {
  journal: /^journal\.jsonl$/,
  settings: /^config\.json$/,
  inbox: /^inbox\.jsonl$/,
  printed: /^printed\.json$/,
  setAside: /^(?:config\.json\.broken-\d+|journal\.(?:damaged|before-restore|before-import)-\d+)$/,
  /** Folders with a text that was written in the editor; it stays if saving failed. */
  unsaved: /^unsaved-\d+$/,
  /** Unfinished changes of settings (with conf's temporary file), unfinished restores, and the cache of version 0.1. */
  leftover:
    /^(?:config\.new-\d+\.json(?:\.tmp-\w+)?|(?:journal|inbox)\.new-(?:\d+|lock)|printed\.json\.new-\d+|checkpoint\.(?:json|trail|new-\d+))$/,
} as const;

/** As Dropbox, Nextcloud and Syncthing name them; then as iCloud and Google Drive do. */
const copyOfJournal = /^journal(?:.*(?:conflicted copy|sync-conflict).*| (?:\d+|\(\d+\)))\.jsonl$/i;

type Purpose = keyof typeof fileNames;

function purposeOf(name: string): Purpose | null {
  const entry = Object.entries(fileNames).find(([, pattern]) => pattern.test(name));
  return entry === undefined ? null : (entry[0] as Purpose);
}

/** Examines a profile's files without changing them. */
export function inspectProfile(folder: string): StorageFacts {
  const names = namesIn(folder);
  const ours = names.filter((name) => purposeOf(name) !== null);
  return {
    folder,
    places: ['.', ...ours].flatMap((name) => placeOf(folder, name) ?? []),
    writable: canWrite(folder),
    journal: journalFacts(folder),
    settings: settingsState(folder),
    setAside: names.filter((name) => ['setAside', 'unsaved'].includes(purposeOf(name) ?? '')),
    copies: names.filter((name) => copyOfJournal.test(name)),
    leftovers: leftoversIn(folder, names),
  };
}

/** No names if the folder is missing or unreadable: the other facts show that. */
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

/** Whether files can be created in the folder, or in its nearest existing parent. */
function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return statSync(folder).isDirectory();
  } catch (error) {
    const parent = dirname(folder);
    // A link that leads nowhere is there, but nothing can be made below it.
    if (lstatSync(folder, { throwIfNoEntry: false }) !== undefined) return false;
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
  return names.filter((name) => purposeOf(name) === 'leftover' && isAbandoned(join(folder, name)));
}

/** Deletes the files that killed programs left behind; returns their names. Throws CoachError `storage`. */
export function removeLeftovers(folder: string): string[] {
  const names = leftoversIn(folder, namesIn(folder));
  for (const name of names) remove(join(folder, name));
  return names;
}

/**
 * Deletes all files that this program created in a profile's folder, and the folder if it is then empty.
 * Throws CoachError `storage`, naming what could not be deleted.
 */
export function forgetProfile(folder: string): DeletionResult {
  const names = namesToForget(folder);
  const ours = names.filter((name) => purposeOf(name) !== null);
  const linked = ours.flatMap((name) => linkTarget(join(folder, name)) ?? []);
  const facts = journalFacts(folder);
  const events = 'trouble' in facts ? 0 : facts.events + facts.newer;
  const failures = ours.flatMap((name) => failureOf(() => remove(join(folder, name))));
  if (names.length > 0) {
    failures.push(
      ...failureOf(() => synchroniseFolder(folder)).map((error) =>
        storageFailure('POSSIBLY NOT deleted: cannot flush to the disk', folder, error),
      ),
    );
  }
  refuseToClaim(failures, ours.length);
  const left = names.filter((name) => purposeOf(name) === null);
  if (left.length === 0) removeEmptyFolders(folder);
  return { events, deleted: ours, left, linked };
}

/** Unlike `namesIn`, which must not fail, because a folder that cannot be listed is not an empty one. */
function namesToForget(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw storageFailure('NOT deleted: cannot list', folder, error);
  }
}

function failureOf(action: () => void): unknown[] {
  try {
    action();
    return [];
  } catch (error) {
    return [error];
  }
}

/** Throws the first failure, once everything else is deleted. */
function refuseToClaim(failures: readonly unknown[], files: number): void {
  const [first] = failures;
  if (first === undefined) return;
  if (!(first instanceof CoachError)) throw first;
  const others = files - failures.length;
  const rest =
    others > 0 ? `; ${others} other ${others === 1 ? 'file is' : 'files are'} deleted` : '';
  const more = failures.length > 1 ? ` (and ${failures.length - 1} more)` : '';
  throw new CoachError(first.code, `${first.message}${more}${rest}`, first.next);
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
    const recursive = fileNames.unsaved.test(basename(path));
    rmSync(path, { force: true, recursive });
  } catch (error) {
    throw storageFailure('NOT deleted: cannot remove', path, error);
  }
}

/** Removes the profile's folder, and the folder of all profiles if this was the last one. */
function removeEmptyFolders(folder: string): void {
  for (const path of [folder, dirname(folder)]) {
    try {
      rmdirSync(path);
    } catch {
      // Not empty, or already gone: nothing of this profile is left either way.
      return;
    }
  }
}
