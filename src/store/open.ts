import { statSync } from 'node:fs';
import type { Day } from '../core/base/day.js';
import { defaultSettings } from '../core/settings/default-settings.js';
import { journalPath, settingsPath } from './files/profile-paths.js';
import type { Home } from './home.js';
import { forgetPrinted } from './printed.js';
import type { Notice } from './settings/read.js';
import type { Store } from './store.js';

export interface StoreFacts {
  readonly home: Home;
  readonly clock: () => Date;
  /** The local day. */
  readonly today: Day;
  readonly notice: Notice;
}

/**
 * Opens the store of one profile. Reads and creates nothing yet, and loads code on first use, which keeps `status` fast.
 */
export function openStore({ home, clock, today, notice }: StoreFacts): Store {
  const { folder } = home;
  return {
    folder,
    paths: { journal: journalPath(folder), settings: settingsPath(folder) },
    journal: async () => {
      const { readJournalFile, appendToJournal } = await import('./journal/journal-file.js');
      return {
        read: () => readJournalFile(folder),
        append: (events) => appendToJournal(folder, events, { now: clock(), day: today }),
      };
    },
    inbox: async () => {
      const { appendToInbox, readInbox, replaceInbox } = await import('./inbox/inbox-file.js');
      return {
        read: () => readInbox(folder),
        append: (lines) => appendToInbox(folder, lines),
        replace: (lines) => replaceInbox(folder, lines),
      };
    },
    readSettings: async () =>
      mayHaveSettings(folder)
        ? (await import('./settings/read.js')).readSettingsFile(folder, notice)
        : defaultSettings,
    changeSettings: async (change) =>
      (await import('./settings/change.js')).changeSettingsFile(folder, change, notice),
    readLines: async () =>
      (await import('./journal/merge.js')).usableLines(await readBytes(folder)),
    backup: () => readBytes(folder),
    importLines: async (journal, source) =>
      (await import('./journal/merge.js')).importIntoJournal(folder, journal, source),
    compare: async (journal, source) =>
      (await import('./journal/merge.js')).compareJournals(
        await readBytes(folder),
        journal,
        source,
      ),
    keepCopy: async () => (await import('./journal/restore.js')).keepCopy(folder),
    restore: async (journal) =>
      (await import('./journal/restore.js')).restoreJournal(folder, journal),
    erase: async (change) => {
      const { eraseFromJournal } = await import('./journal/erase.js');
      const erased = eraseFromJournal(folder, change);
      forgetPrinted(folder);
      return erased;
    },
    forget: async () => (await import('./profile/files.js')).forgetProfile(folder),
    inspect: async () => (await import('./profile/files.js')).inspectProfile(folder),
    repair: async () => (await import('./profile/repair.js')).repairProfile(folder),
  };
}

/** Spares loading the code in the usual case of no settings. On errors true: reading will report them. */
function mayHaveSettings(folder: string): boolean {
  try {
    return statSync(settingsPath(folder), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

async function readBytes(folder: string): Promise<Uint8Array> {
  const { readJournalBytes } = await import('./journal/journal-file.js');
  return readJournalBytes(folder) ?? new Uint8Array();
}
