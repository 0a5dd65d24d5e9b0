/** A kind of id that a value may be, for completion. What is called FILE, DIR or DAY needs no such word. */
export type IdKind =
  | 'behaviour'
  | 'level'
  | 'ladder part'
  | 'active action'
  | 'open action'
  | 'suggestion'
  | 'setting'
  | 'thing to undo'
  | 'schedule'
  | 'profile';

/** One option, declared once: the plain parser, commander, help and completion all read it from here. */
export type OptionSpec =
  | {
      /** On or off; with `negated`, `--no-NAME` turns it off, and nothing given leaves it open. */
      readonly type: 'flag';
      readonly help: string;
      /** `both`: --NAME and --no-NAME. `only`: just --no-NAME. */
      readonly negated?: 'both' | 'only';
    }
  | {
      readonly type: 'text';
      /** What stands for the value in help: FILE, DAY, … */
      readonly value: string;
      readonly help: string;
      /** The only values allowed, as a list or as what gives it: a table's keys. */
      readonly choices?: readonly string[];
      readonly ids?: IdKind;
    }
  | {
      /** May be given several times, each time with several values divided by commas. */
      readonly type: 'list';
      readonly value: string;
      readonly help: string;
      readonly ids?: IdKind;
    }
  | {
      /** May be given several times, each time with one value; commas in it are part of it. */
      readonly type: 'texts';
      readonly value: string;
      readonly help: string;
      readonly ids?: IdKind;
    };

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** What a command gets of one option. */
type ValueOf<O extends OptionSpec> = O extends { type: 'flag' }
  ? boolean
  : O extends { type: 'list' | 'texts' }
    ? readonly string[]
    : O extends { choices: readonly (infer C)[] }
      ? C
      : string;

/** What a command gets of its options: those that were given. */
export type ValuesOf<O extends OptionSpecs> = { readonly [K in keyof O]?: ValueOf<O[K]> };

/** A positional argument. */
export interface ArgumentSpec {
  /** As shown in help: LEVEL, ID, … */
  readonly name: string;
  readonly help: string;
  readonly ids?: IdKind;
  /** Words that may stand there, for completion. */
  readonly choices?: readonly string[];
  readonly required?: boolean;
  /** Takes all that follow. */
  readonly many?: boolean;
}

/** What a command is, apart from what it does. */
export interface CommandSpec {
  readonly summary: string;
  /** What a person wants when they look for it. */
  readonly group: 'find out' | 'grow' | 'share' | 'keep';
  readonly arguments?: readonly ArgumentSpec[];
  readonly options: OptionSpecs;
  /** Command lines without the program's name, and what each does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
}

/** Commands by their words. */
export type CommandTable = Readonly<Record<string, CommandSpec>>;

/** Options that every command takes, before or after its name. */
export const globalOptions = {
  json: { type: 'flag', help: 'print the result as JSON' },
  quiet: { type: 'flag', help: 'print results only, no notices' },
  input: {
    type: 'flag',
    negated: 'only',
    help: 'never ask; fail and name the option that answers',
  },
  plain: { type: 'flag', help: 'ask line by line, for screen readers' },
  ascii: { type: 'flag', help: 'draw with ASCII characters only' },
  color: { type: 'flag', negated: 'both', help: 'force colour on or off' },
  home: { type: 'text', value: 'DIR', help: 'keep everything in this folder' },
  profile: {
    type: 'text',
    value: 'NAME',
    help: 'one of several people or roles (default: default)',
    ids: 'profile',
  },
} as const satisfies OptionSpecs;

export type GlobalValues = ValuesOf<typeof globalOptions>;

/** The values of a list option: each may hold several, divided by commas; an equals sign in a value stays. */
export function splitList(values: readonly string[]): string[] {
  return values
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
