import { Argument, Command, CommanderError, Option } from 'commander';
import { CoachError } from '../core/errors.js';
import { didYouMean } from '../core/nearest.js';
import type { HelpStyle } from '../views/help.js';
import { renderHelp } from '../views/help.js';
import { commandPage, programPage } from './help-pages.js';
import type { HelpTopics } from './help-topics.js';
import type { CommandSpec, OptionSpec, OptionSpecs } from './options.js';
import { globalOptions } from './options.js';
import type { Parsed } from './parse.js';
import { findCommand, splitList } from './parse.js';

/** What commander made of a command line: something to run, or a text to print. */
export type Reading = Parsed | { readonly text: string };

/** Texts and numbers that go into help. */
export interface ProgramFacts {
  readonly version: string;
  /** How help is drawn. */
  readonly style: HelpStyle;
  /** Help topics besides the commands. */
  readonly topics: HelpTopics;
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
  const program = buildProgram(commands, facts, {
    run: (parsed) => {
      result = parsed;
    },
    print: (text) => printed.push(text),
  });
  for (const command of [program, ...allBelow(program)]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => printed.push(text),
      // The message is in what is thrown, too.
      writeErr: () => {},
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  }
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageError(error, findCommand(argv, commands)?.command ?? '');
  }
  return result ?? { text: printed.join('') };
}

/** What may come of a command line that is right. */
interface Outcome {
  run(parsed: Parsed): void;
  print(text: string): void;
}

function buildProgram(
  commands: Readonly<Record<string, CommandSpec>>,
  facts: ProgramFacts,
  outcome: Outcome,
): Command {
  const program = new Command('career-coach')
    .version(facts.version, '--version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .configureHelp({
      formatHelp: () => renderHelp(programPage(commands, facts.topics), facts.style),
    });
  addOptions(program, globalOptions);
  program.allowExcessArguments().action(() => {
    const [unknown] = program.args;
    if (unknown !== undefined) throw unknownCommand(unknown, Object.keys(commands));
    outcome.run({ command: '', arguments: [], options: values(program, globalOptions) });
  });
  program
    .command('help')
    .argument('[words...]')
    .action((words: string[]) => outcome.print(helpFor(words, commands, facts)));
  for (const name of Object.keys(commands)) {
    addCommand(program, name, commands, facts.style, outcome.run);
  }
  return program;
}

/** The page about a command or a topic. Throws CoachError `usage` where there is neither. */
function helpFor(
  words: readonly string[],
  commands: Readonly<Record<string, CommandSpec>>,
  { topics, style }: ProgramFacts,
): string {
  const name = words.join(' ');
  if (name === '' || name === 'help') return renderHelp(programPage(commands, topics), style);
  const spec = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (spec !== undefined) return renderHelp(commandPage(name, spec, commands), style);
  const topic = Object.hasOwn(topics, name) ? topics[name] : undefined;
  if (topic !== undefined) return renderHelp(topic.page, style);
  const known = [...Object.keys(commands), ...Object.keys(topics)];
  throw new CoachError('usage', `no help for '${name}'${didYouMean(name, known, 1)}`, [
    'career-coach help',
  ]);
}

function addCommand(
  program: Command,
  name: string,
  commands: Readonly<Record<string, CommandSpec>>,
  style: HelpStyle,
  run: (parsed: Parsed) => void,
): void {
  const spec = commands[name];
  if (spec === undefined) return;
  const words = name.split(' ');
  const parent = words.length === 1 ? program : childOf(program, words[0] ?? '');
  const below = Object.keys(commands).filter((other) => other.startsWith(`${name} `));
  const command = parent
    .command(words.at(-1) ?? name)
    .allowExcessArguments(below.length > 0)
    .helpOption('-h, --help', 'show help')
    .configureHelp({ formatHelp: () => renderHelp(commandPage(name, spec, commands), style) });
  for (const { name: argument, help, required, many } of spec.arguments ?? []) {
    const shownAs = `${argument}${many ? '...' : ''}`;
    command.addArgument(new Argument(required ? `<${shownAs}>` : `[${shownAs}]`, help));
  }
  addOptions(command, spec.options);
  command.action(() => {
    const [unknown] = command.args;
    if (below.length > 0 && unknown !== undefined)
      throw unknownCommand(`${name} ${unknown}`, below);
    run({
      command: name,
      arguments: command.args,
      options: { ...values(program, globalOptions), ...values(command, spec.options) },
    });
  });
}

function unknownCommand(word: string, known: readonly string[]): CoachError {
  return new CoachError('usage', `unknown command '${word}'${didYouMean(word, known, 1)}`, [
    'career-coach help',
  ]);
}

function childOf(program: Command, name: string): Command {
  const child = program.commands.find((command) => command.name() === name);
  if (child === undefined)
    throw new Error(`the table names a command below ${name}, but not ${name}`);
  return child;
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
  if (spec.type === 'list' || spec.type === 'texts') {
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
      return [[name, spec.type === 'list' ? listIn(name, value) : value]];
    }),
  );
}

/** A list that was given says something. Throws CoachError `usage`. */
function listIn(name: string, values: readonly string[]): string[] {
  const list = splitList(values);
  if (list.length > 0) return list;
  throw new CoachError('usage', `--${name} is empty`, ['name one or more, divided by commas']);
}

function allBelow(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...allBelow(child)]);
}

function usageError(error: CommanderError, command: string): CoachError {
  const [first = '', ...more] = error.message.replace(/^error: /, '').split('\n');
  const suggestion = more.join(' ').trim();
  // In the words of all other messages.
  const meant = /^\(Did you mean (?:one of )?(.+)\?\)$/.exec(suggestion)?.[1];
  const hint = meant === undefined ? suggestion && ` ${suggestion}` : `; did you mean ${meant}?`;
  return new CoachError('usage', `${first}${hint}`, [
    command === '' ? 'career-coach help' : `career-coach help ${command}`,
  ]);
}
