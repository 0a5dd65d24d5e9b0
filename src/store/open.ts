import type { Day } from '../core/day.js';
import type { Home } from './home.js';
import { appendToJournal, readJournalFile } from './journal-file.js';
import { changeSettingsFile, type Notice, readSettingsFile } from './settings-file.js';
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
}

/** The store of one profile. Nothing is read or made before it is asked for. */
export function openStore({ home, clock, today, notice }: StoreFacts): Store {
  const { folder } = home;
  return {
    folder,
    readJournal: () => readJournalFile(folder),
    append: (events) => appendToJournal(folder, events, { now: clock(), day: today }),
    readSettings: async () => readSettingsFile(folder, notice),
    changeSettings: (change) => changeSettingsFile(folder, change, notice),
  };
}
