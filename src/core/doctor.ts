import { clean } from './base/clean.js';
import { quotedForShell } from './base/quote-for-shell.js';
import type { JsonOf } from './output/output.schema.js';

/** The diagnosis of `career-coach doctor`, which shows nothing that a person wrote. */

/** A folder or file of a profile. */
export interface PlaceFacts {
  /** Its name in the profile's folder; `.` for the folder itself. */
  readonly name: string;
  readonly kind: 'folder' | 'file' | 'other';
  /** Permission bits; null where the system has none. */
  readonly mode: number | null;
  /** Whether it belongs to the current user; true if that is unknown. */
  readonly mine: boolean;
  /** Whether it is a symbolic link; the other facts are about its target. */
  readonly link: boolean;
}

/** A profile's data on the disk. */
export interface StorageFacts {
  readonly folder: string;
  /** The existing folder and files, folder first. */
  readonly places: readonly PlaceFacts[];
  /** Whether files can be created in the folder, or in a new folder if it is missing. */
  readonly writable: boolean;
  readonly journal: JournalFacts | Trouble;
  /** `readable`: the file can be read but does not hold settings. */
  readonly settings: 'default' | 'set' | (Trouble & { readonly readable: boolean });
  /** Set aside earlier: settings, damaged lines, journals before a restore, texts that were written but not saved. */
  readonly setAside: readonly string[];
  /** Copies of the journal that a program which synchronises folders made. */
  readonly copies: readonly string[];
  /** Temporary files of a killed program. */
  readonly leftovers: readonly string[];
}

/** The reason why a file cannot be used, to end a sentence with. */
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

/** A stream's abilities, with the reasons. */
export type StreamReport = Diagnosis['streams'][number];

export interface MachineFacts {
  /** The program's version. */
  readonly version: string;
  readonly node: string;
  /** System and processor: `linux x64`. */
  readonly system: string;
  /** The home directory, shown as `~`; empty if there is none. */
  readonly homedir: string;
  /** The option or variable that chose the data folder, as `findHome` names it. */
  readonly from: string;
  /** The folder that the same command would use under cron; null: it would find none. */
  readonly cron: { readonly folder: string; readonly hasJournal: boolean } | null;
  readonly streams: readonly StreamReport[];
}

export type Finding = Diagnosis['findings'][number];

export type Diagnosis = Omit<JsonOf<'doctor'>, 'done'>;

/** @param ladder why the current ladder cannot be read; null: it can, or is unknown */
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

/** A path that can be shown to others: without the user's name. */
function shortened(path: string, homedir: string): string {
  return clean(namesSomebody(homedir) ? shortPath(path, homedir) : path);
}

/** False if the home directory is missing or `/`. */
function namesSomebody(homedir: string): boolean {
  return homedir.length > 1;
}

function shortPath(path: string, homedir: string): string {
  return path === homedir || path.startsWith(`${homedir}/`) || path.startsWith(`${homedir}\\`)
    ? `~${path.slice(homedir.length)}`
    : path;
}

/** Quotes a path for a shell. `$HOME` replaces `~`, which does not expand in quotes. */
function shellPath(path: string): string {
  return `"${path.replace(/[\\"$`]/g, (sign) => `\\${sign}`).replace(/^~/, '$HOME')}"`;
}

const fix = 'career-coach doctor --fix';

function placeFindings(
  { places, writable, folder }: StorageFacts,
  short: (path: string) => string,
): Finding[] {
  const tooOpen = places.filter(
    ({ mode, kind, mine }) => mine && mode !== null && (mode & 0o777) !== wantedMode(kind),
  );
  const open = tooOpen.filter((place) => !leadsElsewhere(place));
  const linked = tooOpen.filter(leadsElsewhere);
  const foreign = places.filter(({ mine }) => !mine);
  return [
    open.length > 0 &&
      finding(
        'permissions',
        `${open.map(modeInWords).join(', ')}: should be 700 for the folder and 600 for files`,
        [fix],
      ),
    linked.length > 0 &&
      finding(
        'linked-permissions',
        `${linked.map(modeInWords).join(', ')}, where the link leads: others may read it`,
        ['change it there yourself: --fix does not follow links'],
      ),
    foreign.length > 0 &&
      finding(
        'owner',
        `${foreign.map(nameOf).join(', ')} ${foreign.length === 1 ? 'belongs' : 'belong'} to another user, perhaps after a run with sudo`,
        [`sudo chown -R "$USER" ${shellPath(short(folder))}`],
      ),
    !writable &&
      finding('not-writable', `${short(folder)} cannot be written: nothing can be saved`, [
        'make it writable, or use another folder: --home DIR',
      ]),
  ].filter((found) => found !== false);
}

/** The permission bits that a file or folder should have. */
export function wantedMode(kind: PlaceFacts['kind']): number {
  return kind === 'folder' ? 0o700 : 0o600;
}

/** Whether the place is a link to something that may not be this program's; the folder itself may be a link. */
export function leadsElsewhere({ name, link }: PlaceFacts): boolean {
  return link && name !== '.';
}

function nameOf({ name }: PlaceFacts): string {
  return name === '.' ? 'the folder' : name;
}

function modeInWords(place: PlaceFacts): string {
  return `${nameOf(place)} has ${((place.mode ?? 0) & 0o777).toString(8)}`;
}

/** Further lines are counted but not listed. */
const maxLines = 3;

function journalFindings({ journal }: StorageFacts): Finding[] {
  if ('trouble' in journal) {
    return [finding('journal-unreadable', `The journal cannot be read: ${journal.trouble}`, [])];
  }
  const { setAside, newer } = journal;
  const some = setAside
    .slice(0, maxLines)
    .map(({ line, reason }) => `line ${line}: ${withoutQuotes(reason)}`);
  const more = setAside.length > some.length ? `, and ${setAside.length - some.length} more` : '';
  const lines =
    setAside.length === 1
      ? 'line of the journal is not an event'
      : 'lines of the journal are not events';
  return [
    setAside.length > 0 &&
      finding(
        'damaged-lines',
        `${setAside.length} ${lines} (${some.join('; ')}${more}); all others are read`,
        [`${fix} moves them, byte for byte, into a file beside the journal`],
      ),
    newer > 0 &&
      note(
        'newer-events',
        `${newer} ${newer === 1 ? 'event comes' : 'events come'} from a newer version of this program: kept, but ignored here`,
        ['npm install -g career-coach@latest'],
      ),
  ].filter((found) => found !== false);
}

/** Hides quoted text, which comes from the file and may be personal. */
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
  // A folder named on the command line is meant for this command only.
  if (from === '--home' || cron?.folder === folder) return [];
  const where = cron === null ? 'would find no data folder' : `would use ${short(cron.folder)}`;
  const isUsed = !('trouble' in journal) && journal.events > 0;
  const both = cron?.hasJournal === true && isUsed;
  return [
    {
      id: both ? 'two-homes' : 'cron-home',
      // Only a note: somebody may be trying things out in a separate folder.
      weight: 'note',
      what: `${from} decides where data lies. cron does not see it and ${where}${both ? ', which also has a journal' : ''}`,
      next: [
        'career-coach schedule cron prints a line that names your folder',
        ...(both
          ? [
              `merge the two: career-coach data merge ${shellPath(short(`${cron.folder}/journal.jsonl`))}`,
            ]
          : []),
      ],
    },
  ];
}

function asideFindings({ setAside, copies, leftovers, folder }: StorageFacts): Finding[] {
  return [
    ...copies.map((name) =>
      note('copy', `${clean(name)} is a copy of the journal that synchronising made`, [
        `career-coach data merge ${quotedForShell(`${clean(folder)}/${clean(name)}`)}, then delete it`,
      ]),
    ),
    setAside.length > 0 &&
      note('set-aside', `Set aside earlier, and still there: ${setAside.join(', ')}`, [
        "delete them once you are sure that you don't need anything in them",
      ]),
    leftovers.length > 0 &&
      finding('leftovers', `Left behind by a program that was killed: ${leftovers.join(', ')}`, [
        fix,
      ]),
  ].filter((found) => found !== false);
}

function finding(id: string, what: string, next: readonly string[]): Finding {
  return { id, weight: 'problem', what, next };
}

function note(id: string, what: string, next: readonly string[]): Finding {
  return { id, weight: 'note', what, next };
}
