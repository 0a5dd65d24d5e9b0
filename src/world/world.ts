import type { CheckedAnswers } from '../core/answers/check-answers.js';
import type { Day } from '../core/base/day.js';
import type { Screen } from '../core/base/screen.js';
import type { MachineFacts } from '../core/doctor.js';
import type { Launch } from '../core/schedule.js';
import type { CheckinFile } from '../core/schema/checkin.schema.js';
import type { Ladder } from '../core/schema/ladder.schema.js';
import type { Settings } from '../core/schema/settings.schema.js';
import type { Ask } from '../prompts/ask.js';
import type { InputLine } from '../store/input/protocol-lines.js';
import type { JournalContent } from '../store/journal/results.js';
import type { Journal, Store } from '../store/store.js';
import type { Style } from '../views/text/style.js';

export type { InputLine, Journal, JournalContent };

/** A stream that results or notices go to. */
export interface Output {
  /** Writes all of the text before it returns. */
  write(text: string): void;
  /** What the stream can show. */
  readonly screen: Screen;
}

/** Everything outside the program, as one argument: a test hands in another world. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results. */
  readonly out: Output;
  /** Prompts, progress and notices. */
  readonly err: Output;
  /** Whether notices are wanted. */
  readonly quiet: boolean;
  /** Says what is worth knowing and no result, on a line or more of standard error; nothing where that is not wanted. */
  notice(text: string): void;
  /** The local calendar day. */
  readonly today: Day;
  /** The profile's journal and settings. */
  readonly store: Store;
  /** A new name for something that is kept: unique on all machines. */
  newId(): string;
  /** How texts are drawn on a stream: its screen, with colours where it has them. */
  style(output: Output): Promise<Style>;
  /** The person's settings, read once. */
  settings(): Promise<Settings>;
  /** The ladder in use, with the person's terms filled in. */
  ladder(): Promise<Ladder>;
  /**
   * The way to ask a person. Throws CoachError `needs-terminal`, naming `instead` as what answers without
   * one, when nobody can be asked.
   */
  ask(instead: readonly string[]): Promise<Ask>;
  /**
   * A file of answers (`-`: standard input), checked against the ladder. Throws CoachError `invalid-input`.
   */
  readAnswers(file: string): Promise<CheckedAnswers>;
  /** A file of a check-in (`-`: standard input), of the right shape. Throws CoachError `invalid-input`. */
  readCheckin(file: string): Promise<CheckinFile>;
  /**
   * Lets the person write in the editor of their choice, and gives what they saved. Throws CoachError
   * `needs-terminal`, naming `instead`, where there is no terminal for one.
   */
  edit(text: string, instead: readonly string[]): Promise<string>;
  /** The lines of another program on standard input, each as what it wants or what is wrong with it. */
  readInputLines(): AsyncIterable<InputLine>;
  /** The text of a file of the user's, or of standard input for `-`. Throws CoachError `invalid-input`. */
  readInput(file: string): Promise<string>;
  /**
   * The bytes of a journal that the user names, or of standard input for `-`; it may be larger than other input.
   * Throws CoachError `invalid-input`.
   */
  readJournalFile(file: string): Promise<Uint8Array>;
  /** Writes a file of the user's. Throws CoachError when it exists, unless `force`. */
  writeOutput(file: string, text: string | Uint8Array, force: boolean): Promise<void>;
  /** The text of a file that comes with the program, in its folder `data`. */
  readPackaged(file: string): Promise<string>;
  /** How this program was started: what a calendar of the system needs to start it again. */
  readonly launch: Launch;
  /**
   * Reads and checks a ladder by its id or its file, and gives the name that settings keep: the id, or the absolute
   * path. Throws CoachError `invalid-input`.
   */
  findLadder(which: string): Promise<string>;
  /** What decided where data lies, and other facts about program and machine. */
  machine(): Promise<MachineFacts>;
}
