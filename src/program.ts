import { join } from 'node:path';
import type { CommandLine } from './cli/command-line.js';
import { readCommandLine } from './cli/commander.js';
import { loadCommand } from './cli/load-command.js';
import type { CommandName } from './command-table/commands.js';
import { commands } from './command-table/commands.js';
import type { GlobalValues } from './command-table/options.js';
import type { Result, Run } from './commands/shared/run.js';
import { CoachError } from './core/base/errors.js';
import type { Screen } from './core/base/screen.js';
import { decidePager, decidePlain, decideScreen, decideUnicode } from './core/base/screen.js';
import { Left, leavingCodes } from './prompts/ask.js';
import { standardOutput } from './store/files/standard-output.js';
import { loadWith } from './store/input/packages.js';
import type { Printed, PrintedPlace } from './store/printed.js';
import { printedPlace } from './store/printed.js';
import type { HelpStyle } from './views/terminal/help.js';
import type { Style } from './views/text/style.js';
import { createWorld } from './world/create-world.js';
import { ownCommands } from './world/own-commands.js';
import { version } from './world/version.js';
import type { World } from './world/world.js';

/** Returns the exit code; failures are thrown. `root` is the package folder. */
export async function runProgram(
  argv: readonly string[],
  process: NodeJS.Process,
  root: string,
): Promise<number> {
  if (argv[0] === 'complete') {
    const { answerShell } = await import('./cli/completion/answer-shell.js');
    await answerShell(argv.slice(argv[1] === '--' ? 2 : 1), process, root);
    return 0;
  }
  const request = readCommandLine(argv, commands);
  if ('version' in request) {
    standardOutput.write(`${version}\n`);
    return 0;
  }
  if ('help' in request) {
    const { columns, rows, isTTY: terminal = false } = process.stdout;
    const { height } = decideScreen({ terminal, columns, rows }, process.env, {});
    const wishes = { plain: argv.includes('--plain'), input: !argv.includes('--no-input') };
    const text = await helpText(request.help, argv, process);
    await writePage(text, { terminal, height }, wishes, process);
    return 0;
  }
  return await runCommand(request, process, root);
}

async function helpText(
  name: string,
  argv: readonly string[],
  process: NodeJS.Process,
): Promise<string> {
  const { renderHelpFor } = await import('./cli/help/about.js');
  const { helpTopics } = await import('./cli/help/topics.js');
  const { keyTable } = await import('./prompts/questionnaire/keys.js');
  return renderHelpFor(name, commands, helpTopics(keyTable), helpStyle(argv, process));
}

async function runCommand(
  line: CommandLine,
  process: NodeJS.Process,
  root: string,
): Promise<number> {
  // Safe: commander accepts only options of the table.
  const options = line.options as GlobalValues;
  const world = await createWorld(process, options, root);
  const place = placeOfOutput(line, world, process, root);
  const before = place?.read();
  if (before) return await show(before, world, options, process);
  const command = line.command === '' ? await defaultCommand(options, world) : line.command;
  const run = (await loadCommand[command as CommandName]()) as Run<CommandName>;
  try {
    const result = await run(line, world);
    if (result.serve !== undefined)
      return await serve(result.serve.allowWrite, options, process, root);
    const printed = await draw(result, isReading({ ...line, command }), options, world);
    // JSON says all by itself.
    const notice = options.json && result.json !== undefined ? undefined : result.notice;
    if (notice === undefined && world.repeats()) place?.keep(printed);
    return await show(printed, world, options, process, notice);
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    world.notice(error.message);
    return leavingCodes[error.how];
  }
}

/** Where the output of a command is kept that changes only with the files in a profile's folder. */
function placeOfOutput(
  { command, options }: CommandLine,
  world: World,
  process: NodeJS.Process,
  root: string,
): PrintedPlace | null {
  const kept: readonly string[] = ['status', 'plan', 'why', 'history', 'export'];
  if (!kept.includes(command) || options.out !== undefined) return null;
  const asked = [
    version,
    process.argv.slice(2),
    ownCommands(process)('career-coach'),
    world.today,
    world.out.screen,
    decidePlain(process.env, undefined, false).on,
  ];
  const program = join(root, 'dist', 'program.cjs');
  return printedPlace(world.store.folder, JSON.stringify(asked), program);
}

/** Each tool runs a command in a world of its own, as a start of the program would. */
async function serve(
  allowWrite: boolean,
  options: GlobalValues,
  process: NodeJS.Process,
  root: string,
): Promise<number> {
  if (process.stdin.isTTY) {
    throw new CoachError('usage', 'mcp speaks with an assistant, which starts it by itself', [
      'career-coach mcp install',
    ]);
  }
  const { loadServer } = await import('./assistant/start.js');
  const { serveAssistants, withInput } = await loadWith(
    '@modelcontextprotocol/server',
    'mcp',
    loadServer,
  );
  await serveAssistants({
    allowWrite,
    version,
    load: (command) => loadCommand[command]() as Promise<Run<CommandName>>,
    createWorld: (input) =>
      createWorld(
        withInput(process, input),
        { ...options, json: true, quiet: true, input: false },
        root,
      ),
  });
  return 0;
}

async function draw(
  { json, page, code = 0 }: Result<CommandName>,
  isForReading: boolean,
  options: GlobalValues,
  { out, style }: World,
): Promise<Printed> {
  if (options.json && json !== undefined) {
    const { toJson } = await import('./views/json.js');
    return { text: toJson({ schemaVersion: 1, ...json }), forPager: false, code };
  }
  if (page === undefined) return { text: '', forPager: false, code };
  const { text, plain } = await drawPage(page, () => style(out));
  return { text, forPager: isForReading && !plain, code };
}

async function show(
  { text, forPager, code }: Printed,
  world: World,
  options: GlobalValues,
  process: NodeJS.Process,
  notice?: string,
): Promise<number> {
  const wishes = { plain: options.plain, input: options.input };
  if (forPager) await writePage(text, world.out.screen, wishes, process);
  else world.out.write(text);
  if (notice !== undefined) world.notice(notice);
  return code;
}

/** A page that is a text already needs no settings, which may be broken. */
async function drawPage(
  page: NonNullable<Result<CommandName>['page']>,
  style: () => Promise<Style>,
): Promise<{ text: string; plain?: true }> {
  if (typeof page === 'string') return { text: page };
  const drawn = await style();
  return { text: await page(drawn), ...(drawn.plain && { plain: true }) };
}

/** The commands whose pages are read, not answered: after a conversation, a pager would be one question more. */
function isReading({ command, arguments: words, options }: CommandLine): boolean {
  if (command === 'log') return words.length === 0 && !options.edit;
  if (command === 'undo') return options.list === true;
  const reading: readonly string[] = [
    ...(['status', 'plan', 'why', 'ladder', 'ladder list', 'ladder diff'] as const),
    ...([
      'history',
      'history diff',
      'log search',
      'settings',
      'settings list',
      'doctor',
      'export',
    ] as const),
  ] satisfies CommandName[];
  return reading.includes(command);
}

/** The pager is loaded only for a page that needs it. */
async function writePage(
  text: string,
  screen: Pick<Screen, 'terminal' | 'height'>,
  wishes: Parameters<typeof decidePager>[3],
  process: NodeJS.Process,
): Promise<void> {
  const pager = decidePager(text, screen, process.env, wishes);
  if (pager !== null) {
    const { showInPager } = await import('./world/pager.js');
    if (showInPager(text, pager, process)) return;
  }
  standardOutput.write(text);
}

/** For `career-coach` alone: the assessment until there is a stage, then the status. */
async function defaultCommand(options: GlobalValues, world: World): Promise<'assess' | 'status'> {
  const { hasStage, readJournal } = await import('./commands/shared/journal-state.js');
  const journalState = await readJournal(world);
  if (!hasStage(journalState)) return 'assess';
  if (journalState.state.assessments.length > 0) return 'status';
  // The first one was left before its end, and goes on where somebody is there to answer.
  const { personToAsk } = await import('./commands/shared/ask.js');
  return (await personToAsk(options, world)) === null ? 'status' : 'assess';
}

/** Longer lines are hard to read. */
const widestHelp = 100;

/** No colour: help reads the same with and without a terminal. */
function helpStyle(argv: readonly string[], process: NodeJS.Process): HelpStyle {
  const { env, stdout } = process;
  const columns = stdout.columns || Number(env.COLUMNS) || 80;
  return {
    width: Math.max(20, Math.min(columns - 1, widestHelp)),
    unicode: decideUnicode(env, { ascii: argv.includes('--ascii') }).on,
    commands: ownCommands(process),
  };
}
