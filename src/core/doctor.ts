import { clean } from './base/clean.js';
import type { Decision } from './base/screen.js';

/** What `career-coach doctor` looks at, and what follows from it. It shows nothing that a person wrote. */

/** A folder or file of a profile. */
export interface PlaceFacts {
  /** Its name in the profile's folder; `.` for the folder itself. */
  readonly name: string;
  readonly kind: 'folder' | 'file' | 'other';
  /** Permission bits; null where the system has none. */
  readonly mode: number | null;
  /** Whether it belongs to the person who runs the program; true where that cannot be told. */
  readonly mine: boolean;
  /** Whether it is a symbolic link. The other facts are about what it leads to. */
  readonly link: boolean;
}

/** How a profile's data lies on the disk. */
export interface StorageFacts {
  /** The folder that is used. */
  readonly folder: string;
  /** What exists of it, the folder first. */
  readonly places: readonly PlaceFacts[];
  /** Whether files can be made in it, or will be when it is made. */
  readonly writable: boolean;
  readonly journal: JournalFacts | Trouble;
  /** `readable`: the file can be read, but is none of settings. */
  readonly settings: 'default' | 'set' | (Trouble & { readonly readable: boolean });
  /** Names of files that were set aside earlier: settings, damaged lines, journals before a restore. */
  readonly setAside: readonly string[];
  /** Names of files that a killed program left behind, and nobody needs. */
  readonly leftovers: readonly string[];
}

/** Why something cannot be used, as the end of a sentence. */
export interface Trouble {
  readonly trouble: string;
}

export interface JournalFacts {
  readonly bytes: number;
  readonly events: number;
  /** Events of a newer version of the program. */
  readonly newer: number;
  readonly setAside: readonly { readonly line: number; readonly reason: string }[];
}

/** A stream, what it can show, and why. */
export interface StreamReport {
  readonly name: 'stdin' | 'stdout' | 'stderr';
  readonly terminal: boolean;
  readonly columns: number | null;
  readonly rows: number | null;
  /** null for standard input. */
  readonly colour: Decision | null;
  readonly unicode: Decision | null;
}

/** What is known about the program and the machine. */
export interface MachineFacts {
  /** The program's version. */
  readonly version: string;
  readonly node: string;
  /** System and processor: `linux x64`. */
  readonly system: string;
  /** The person's home directory, to be shown as `~`; empty where there is none. */
  readonly homedir: string;
  /** What decided where data lies, as `findHome` names it. */
  readonly from: string;
  /** Where the same command would look when cron starts it; null: it would find no place. */
  readonly cron: { readonly folder: string; readonly hasJournal: boolean } | null;
  readonly streams: readonly StreamReport[];
}

/** One thing that is not as it should be. */
export interface Finding {
  /** A word that scripts can test. */
  readonly id: string;
  /** `problem`: something is wrong. `note`: good to know. */
  readonly weight: 'problem' | 'note';
  /** One sentence. */
  readonly what: string;
  /** What to do about it: a command or a short instruction. */
  readonly next: readonly string[];
}

/** What `doctor` prints. */
export interface Diagnosis {
  readonly version: string;
  readonly node: string;
  readonly system: string;
  /** The profile's folder, the home directory as `~`. */
  readonly folder: string;
  /** What decided the folder. */
  readonly from: string;
  readonly journal: {
    readonly bytes: number;
    readonly events: number;
    readonly newer: number;
    readonly damaged: number;
  } | null;
  readonly streams: readonly StreamReport[];
  readonly findings: readonly Finding[];
}

/**
 * The report, made of facts alone.
 *
 * @param ladder why the ladder in use cannot be read; null: it can, or nobody knows which it is
 */
export function diagnose(
  machine: MachineFacts,
  storage: StorageFacts,
  ladder: Trouble | null = null,
): Diagnosis {
  const short = (path: string) => shortened(path, machine.homedir);
  const { journal } = storage;
  return {
    version: machine.version,
    node: machine.node,
    system: machine.system,
    folder: short(storage.folder),
    from: machine.from,
    journal:
      'trouble' in journal
        ? null
        : {
            bytes: journal.bytes,
            events: journal.events,
            newer: journal.newer,
            damaged: journal.setAside.length,
          },
    streams: machine.streams,
    findings: [
      ...placeFindings(storage, short),
      ...journalFindings(storage),
      ...settingsFindings(storage),
      ...ladderFindings(ladder, machine.homedir),
      ...homeFindings(machine, storage, short),
      ...asideFindings(storage),
    ],
  };
}

/** A path as it can be shown to others: without the name of whose home it is. */
function shortened(path: string, homedir: string): string {
  return clean(namesSomebody(homedir) ? shortPath(path, homedir) : path);
}

/** Whether a home directory is one, and not all of the disk. */
function namesSomebody(homedir: string): boolean {
  return homedir.length > 1;
}

function shortPath(path: string, homedir: string): string {
  return path === homedir || path.startsWith(`${homedir}/`) || path.startsWith(`${homedir}\\`)
    ? `~${path.slice(homedir.length)}`
    : path;
}

/** The path as an argument in a shell or a crontab, where `~` is not replaced everywhere. */
function shellPath(path: string): string {
  return `"${path.replace(/[\\"$`]/g, (sign) => `\\${sign}`).replace(/^~/, '$HOME')}"`;
}

const fix = 'career-coach doctor --fix';

function placeFindings(
  { places, writable, folder }: StorageFacts,
  short: (path: string) => string,
): Finding[] {
  const open = places.filter(
    ({ mode, kind, mine }) => mine && mode !== null && (mode & 0o777) !== wantedMode(kind),
  );
  const foreign = places.filter(({ mine }) => !mine);
  return [
    ...(open.length === 0
      ? []
      : [
          finding(
            'permissions',
            `${open.map(modeInWords).join(', ')}: should be 700 for the folder and 600 for files`,
            [fix],
          ),
        ]),
    ...(foreign.length === 0
      ? []
      : [
          finding(
            'owner',
            `${namesOf(foreign)} ${foreign.length === 1 ? 'belongs' : 'belong'} to another user, perhaps since a run with sudo`,
            [`sudo chown -R "$USER" ${shellPath(short(folder))}`],
          ),
        ]),
    ...(writable
      ? []
      : [
          finding('not-writable', `${short(folder)} cannot be written: nothing can be saved`, [
            'make it writable, or use another folder: --home DIR',
          ]),
        ]),
  ];
}

/** The permission bits that a place of its kind should have. */
export function wantedMode(kind: PlaceFacts['kind']): number {
  return kind === 'folder' ? 0o700 : 0o600;
}

function modeInWords({ name, mode }: PlaceFacts): string {
  return `${name === '.' ? 'the folder' : name} has ${((mode ?? 0) & 0o777).toString(8)}`;
}

function namesOf(places: readonly PlaceFacts[]): string {
  return places.map(({ name }) => (name === '.' ? 'the folder' : name)).join(', ');
}

/** More lines than these are counted and not listed. */
const mostLines = 3;

function journalFindings({ journal }: StorageFacts): Finding[] {
  if ('trouble' in journal) {
    return [finding('journal-unreadable', `The journal cannot be read: ${journal.trouble}`, [])];
  }
  const { setAside, newer } = journal;
  const some = setAside
    .slice(0, mostLines)
    .map(({ line, reason }) => `line ${line}: ${withoutQuotes(reason)}`);
  const more = setAside.length > some.length ? `, and ${setAside.length - some.length} more` : '';
  const lines = setAside.length === 1 ? 'line of the journal holds' : 'lines of the journal hold';
  return [
    ...(setAside.length === 0
      ? []
      : [
          finding(
            'damaged-lines',
            `${setAside.length} ${lines} no event (${some.join('; ')}${more}); all others are read`,
            [`${fix} moves them, byte for byte, into a file beside the journal`],
          ),
        ]),
    ...(newer === 0
      ? []
      : [
          note(
            'newer-events',
            `${newer} ${newer === 1 ? 'event is' : 'events are'} of a newer version of this program: kept, and not looked at`,
            ['npm install -g career-coach@latest'],
          ),
        ]),
  ];
}

/** What stands in quotes comes from the file, and may be personal. */
function withoutQuotes(reason: string): string {
  return reason.replace(/"[^"]*("|$)/g, '"…"');
}

function settingsFindings({ settings }: StorageFacts): Finding[] {
  if (typeof settings === 'string') return [];
  if (!settings.readable) {
    return [finding('settings-unreadable', `The settings cannot be read: ${settings.trouble}`, [])];
  }
  return [
    finding(
      'settings-broken',
      `The settings cannot be used: ${withoutQuotes(settings.trouble)}; the next command renames the file and uses defaults`,
      ['correct config.json in the folder above', fix],
    ),
  ];
}

function ladderFindings(ladder: Trouble | null, homedir: string): Finding[] {
  if (ladder === null) return [];
  const trouble = namesSomebody(homedir) ? ladder.trouble.replaceAll(homedir, '~') : ladder.trouble;
  return [
    finding('ladder-unreadable', `The ladder in use cannot be used: ${withoutQuotes(trouble)}`, [
      'career-coach settings reset ladder',
      'career-coach settings set ladder FILE',
    ]),
  ];
}

function homeFindings(
  { from, cron }: MachineFacts,
  { folder, journal }: StorageFacts,
  short: (path: string) => string,
): Finding[] {
  // Another folder named on the command line is meant for this command alone.
  if (from === '--home' || cron?.folder === folder) return [];
  const where = cron === null ? 'would find no place for data' : `would use ${short(cron.folder)}`;
  const isUsed = !('trouble' in journal) && journal.events > 0;
  const both = cron?.hasJournal === true && isUsed;
  return [
    {
      id: both ? 'two-homes' : 'cron-home',
      // Perhaps it is meant so: somebody may try things in a folder of its own.
      weight: 'note',
      what: `${from} decides where data lies. cron does not see it and ${where}${both ? ', where there is a journal, too' : ''}`,
      next: [
        `in the crontab, add to the command: --home ${shellPath(short(baseOf(folder)))}`,
        ...(both
          ? [
              `bring both together: career-coach data merge ${shellPath(short(`${cron.folder}/journal.jsonl`))}`,
            ]
          : []),
      ],
    },
  ];
}

/** The folder of all profiles: the profile's is BASE/profiles/NAME. */
function baseOf(folder: string): string {
  return folder.replace(/[\\/]profiles[\\/][^\\/]+$/, '');
}

function asideFindings({ setAside, leftovers }: StorageFacts): Finding[] {
  return [
    ...(setAside.length === 0
      ? []
      : [
          note('set-aside', `Set aside earlier, and still there: ${setAside.join(', ')}`, [
            'delete them when you are sure that nothing in them is missed',
          ]),
        ]),
    ...(leftovers.length === 0
      ? []
      : [
          finding(
            'leftovers',
            `Left behind by a program that was killed: ${leftovers.join(', ')}`,
            [fix],
          ),
        ]),
  ];
}

function finding(id: string, what: string, next: readonly string[]): Finding {
  return { id, weight: 'problem', what, next };
}

function note(id: string, what: string, next: readonly string[]): Finding {
  return { id, weight: 'note', what, next };
}
