import type { Day } from '../core/day.js';
import { writeCheckpoint } from './checkpoint.js';
import type { Home } from './home.js';
import { appendToJournal, journalPath, readJournalBytes, readJournalFile } from './journal-file.js';
import { appendToPresent, readPresentFile } from './present-file.js';
import { type Notice, readSettingsFile, settingsPath } from './settings-file.js';
import type { Store } from './store.js';

/** What a store on disk needs to know. */
export interface StoreFacts {
  readonly home: Home;
  /** The instant. */
  readonly clock: () => Date;
  /** The local day. */
  readonly today: Day;
  /** Called with what the person should know, and which stops nothing. */
  readonly notice: Notice;
  /** The version of the program. */
  readonly program?: string;
}

/** The store of one profile. Nothing is read or made before it is asked for. */
export function openStore({ home, clock, today, notice, program = '' }: StoreFacts): Store {
  const { folder } = home;
  return {
    folder,
    paths: { journal: journalPath(folder), settings: settingsPath(folder) },
    readJournal: () => readJournalFile(folder),
    append: (events) => appendToJournal(folder, events, { now: clock(), day: today }),
    readPresent: (ladder) => readPresentFile(folder, { program, ladder }),
    appendTo: (before, events) =>
      appendToPresent(folder, { program }, before, { events, now: clock(), day: today }),
    remember: (present, mark, made) => {
      const { position, ladder, loss } = present;
      if (position === null) return;
      const head = { program, ladder, position, loss, mark };
      writeCheckpoint(folder, head, { state: present.state(), made });
    },
    readSettings: async () => readSettingsFile(folder, notice),
    changeSettings: async (change) =>
      (await import('./settings-change.js')).changeSettingsFile(folder, change, notice),
    readLines: async () => (await merging()).usableLines(journalOf(folder)),
    backup: async () => journalOf(folder),
    importLines: async (journal, source) =>
      (await import('./journal-import.js')).importIntoJournal(folder, journal, source),
    compare: async (journal, source) =>
      (await merging()).compareJournals(journalOf(folder), journal, source),
    restore: async (journal) =>
      (await import('./journal-restore.js')).restoreJournal(folder, journal),
    forget: async () => (await import('./profile-files.js')).forgetProfile(folder),
    inspect: async () => (await import('./profile-files.js')).inspectProfile(folder),
    repair: async () => (await import('./repair.js')).repairProfile(folder),
  };
}

/** What is seldom asked for is loaded when it is. */
function merging() {
  return import('./journal-merge.js');
}

function journalOf(folder: string): Uint8Array {
  return readJournalBytes(folder) ?? new Uint8Array();
}
