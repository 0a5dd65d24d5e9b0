import type { CheckedAnswers } from '../core/answers/check-answers.js';
import type { Day } from '../core/base/day.js';
import type { Screen } from '../core/base/screen.js';
import type { MachineFacts } from '../core/doctor.js';
import type { Edition } from '../core/ladder/edition.js';
import type { Launch } from '../core/schedule.js';
import type { CheckinFile } from '../core/schema/checkin.schema.js';
import type { Ladder } from '../core/schema/ladder.schema.js';
import type { Settings } from '../core/schema/settings.schema.js';
import type { Ask } from '../prompts/ask.js';
import type { InputLine } from '../store/input/protocol-lines.js';
import type { JournalContent } from '../store/journal/results.js';
import type { LadderFiles } from '../store/ladder-sources/ladder-files.js';
import type { Inbox, Journal, Store } from '../store/store.js';
import type { Style } from '../views/text/style.js';

export type { Inbox, InputLine, Journal, JournalContent, LadderFiles };

export interface Output {
  /** Synchronous: the whole text is written when this returns. */
  write(text: string): void;
  readonly screen: Screen;
}

/** Everything outside the program, as one argument: a test hands in another world. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results. */
  readonly out: Output;
  /** Prompts, progress and notices. */
  readonly err: Output;
  readonly quiet: boolean;
  /** Writes a message that is not part of the result to standard error; nothing with --quiet. */
  notice(text: string): void;
  /** Whether the same command would print the same again. Not after a notice, nor with a ladder of one's own, whose file may change. */
  repeats(): boolean;
  /** The local calendar day. */
  readonly today: Day;
  readonly store: Store;
  /** Unique across machines. */
  newId(): string;
  style(output: Output): Promise<Style>;
  /** Read once. */
  settings(): Promise<Settings>;
  /** The ladder in use, of the person's branch and with the person's own terms. */
  ladder(): Promise<Ladder>;
  /** Keeps the person's branch or word in the settings, and reads the ladder again. */
  changeLadder(change: Partial<Pick<Settings, 'branch' | 'terms'>>): Promise<void>;
  /** The ladder in use as its author wrote it, of the person's branch, terms not filled in. */
  writtenLadder(): Promise<Ladder>;
  /** What of the ladder in use the journal keeps. */
  edition(): Promise<Edition>;
  /** Throws CoachError `needs-terminal` without a terminal, naming `instead`: commands that need none. */
  ask(instead: readonly string[]): Promise<Ask>;
  /** Reads an answers file (`-`: standard input) for the ladder in use. Throws CoachError `invalid-input`. */
  readAnswers(file: string, instead: readonly string[]): Promise<CheckedAnswers>;
  /** Reads a check-in file (`-`: standard input). Throws CoachError `invalid-input`. */
  readCheckin(file: string): Promise<CheckinFile>;
  /**
   * Opens a text in the person's editor, and passes what was saved to `use`; if that fails, the file stays, and the error
   * names it. Throws CoachError `needs-terminal`, naming `instead`.
   */
  edit<T>(
    text: string,
    instead: readonly string[],
    use: (written: string) => Promise<T>,
  ): Promise<T>;
  /** The commands of another program on standard input; an invalid line comes as its error. */
  readProtocolLines(): AsyncIterable<InputLine>;
  /** Reads a text file (`-`: standard input). Throws CoachError `invalid-input`. */
  readInput(file: string): Promise<string>;
  /** Like `readInput`, as bytes and with a higher size limit. */
  readJournalFile(file: string): Promise<Uint8Array>;
  /** Throws CoachError if the file exists, unless `force`. */
  writeOutput(file: string, text: string | Uint8Array, force: boolean): Promise<void>;
  /** Reads a text file from the package's `data` folder. */
  readPackaged(file: string): Promise<string>;
  /** Reads a text file that the build made. */
  readBuilt(file: string): Promise<string>;
  /** The paths that a scheduler needs to start this program again. */
  readonly launch: Launch;
  /** Reads and checks ladder files, and what they are made of. */
  ladderFiles(): Promise<LadderFiles>;
  /** Checks a ladder and returns its id or absolute path, for the settings. Throws CoachError `invalid-input`. */
  findLadder(which: string): Promise<string>;
  machine(): Promise<MachineFacts>;
}
