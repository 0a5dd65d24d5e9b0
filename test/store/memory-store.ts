import type { InboxLine } from '../../src/core/evidence/inbox/inbox.js';
import type { Settings } from '../../src/core/schema/settings.schema.js';
import { defaultSettings } from '../../src/core/settings/default-settings.js';
import { greatestId, newLines, parseJournal } from '../../src/store/journal/journal-lines.js';
import { compareJournals, missingLines, usableLines } from '../../src/store/journal/merge.js';
import { checkSettings } from '../../src/store/settings/change.js';
import type { Journal, Store } from '../../src/store/store.js';

/** What a store in memory needs to know about the world. */
export interface MemoryFacts {
  /** The instant. */
  readonly clock: () => Date;
  /** The local day. */
  readonly today: string;
}

/** A store in memory, with more doors for tests. */
export interface MemoryStore extends Store, Pick<Journal, 'append'> {
  readJournal: Journal['read'];
  /** The journal's text, as the file would hold it. */
  journalText(): string;
}

/** The twin of the store on disk, which keeps nothing: the same lines, read in the same way. */
export function memoryStore({ clock, today }: MemoryFacts, journal = ''): MemoryStore {
  let text = journal;
  let settings: Settings = defaultSettings;
  let inbox: readonly InboxLine[] = [];
  const bytes = () => Buffer.from(text, 'utf8');
  const append: Journal['append'] = (events) => {
    const added = newLines(events, { now: clock(), day: today, after: greatestId(text) });
    text += added.text;
    return added.events;
  };
  const readJournal = () => parseJournal(bytes());
  return {
    folder: 'memory',
    paths: { journal: 'memory', settings: 'memory' },
    journalText: () => text,
    readJournal,
    append,
    journal: async () => ({ read: readJournal, append }),
    inbox: async () => ({
      read: () => inbox,
      append: (lines) => {
        inbox = [...inbox, ...lines];
      },
      replace: (lines) => {
        inbox = lines;
      },
    }),
    readSettings: async () => settings,
    changeSettings: async (change) => {
      settings = await checkSettings({ ...settings, ...change });
      return settings;
    },
    readLines: async () => usableLines(bytes()),
    backup: async () => bytes(),
    importLines: async (other, source) => {
      const missing = missingLines(bytes(), other, source);
      text += missing.text;
      return missing.imported;
    },
    compare: async (other, source) => compareJournals(bytes(), other, source),
    keepCopy: async () => (text.trim() === '' ? null : 'memory'),
    restore: async (other) => {
      const aside = text.trim() === '' ? null : 'memory';
      text = Buffer.from(other).toString('utf8');
      return aside;
    },
    erase: async (change) => {
      const events = readJournal().events;
      const after = events.map(change);
      text = after.map((event) => `\n${JSON.stringify(event)}\n`).join('');
      return after.filter((event, index) => event !== events[index]).length;
    },
    forget: async () => {
      const { events, newer } = parseJournal(bytes());
      const deleted = text === '' ? [] : ['journal.jsonl'];
      text = '';
      settings = defaultSettings;
      return { events: events.length + newer, deleted, left: [], linked: [] };
    },
    inspect: async () => {
      const { events, newer, setAside } = parseJournal(bytes());
      return {
        folder: 'memory',
        places: [],
        writable: true,
        journal: { bytes: bytes().length, events: events.length, newer, setAside },
        settings: settings === defaultSettings ? 'default' : 'set',
        setAside: [],
        copies: [],
        leftovers: [],
      };
    },
    repair: async () => [],
  };
}
