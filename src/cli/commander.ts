import { Argument, Command, CommanderError, Option } from 'commander';
import type {
  ArgumentSpec,
  CommandTable,
  OptionSpec,
  OptionSpecs,
} from '../command-table/options.js';
import { commandsCalled, globalOptions, splitList } from '../command-table/options.js';
import { anyOf, nearest } from '../core/base/did-you-mean.js';
import { CoachError } from '../core/base/errors.js';
import { quotedForShell } from '../core/base/quote-for-shell.js';
import type { CommandLine } from './command-line.js';
import { findCommand } from './command-line.js';
import { refuseLoneWord } from './lone-word.js';
import {
  isNearOption,
  optionByOtherName,
  optionChoosing,
  optionHint,
  optionsBegun,
} from './option-hint.js';

/** A parsed command line: a command to run, or the version or a help page to print. */
export type Request = CommandLine | { readonly help: string } | { readonly version: true };

/** Throws CoachError `usage` for an invalid line, with a suggestion if a similar word exists. */
export function readCommandLine(argv: readonly string[], commands: CommandTable): Request {
  const commandName = findCommand(argv, commands);
  let request: Request = { help: commandName ?? '' };
  const receive = (received: Request) => {
    if ('command' in received) refuseLoneWord(received, argv);
    request = received;
  };
  const program = buildProgram(commandName, commands, receive);
  const specs = commands[commandName ?? ''];
  try {
    program.parse(argv.map(markText), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.version') return { version: true };
    if (error.code === 'commander.excessArguments' && commandName && specs !== undefined) {
      throw excessArguments(commandName, specs, argumentsOf(program, commandName), argv);
    }
    if (error.exitCode !== 0) throw usageError(error, commandName ?? '', commands);
  }
  return request;
}

function argumentsOf(program: Command, name: string): string[] {
  const command = name
    .split(' ')
    .reduce(
      (parent, word) => parent.commands.find((one) => one.name() === word) ?? parent,
      program,
    );
  return command.args.map(withoutMark);
}

/** Declares only the command in use: declaring all of them would cost a third of a start. */
function buildProgram(
  commandName: string | null,
  commands: CommandTable,
  receive: (request: Request) => void,
): Command {
  const program = prepare(new Command('career-coach'), globalOptions)
    .version('', '-V, --version')
    .helpCommand(false)
    .allowExcessArguments();
  program.action(() => {
    const [unknown] = program.args;
    if (unknown !== undefined) throw unknownCommand(unknown, [...Object.keys(commands), 'help']);
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
      if (name === 'plan' && /^\d+$/.test(unknown)) throw loneNumber(unknown);
      throw unknownCommand(`${name} ${unknown}`, subcommands);
    }
    receive({
      command: name,
      arguments: command.args.map(withoutMark),
      options: { ...optionValues(program, globalOptions), ...optionValues(command, options) },
    });
  });
}

/** No argument from a system can hold it. */
const mark = '\0';

/** A word with a space before any equals sign is no option, though it may begin with the dash of a list. */
function markText(word: string): string {
  return /^-[^=]*\s/.test(word) ? mark + word : word;
}

function withoutMark(text: string): string {
  return text.replaceAll(mark, '');
}

function valueWithoutMark(value: boolean | string | string[]): boolean | string | string[] {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' ? withoutMark(value) : value.map(withoutMark);
}

/** The words that were too many, and where they belong: to a list before them, or to another command. */
function excessArguments(
  command: string,
  specs: CommandTable[string],
  words: readonly string[],
  argv: readonly string[],
): CoachError {
  const takes = specs.arguments?.length ?? 0;
  const extra = words.slice(takes);
  const quoted = extra.map((word) => `"${word}"`).join(' and ');
  const isList = (word: string) => specs.options[word.replace(/^--|=.*$/g, '')]?.type === 'list';
  const choosing = optionChoosing(extra, specs);
  const next = argv.some((word) => word.startsWith('--') && isList(word))
    ? ['give several ids with commas between them: a,b']
    : choosing !== null
      ? [`career-coach ${command} ${choosing}`]
      : specs.elsewhere === undefined
        ? []
        : [`career-coach ${[specs.elsewhere, ...extra.map(quotedForShell)].join(' ')}`];
  const names = specs.arguments?.map(({ name }) => name) ?? [];
  const most = takes === 0 ? 'no argument' : `only ${names.join(' and ')}`;
  return new CoachError(
    'usage',
    `'${command}' takes ${most}, so ${quoted} ${extra.length === 1 ? 'is' : 'are'} too much`,
    [
      ...next,
      ...(takes > 1 ? [`career-coach ${command} ${names.join(' ')}`] : []),
      `career-coach help ${command}`,
    ],
  );
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

/** What is to be done with the action is still to be said. */
function loneNumber(number: string): CoachError {
  const next = ['done', 'edit', 'park'].map((verb) => `career-coach plan ${verb} ${number}`);
  const sentence = `'plan' shows every action; say what to do with action ${number}`;
  return new CoachError('usage', sentence, [...next, 'career-coach plan']);
}

function unknownCommand(word: string, known: readonly string[]): CoachError {
  const lines = commandsCalled(word, known);
  const [, group] = /^(.+) \S+$/.exec(word) ?? [];
  const hint = lines.length > 0 ? '' : commandMeant(word, group, known);
  return new CoachError('usage', `unknown command '${word}'${hint}`, [
    ...lines.map((line) => `career-coach ${line}`),
    group === undefined ? 'career-coach help' : `career-coach help ${group}`,
  ]);
}

/** Only the last word is compared, since the group was found; nobody is led to a command that takes something away. */
function commandMeant(word: string, group: string | undefined, known: readonly string[]): string {
  const own = (name: string) => (group === undefined ? name : name.slice(group.length + 1));
  const safe = known.map(own).filter((name) => !takesAway.test(name));
  const [near] = nearest(group === undefined ? word : own(word), safe, 1);
  if (near !== undefined) return `; did you mean ${[group, near].filter(Boolean).join(' ')}?`;
  return group === undefined ? '' : `; did you mean ${group}?`;
}

const takesAway = /\b(?:drop|erase|forget|reset|restore|undo)$/;

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
      return [[name, spec.type === 'list' ? readList(name, value) : valueWithoutMark(value)]];
    }),
  );
}

/** Throws CoachError `usage` if the list is empty. */
function readList(name: string, texts: readonly string[]): string[] {
  const list = splitList(texts.map(withoutMark));
  if (list.length > 0) return list;
  throw new CoachError('usage', `--${name} is empty`, ['name one or more, separated by commas']);
}

/** A missing argument in the words of the help, with the command that lists what to give. */
function missingArgument(
  command: string,
  specs: CommandTable[string],
  message: string,
): CoachError {
  const [, name] = /argument '(.+?)(?:\.\.\.)?'/.exec(message) ?? [];
  const missing = specs.arguments?.find((argument) => argument.name === name);
  const words = missing?.leftOut ?? `'${command}' needs ${name}: ${missing?.help}`;
  return new CoachError('usage', words, [
    ...(missing?.from === undefined ? [] : [`career-coach ${missing.from}`]),
    `career-coach help ${command}`,
  ]);
}

function usageError(error: CommanderError, command: string, commands: CommandTable): CoachError {
  const specs = commands[command];
  if (error.code === 'commander.missingArgument' && specs !== undefined) {
    return missingArgument(command, specs, withoutMark(error.message));
  }
  const [sentence = '', ...more] = withoutMark(error.message)
    .replace(/^error: /, '')
    .split('\n');
  const suggestion = more.join(' ').trim();
  // Reword commander's suggestion like those of our own messages.
  const meant = /^\(Did you mean (?:one of )?(.+)\?\)$/.exec(suggestion)?.[1];
  const help = command === '' ? 'career-coach help' : `career-coach help ${command}`;
  const given = /'(.+)'/.exec(sentence)?.[1] ?? '';
  const begun =
    error.code === 'commander.unknownOption'
      ? ([optionByOtherName(given, specs), optionsBegun(given, specs)].find((all) => all[0]) ?? [])
      : [];
  if (begun.length > 0) {
    return new CoachError('usage', `${sentence}; did you mean ${anyOf(begun)}?`, [help]);
  }
  if (meant !== undefined && (!meant.startsWith('--') || isNearOption(given, meant)))
    return new CoachError('usage', `${sentence}; did you mean ${meant}?`, [help]);
  if (error.code !== 'commander.unknownOption') {
    return new CoachError('usage', `${sentence}${suggestion && ` ${suggestion}`}`, [help]);
  }
  // What begins with a dash may be text.
  const takesText = specs?.arguments?.some(isText);
  return new CoachError(
    'usage',
    takesText ? sentence : `${sentence}${optionHint(given, command, commands)}`,
    [...(takesText ? [textHint(given, command, specs?.arguments ?? [])] : []), help],
  );
}

function isText({ name }: ArgumentSpec): boolean {
  return /TEXT|WORDS|TITLE/.test(name);
}

/** "--text" was meant as an option, "-5 %" as text. */
function textHint(given: string, command: string, words: readonly ArgumentSpec[]): string {
  if (!/^--[a-z]/.test(given)) {
    return 'put text that begins with a dash behind --, as in: -- "-5 % of incidents"';
  }
  const line = words.map((word) => (isText(word) ? '"…"' : word.name)).join(' ');
  return `the words need no option, as in: career-coach ${command} ${line}`;
}
