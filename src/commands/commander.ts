import { Argument, Command, CommanderError, Option } from 'commander';
import { CoachError } from '../core/errors.js';
import { nearest } from '../core/nearest.js';
import type { CommandSpec, OptionSpec, OptionSpecs } from './options.js';
import { globalOptions } from './options.js';
import type { Parsed } from './parse.js';
import { splitList } from './parse.js';

/** What commander made of a command line: something to run, or a text to print. */
export type Reading = Parsed | { readonly text: string };

/** Texts and numbers that go into help. */
export interface ProgramFacts {
  readonly version: string;
  /** Columns to wrap help at. */
  readonly width: number;
  /** Help topics besides the commands, by name. */
  readonly topics: Readonly<Record<string, { readonly summary: string; readonly text: string }>>;
}

/**
 * Reads any command line with commander, built from the table: help, versions, and suggestions for mistakes.
 * Throws CoachError `usage` for what is wrong.
 */
export function parseWithCommander(
  argv: readonly string[],
  commands: Readonly<Record<string, CommandSpec>>,
  facts: ProgramFacts,
): Reading {
  let result: Parsed | null = null;
  const printed: string[] = [];
  const problems: string[] = [];
  const program = buildProgram(commands, facts, (parsed) => {
    result = parsed;
  });
  for (const command of [program, ...allBelow(program)]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => printed.push(text),
      writeErr: (text) => problems.push(text),
      getOutHelpWidth: () => facts.width,
      getErrHelpWidth: () => facts.width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  }
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageError(error, problems.join(''));
  }
  return result ?? { text: printed.join('') };
}

function buildProgram(
  commands: Readonly<Record<string, CommandSpec>>,
  facts: ProgramFacts,
  done: (parsed: Parsed) => void,
): Command {
  const program = new Command('career-coach')
    .description('A career coach for technical experts: offline, private, in your terminal.')
    .version(facts.version, '--version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'help for a command or a topic')
    .addHelpText('after', () => afterHelp(facts))
    .configureHelp({ showGlobalOptions: true });
  addOptions(program, globalOptions);
  program.allowExcessArguments().action(() => {
    const [unknown] = program.args;
    if (unknown !== undefined) throw unknownCommand(unknown, Object.keys(commands));
    done({ command: '', arguments: [], options: values(program, globalOptions) });
  });
  for (const [name, spec] of Object.entries(commands)) {
    addCommand(program, name, spec, done);
  }
  return program;
}

function addCommand(
  program: Command,
  name: string,
  spec: CommandSpec,
  done: (parsed: Parsed) => void,
): void {
  const words = name.split(' ');
  const parent = words.length === 1 ? program : childOf(program, words[0] ?? '');
  const command = parent
    .command(words.at(-1) ?? name)
    .summary(spec.summary)
    .description(examplesFirst(spec))
    .helpGroup(groupTitles[spec.group])
    .allowExcessArguments(false)
    .configureHelp({ showGlobalOptions: true });
  for (const { name: argument, help, required, many } of spec.arguments ?? []) {
    const shown = `${argument}${many ? '...' : ''}`;
    command.addArgument(new Argument(required ? `<${shown}>` : `[${shown}]`, help));
  }
  addOptions(command, spec.options);
  command.action(() => {
    done({
      command: name,
      arguments: command.args,
      options: { ...values(program, globalOptions), ...values(command, spec.options) },
    });
  });
}

function unknownCommand(word: string, known: readonly string[]): CoachError {
  const near = nearest(word, known, 1);
  const hint = near.length > 0 ? ` (Did you mean ${near.join(', ')}?)` : '';
  return new CoachError('usage', `unknown command '${word}'${hint}`, ['career-coach --help']);
}

function childOf(program: Command, name: string): Command {
  const child = program.commands.find((command) => command.name() === name);
  if (child === undefined)
    throw new Error(`the table names a command below ${name}, but not ${name}`);
  return child;
}

const groupTitles = {
  'find out': 'Find out where you stand:',
  grow: 'Grow:',
  share: 'Share:',
  keep: 'Keep:',
} as const satisfies Record<CommandSpec['group'], string>;

function examplesFirst(spec: CommandSpec): string {
  const lines = spec.examples.map(([line, does]) => `  career-coach ${line}\n      ${does}`);
  return `${spec.summary.charAt(0).toUpperCase()}${spec.summary.slice(1)}.\n\nExamples:\n${lines.join('\n')}`;
}

function afterHelp({ topics }: ProgramFacts): string {
  const names = Object.entries(topics);
  if (names.length === 0) return '';
  const widest = Math.max(...names.map(([name]) => name.length));
  const lines = names.map(([name, { summary }]) => `  help ${name.padEnd(widest)}  ${summary}`);
  return `\nTopics:\n${lines.join('\n')}`;
}

function addOptions(command: Command, specs: OptionSpecs): void {
  for (const [name, spec] of Object.entries(specs)) {
    for (const option of commanderOptions(name, spec)) command.addOption(option);
  }
}

function commanderOptions(name: string, spec: OptionSpec): Option[] {
  if (spec.type === 'flag') {
    const off = new Option(`--no-${name}`, spec.help);
    if (spec.negated === 'only') return [off];
    const on = new Option(`--${name}`, spec.help);
    return spec.negated === 'both' ? [on, new Option(`--no-${name}`)] : [on];
  }
  const option = new Option(`--${name} <${spec.value}>`, spec.help);
  if (spec.type === 'list') {
    return [option.argParser((value, before: string[] = []) => [...before, value])];
  }
  return [spec.choices === undefined ? option : option.choices(spec.choices)];
}

/** Only what was given on the command line: commander also has a default for each `--no-…`. */
function values(command: Command, specs: OptionSpecs): Record<string, boolean | string | string[]> {
  return Object.fromEntries(
    Object.entries(specs).flatMap(([name, spec]) => {
      const key = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      if (command.getOptionValueSource(key) !== 'cli') return [];
      const value = command.getOptionValue(key);
      return [[name, spec.type === 'list' ? splitList(value) : value]];
    }),
  );
}

function allBelow(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...allBelow(child)]);
}

function usageError(error: CommanderError, printed: string): CoachError {
  if (printed !== '' && error.code === 'commander.help') {
    return new CoachError('usage', 'a command is missing', ['career-coach --help']);
  }
  const [first = '', ...more] = error.message.replace(/^error: /, '').split('\n');
  const suggestion = more.join(' ').trim();
  return new CoachError('usage', suggestion === '' ? first : `${first} ${suggestion}`, [
    'career-coach --help',
  ]);
}
