import { parseArgs } from 'node:util';
import type { ArgumentSpec, CommandSpec, OptionSpec, OptionSpecs } from './options.js';
import { globalOptions } from './options.js';

/** A command line that was understood. */
export interface Parsed {
  readonly command: string;
  readonly arguments: readonly string[];
  /** By the names of the table; only what was given. */
  readonly options: Readonly<Record<string, boolean | string | readonly string[]>>;
}

/**
 * Reads the common, valid command line without commander, which costs half of bare Node's start again.
 * null for everything else (help, mistakes, anything unusual): commander reads those, and says what is wrong.
 */
export function parsePlainly(
  argv: readonly string[],
  commands: Readonly<Record<string, CommandSpec>>,
): Parsed | null {
  const found = findCommand(argv, commands);
  if (found === null) return null;
  const { command, spec, rest } = found;
  const specs: OptionSpecs = { ...globalOptions, ...spec.options };
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: argOptions(specs),
      allowPositionals: true,
      strict: true,
    });
    const options = readValues(values as Given, specs);
    return options !== null && argumentsFit(positionals, spec.arguments ?? [])
      ? { command, arguments: positionals, options }
      : null;
  } catch {
    return null;
  }
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
const alone: Pick<CommandSpec, 'options' | 'arguments'> = { options: {} };

/** The command is the first word that is neither an option nor the value of one; two words for `plan done`. */
function findCommand(
  argv: readonly string[],
  commands: Readonly<Record<string, CommandSpec>>,
): { command: string; spec: typeof alone; rest: readonly string[] } | null {
  const options: OptionSpecs = globalOptions;
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

function argOptions(specs: OptionSpecs) {
  const entries = Object.entries(specs).flatMap(([name, spec]) => names(name, spec));
  return Object.fromEntries(entries.map(({ name, type }) => [name, { type, multiple: true }]));
}

function names(name: string, spec: OptionSpec): { name: string; type: 'boolean' | 'string' }[] {
  if (spec.type !== 'flag') return [{ name, type: 'string' }];
  const off = { name: `no-${name}`, type: 'boolean' as const };
  if (spec.negated === 'only') return [off];
  const on = { name, type: 'boolean' as const };
  return spec.negated === 'both' ? [on, off] : [on];
}

type Given = Readonly<Record<string, (string | boolean)[] | undefined>>;

/** null where a value is not allowed, or where both a flag and its opposite are given. */
function readValues(given: Given, specs: OptionSpecs): Parsed['options'] | null {
  const options: Record<string, boolean | string | readonly string[]> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const value = readValue(name, spec, given);
    if (value === null) return null;
    if (value !== undefined) options[name] = value;
  }
  return options;
}

/** undefined: not given; null: not to be had from what was given. */
function readValue(name: string, spec: OptionSpec, given: Given) {
  const values = given[name];
  if (spec.type === 'flag') {
    const off = given[`no-${name}`] !== undefined;
    if (off && values !== undefined) return null;
    return off || values !== undefined ? !off : undefined;
  }
  if (values === undefined) return undefined;
  const texts = values.map(String);
  if (spec.type === 'list') return splitList(texts);
  const last = texts.at(-1) ?? '';
  return spec.choices === undefined || spec.choices.includes(last) ? last : null;
}

function argumentsFit(given: readonly string[], specs: readonly ArgumentSpec[]): boolean {
  const required = specs.filter((spec) => spec.required).length;
  const most = specs.some((spec) => spec.many) ? Number.POSITIVE_INFINITY : specs.length;
  return given.length >= required && given.length <= most;
}
