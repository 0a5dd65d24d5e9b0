import { Argument, Command, CommanderError, Option } from 'commander';
import type { CommandTable, OptionSpec, OptionSpecs } from '../command-table/options.js';
import { globalOptions, splitList } from '../command-table/options.js';
import { didYouMean } from '../core/base/did-you-mean.js';
import { CoachError } from '../core/base/errors.js';
import type { CommandLine } from './command-line.js';
import { findCommand } from './command-line.js';

/** A parsed command line: a command to run, or the version or a help page to print. */
export type Request = CommandLine | { readonly help: string } | { readonly version: true };

/** Throws CoachError `usage` for an invalid line, with a suggestion if a similar word exists. */
export function readCommandLine(argv: readonly string[], commands: CommandTable): Request {
  const commandName = findCommand(argv, commands);
  let request: Request = { help: commandName ?? '' };
  const receive = (received: Request) => {
    request = received;
  };
  const program = buildProgram(commandName, commands, receive);
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.version') return { version: true };
    if (error.exitCode !== 0) throw usageError(error, commandName ?? '');
  }
  return request;
}

/** Declares only the command in use: declaring all of them would cost a third of a start. */
function buildProgram(
  commandName: string | null,
  commands: CommandTable,
  receive: (request: Request) => void,
): Command {
  const program = prepare(new Command('career-coach'), globalOptions)
    .version('', '--version')
    .helpCommand(false)
    .allowExcessArguments();
  program.action(() => {
    const [unknown] = program.args;
    if (unknown !== undefined) throw unknownCommand(unknown, Object.keys(commands));
    receive({ command: '', arguments: [], options: optionValues(program, globalOptions) });
  });
  prepare(program.command('help'), {})
    .argument('[words...]')
    .action((words: string[]) => receive({ help: words.join(' ') }));
  if (commandName) addCommand(program, commandName, commands, receive);
  return program;
}

function addCommand(
  program: Command,
  name: string,
  commands: CommandTable,
  receive: (request: Request) => void,
): void {
  const { options = {}, arguments: argumentSpecs = [] } = commands[name] ?? {};
  const words = name.split(' ');
  const parent = words.length === 1 ? program : prepare(program.command(words[0] ?? ''), {});
  const subcommands = Object.keys(commands).filter((other) => other.startsWith(`${name} `));
  const command = prepare(parent.command(words.at(-1) ?? name), options).allowExcessArguments(
    subcommands.length > 0,
  );
  for (const { name: argument, required, many } of argumentSpecs) {
    const shownAs = `${argument}${many ? '...' : ''}`;
    command.addArgument(new Argument(required ? `<${shownAs}>` : `[${shownAs}]`));
  }
  command.action(() => {
    const [unknown] = command.args;
    if (subcommands.length > 0 && argumentSpecs.length === 0 && unknown !== undefined) {
      throw unknownCommand(`${name} ${unknown}`, subcommands);
    }
    receive({
      command: name,
      arguments: command.args,
      options: { ...optionValues(program, globalOptions), ...optionValues(command, options) },
    });
  });
}

/** Makes commander throw instead of printing or exiting. */
function prepare(command: Command, options: OptionSpecs): Command {
  for (const [name, spec] of Object.entries(options)) {
    for (const option of commanderOptions(name, spec)) command.addOption(option);
  }
  return command
    .exitOverride()
    .helpOption('-h, --help')
    .configureHelp({ formatHelp: () => '' })
    .configureOutput({ writeOut: () => {}, writeErr: () => {} });
}

function unknownCommand(word: string, known: readonly string[]): CoachError {
  return new CoachError('usage', `unknown command '${word}'${didYouMean(word, known, 1)}`, [
    'career-coach help',
  ]);
}

function commanderOptions(name: string, spec: OptionSpec): Option[] {
  if (spec.type === 'flag') {
    const off = new Option(`--no-${name}`);
    if (spec.negated === 'only') return [off];
    const on = new Option(`--${name}`);
    return spec.negated === 'both' ? [on, off] : [on];
  }
  const option = new Option(`--${name} <${spec.value}>`);
  if (spec.type === 'list' || spec.type === 'texts') {
    return [option.argParser((value, previous: string[] = []) => [...previous, value])];
  }
  return [spec.choices === undefined ? option : option.choices(spec.choices)];
}

/** Options present on the command line: commander also reports a default for each `--no-…`. */
function optionValues(
  command: Command,
  specs: OptionSpecs,
): Record<string, boolean | string | string[]> {
  return Object.fromEntries(
    Object.entries(specs).flatMap(([name, spec]) => {
      const key = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      if (command.getOptionValueSource(key) !== 'cli') return [];
      const value = command.getOptionValue(key);
      return [[name, spec.type === 'list' ? readList(name, value) : value]];
    }),
  );
}

/** Throws CoachError `usage` if the list is empty. */
function readList(name: string, texts: readonly string[]): string[] {
  const list = splitList(texts);
  if (list.length > 0) return list;
  throw new CoachError('usage', `--${name} is empty`, ['name one or more, separated by commas']);
}

function usageError(error: CommanderError, command: string): CoachError {
  const [sentence = '', ...more] = error.message.replace(/^error: /, '').split('\n');
  const suggestion = more.join(' ').trim();
  // Reword commander's suggestion like those of our own messages.
  const meant = /^\(Did you mean (?:one of )?(.+)\?\)$/.exec(suggestion)?.[1];
  const hint = meant === undefined ? suggestion && ` ${suggestion}` : `; did you mean ${meant}?`;
  return new CoachError('usage', `${sentence}${hint}`, [
    command === '' ? 'career-coach help' : `career-coach help ${command}`,
  ]);
}
