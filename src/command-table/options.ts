import { nearest } from '../core/base/did-you-mean.js';

/** The kind of id that completion offers for a value. FILE, DIR and DAY are recognised by their placeholder. */
export type IdKind =
  | 'behaviour'
  | 'level'
  | 'ladder part'
  | 'active action'
  | 'open action'
  | 'suggestion'
  | 'evidence'
  | 'setting'
  | 'thing to undo'
  | 'schedule'
  | 'profile';

/** One option, declared once for commander, help and completion. */
export type OptionSpec =
  | {
      /** true or absent; with `negated`, `--no-NAME` makes it false. */
      readonly type: 'flag';
      readonly help: string;
      /** `both`: --NAME and --no-NAME. `only`: just --no-NAME. */
      readonly negated?: 'both' | 'only';
    }
  | {
      readonly type: 'text';
      /** The placeholder in help: FILE, DAY, … */
      readonly value: string;
      readonly help: string;
      /** The allowed values; any text if absent. */
      readonly choices?: readonly string[];
      readonly ids?: IdKind;
    }
  | {
      /** Repeatable; each value may hold several, separated by commas. */
      readonly type: 'list';
      readonly value: string;
      readonly help: string;
      readonly ids?: IdKind;
    }
  | {
      /** Repeatable; commas are part of the value. */
      readonly type: 'texts';
      readonly value: string;
      readonly help: string;
      readonly ids?: IdKind;
    };

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type ValueOf<O extends OptionSpec> = O extends { type: 'flag' }
  ? boolean
  : O extends { type: 'list' | 'texts' }
    ? readonly string[]
    : O extends { choices: readonly (infer C)[] }
      ? C
      : string;

/** Options that are absent from the command line have no key. */
export type ValuesOf<O extends OptionSpecs> = { readonly [K in keyof O]?: ValueOf<O[K]> };

export interface ArgumentSpec {
  /** The placeholder in help: LEVEL, ID, … */
  readonly name: string;
  readonly help: string;
  readonly ids?: IdKind;
  /** Candidates for completion; other words are not refused here. */
  readonly choices?: readonly string[];
  readonly required?: boolean;
  /** The command that lists what to give, or makes it: the next step of somebody who left it out. */
  readonly from?: string;
  /** What to say to somebody who left it out, in place of the help. */
  readonly leftOut?: string;
  /** Takes all remaining words. */
  readonly many?: boolean;
}

export interface CommandSpec {
  readonly summary: string;
  /** The goal under which help lists the command. */
  readonly group: 'find out' | 'grow' | 'share' | 'keep';
  /** The command that takes what people put behind this one, which takes nothing. */
  readonly elsewhere?: string;
  readonly arguments?: readonly ArgumentSpec[];
  readonly options: OptionSpecs;
  /** The first of the options that hardly anybody needs outside a script. */
  readonly scriptsFrom?: string;
  /** Command lines without the program's name. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /** Those that help shows after the options: whoever types them is a script. */
  readonly scriptExamples?: CommandSpec['examples'];
}

const takeOn = ['plan add', 'plan add ID'];

/** What people call a command that has another name, or what it is about: the command lines that do it, or the help. */
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  'data export': ['data backup', 'export --format journal'],
  'data delete': ['data erase ID', 'data forget'],
  backup: ['data backup'],
  restore: ['data restore FILE'],
  config: ['settings'],
  correct: ['checkin --rate ID=N', 'log edit ID', 'undo'],
  job: ['role TITLE'],
  remind: ['schedule'],
  'second view': ['review ask', 'review FILE'],
  second: ['review ask', 'review FILE'],
  ...{ evidence: ['log'], note: ['log'], example: ['log'] },
  ...{ level: ['ladder'], habit: ['ladder'], behaviour: ['ladder'], statement: ['ladder'] },
  ...{ scale: ['help placement'], rating: ['help placement'], gap: ['help placement'] },
  ...{ stage: ['help placement'], position: ['help placement'], result: ['why'] },
  ...{ action: ['plan'], step: ['plan'], stuck: ['checkin'], due: ['plan edit ID --due DATE'] },
  ...{ feedback: ['review ask', 'review FILE'], calendar: ['schedule'] },
  ...{ mentor: ['export'], promotion: ['export'], agenda: ['export --section agenda'] },
  ...{ profile: ['help options'], journal: ['data'], sync: ['help privacy'] },
  customer: ['settings set terms.customer WORD'],
  'plan remove': ['plan drop'],
  'plan delete': ['plan drop'],
  'plan pause': ['plan park'],
  'plan postpone': ['plan park'],
  'plan defer': ['plan park'],
  ...{ 'plan finish': ['plan done'], 'plan complete': ['plan done'], 'plan close': ['plan done'] },
  ...{ 'plan change': ['plan edit'], 'plan rename': ['plan edit'], 'plan move': ['plan edit'] },
  'plan reschedule': ['plan edit ID --due DATE'],
  ...{ 'plan new': takeOn, 'plan create': takeOn },
  ...{ 'plan unpark': takeOn, 'plan take': takeOn, 'plan start': takeOn, 'plan resume': takeOn },
};

/** What a word could mean that is no command: another name, or the second word of some. */
export function commandsCalled(word: string, names: readonly string[]): readonly string[] {
  if (Object.hasOwn(otherNames, word)) return otherNames[word] ?? [];
  const ending = names.filter((name) => name.endsWith(` ${word}`));
  if (ending.length > 0) return ending;
  // Only the last word is compared. Where a command's own name is nearer, that is meant.
  const [, group = '', own = word] = /^(.+ )(\S+)$/.exec(word) ?? [];
  const within = [...names, ...Object.keys(otherNames)].flatMap((name) =>
    name.startsWith(group) ? name.slice(group.length) : [],
  );
  const [near = ''] = nearest(
    own,
    within.filter((name) => !name.includes(' ')),
    1,
  );
  return otherNames[group + near] ?? [];
}

/** Keyed by command name, which may be two words. */
export type CommandTable = Readonly<Record<string, CommandSpec>>;

/** Options of every command, before or after its name. */
export const globalOptions = {
  json: { type: 'flag', help: 'print the result as JSON' },
  quiet: { type: 'flag', help: 'leave out remarks on standard error; results and errors stay' },
  input: {
    type: 'flag',
    negated: 'only',
    help: 'never ask; fail, and name the option to use instead',
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

/** Options of several commands, which mean the same for each. */
export const yes = { type: 'flag', help: 'do not ask' } as const satisfies OptionSpec;
export const force = {
  type: 'flag',
  help: 'replace the file if it exists',
} as const satisfies OptionSpec;
export const out = {
  type: 'text',
  value: 'FILE|-',
  help: 'write to this file instead of standard output (-)',
} as const satisfies OptionSpec;

export type GlobalValues = ValuesOf<typeof globalOptions>;

/** Splits at commas only; an equals sign stays part of its value. */
export function splitList(values: readonly string[]): string[] {
  return values
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
