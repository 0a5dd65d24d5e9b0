import type { CheckedAnswers } from './core/check-answers.js';
import type { Day } from './core/day.js';
import type { Ladder } from './core/ladder.schema.js';
import type { Screen } from './core/screen.js';
import type { Settings } from './core/settings.schema.js';
import type { Ask } from './prompts/ask.js';
import type { Store } from './store/store.js';
import type { Style } from './views/style.js';

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
  /** The text of a file of the user's, or of standard input for `-`. Throws CoachError `invalid-input`. */
  readInput(file: string): Promise<string>;
  /** Writes a file of the user's. Throws CoachError when it exists, unless `force`. */
  writeOutput(file: string, text: string, force: boolean): Promise<void>;
}
