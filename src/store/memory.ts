import { defaultSettings } from '../core/settings.js';
import type { Settings } from '../core/settings.schema.js';
import { greatestId, newLines, parseJournal } from './journal-lines.js';
import { checkedSettings } from './settings-file.js';
import type { Store } from './store.js';

/** What a store in memory needs to know about the world. */
export interface MemoryFacts {
  /** The instant. */
  readonly clock: () => Date;
  /** The local day. */
  readonly today: string;
}

/** A store in memory, with one more door for tests. */
export interface MemoryStore extends Store {
  /** The journal's text, as the file would hold it. */
  journalText(): string;
}

/** The twin of the store on disk, which keeps nothing: the same lines, read in the same way. */
export function memoryStore({ clock, today }: MemoryFacts, journal = ''): MemoryStore {
  let text = journal;
  let settings: Settings = defaultSettings;
  return {
    folder: 'memory',
    journalText: () => text,
    readJournal: () => parseJournal(Buffer.from(text, 'utf8')),
    append: (events) => {
      const added = newLines(events, { now: clock(), day: today, after: greatestId(text) });
      text += added.text;
      return added.events;
    },
    readSettings: async () => settings,
    changeSettings: async (change) => {
      settings = await checkedSettings({ ...settings, ...change });
      return settings;
    },
  };
}
