import type { ArgumentSpec, OptionSpec } from './options.js';
import { globalOptions } from './options.js';

/** A command line that was understood. */
export interface Parsed {
  readonly command: string;
  readonly arguments: readonly string[];
  /** By the names of the table; only what was given. */
  readonly options: Readonly<Record<string, boolean | string | readonly string[]>>;
}

/** What of an option decides how it is read. */
export type OptionShape = Pick<OptionSpec, 'type'> & {
  readonly negated?: 'both' | 'only';
  readonly choices?: readonly string[];
};

/** What of a command decides how its line is read. */
export interface CommandShape {
  readonly options: Readonly<Record<string, OptionShape>>;
  readonly arguments?: readonly Pick<ArgumentSpec, 'required' | 'many'>[];
}

type OptionShapes = CommandShape['options'];

/**
 * Reads the common, valid command line without commander, which costs half of bare Node's start again.
 * null for everything else (help, mistakes, anything unusual): commander reads those, and says what is wrong.
 */
export function parsePlainly(
  argv: readonly string[],
  commands: Readonly<Record<string, CommandShape>>,
): Parsed | null {
  const found = findCommand(argv, commands);
  if (found === null) return null;
  const { command, spec, rest } = found;
  const words = divide(rest, { ...globalOptions, ...spec.options });
  const options = words && readValues(words.given);
  return options !== null && argumentsFit(words?.positionals ?? [], spec.arguments ?? [])
    ? { command, arguments: words?.positionals ?? [], options }
    : null;
}

/**
 * The value of a list option: each value may hold several, divided by commas; a value's own equals sign and
 * what follows it stay as they are.
 */
export function splitList(values: readonly string[]): string[] {
  return values
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** The program's name alone. */
const alone: CommandShape = { options: {} };

/**
 * The command is the first word that is neither an option nor the value of one; two words for `plan done`. `rest`
 * is the command line without it; null where the word is no command.
 */
export function findCommand(
  argv: readonly string[],
  commands: Readonly<Record<string, CommandShape>>,
): { command: string; spec: typeof alone; rest: readonly string[] } | null {
  const options: OptionShapes = globalOptions;
  let index = 0;
  while (index < argv.length && argv[index]?.startsWith('--')) {
    const name = argv[index]?.slice(2) ?? '';
    const takesValue = options[name] !== undefined && options[name].type !== 'flag';
    index += takesValue ? 2 : 1;
  }
  const word = argv[index];
  if (word === undefined) return { command: '', spec: alone, rest: argv };
  const two = argv[index + 1] === undefined ? word : `${word} ${argv[index + 1]}`;
  const command = Object.hasOwn(commands, two) ? two : word;
  const spec = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (spec === undefined) return null;
  const words = command.split(' ').length;
  return { command, spec, rest: [...argv.slice(0, index), ...argv.slice(index + words)] };
}

/** An option of the command line, with all that was said about it. */
interface Given {
  readonly spec: OptionShape;
  /** By its name, and by its opposite. */
  readonly on: boolean;
  readonly off: boolean;
  readonly values: readonly string[];
}

/** Options by name, and the other words; null for what only commander can judge. */
function divide(
  words: readonly string[],
  specs: OptionShapes,
): { given: ReadonlyMap<string, Given>; positionals: readonly string[] } | null {
  const given = new Map<string, Given>();
  const positionals: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!looksLikeOption(word)) {
      positionals.push(word);
      continue;
    }
    const option = readOption(word, words[index + 1], specs);
    if (option === null) return null;
    const { name, takesNext, ...said } = option;
    const before = given.get(name);
    given.set(name, before === undefined ? said : addTo(before, said));
    if (takesNext) index += 1;
  }
  return { given, positionals };
}

function addTo(before: Given, { spec, on, off, values }: Given): Given {
  return {
    spec,
    on: before.on || on,
    off: before.off || off,
    values: [...before.values, ...values],
  };
}

interface ReadOption extends Given {
  readonly name: string;
  /** Whether the value was the next word. */
  readonly takesNext: boolean;
}

function readOption(
  word: string,
  next: string | undefined,
  specs: OptionShapes,
): ReadOption | null {
  const { name, value } = optionIn(word);
  const found = findOption(name, specs);
  if (found === null) return null;
  const option = { ...found, values: [], takesNext: false };
  if (found.spec.type === 'flag') return value === null ? option : null;
  if (value !== null) return { ...option, values: [value] };
  return next === undefined || looksLikeOption(next)
    ? null
    : { ...option, values: [next], takesNext: true };
}

/** The option that has a name, or of which it is the opposite. */
function findOption(
  name: string,
  specs: OptionShapes,
): Pick<ReadOption, 'name' | 'spec' | 'on' | 'off'> | null {
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
  if (spec !== undefined && spec.negated !== 'only') return { name, spec, on: true, off: false };
  const positive = name.startsWith('no-') ? name.slice(3) : '';
  const opposite = Object.hasOwn(specs, positive) ? specs[positive] : undefined;
  return opposite?.negated === undefined
    ? null
    : { name: positive, spec: opposite, on: false, off: true };
}

/** A hyphen alone stands for standard input. */
function looksLikeOption(word: string): boolean {
  return word.length > 1 && word.startsWith('-');
}

/** The name in `--name` or `--name=value`; empty in what is written otherwise. */
function optionIn(word: string): { name: string; value: string | null } {
  if (!word.startsWith('--')) return { name: '', value: null };
  const equals = word.indexOf('=');
  return equals === -1
    ? { name: word.slice(2), value: null }
    : { name: word.slice(2, equals), value: word.slice(equals + 1) };
}

/** null where a value is not allowed, or where both a flag and its opposite are given. */
function readValues(given: ReadonlyMap<string, Given>): Parsed['options'] | null {
  const options: Record<string, boolean | string | readonly string[]> = {};
  for (const [name, option] of given) {
    const value = readValue(option);
    if (value === null) return null;
    options[name] = value;
  }
  return options;
}

/** null: not to be had from what was given. */
function readValue({ spec, on, off, values }: Given) {
  if (spec.type === 'flag') return on && off ? null : on;
  if (spec.type === 'list') {
    const list = splitList(values);
    return list.length === 0 ? null : list;
  }
  if (spec.type === 'texts') return values;
  const last = values.at(-1) ?? '';
  return spec.choices === undefined || spec.choices.includes(last) ? last : null;
}

function argumentsFit(
  given: readonly string[],
  specs: NonNullable<CommandShape['arguments']>,
): boolean {
  const required = specs.filter((spec) => spec.required).length;
  const most = specs.some((spec) => spec.many) ? Number.POSITIVE_INFINITY : specs.length;
  return given.length >= required && given.length <= most;
}
