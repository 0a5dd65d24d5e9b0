import type { CommandLine } from './cli/command-line.js';
import { readCommandLine } from './cli/commander.js';
import { loadCommand } from './cli/load-command.js';
import type { CommandName } from './command-table/commands.js';
import { commands } from './command-table/commands.js';
import type { GlobalValues } from './command-table/options.js';
import type { Result, Run } from './commands/shared/run.js';
import { decideUnicode } from './core/base/screen.js';
import { Left, leavingCodes } from './prompts/ask.js';
import { standardOutput } from './store/files/standard-output.js';
import type { HelpStyle } from './views/terminal/help.js';
import { createWorld } from './world/create-world.js';
import { version } from './world/version.js';
import type { World } from './world/world.js';

/** Runs a command line, and gives its exit code. Throws what fails; `root` is the folder of this package. */
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
    standardOutput.write(await helpAbout(request.help, argv, process));
    return 0;
  }
  return await runCommand(request, process, root);
}

async function helpAbout(
  name: string,
  argv: readonly string[],
  process: NodeJS.Process,
): Promise<string> {
  const { renderHelpAbout } = await import('./cli/help/about.js');
  const { helpTopics } = await import('./cli/help/topics.js');
  const { keyTable } = await import('./prompts/questionnaire/keys.js');
  return renderHelpAbout(name, commands, helpTopics(keyTable), helpStyle(argv, process));
}

async function runCommand(
  line: CommandLine,
  process: NodeJS.Process,
  root: string,
): Promise<number> {
  // Commander gives only what the table declares.
  const options = line.options as GlobalValues;
  const world = await createWorld(process, options, root);
  const command = line.command === '' ? await usualCommand(world) : line.command;
  const run = (await loadCommand[command as CommandName]()) as Run<CommandName>;
  try {
    return await print(await run(line, world), options, world);
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    world.notice(error.message);
    return leavingCodes[error.how];
  }
}

/** Prints what a command came to, and gives its exit code. */
async function print(
  { json, page, notice, code = 0 }: Result<CommandName>,
  options: GlobalValues,
  { out, style, notice: tell }: World,
): Promise<number> {
  if (options.json && json !== undefined) {
    const { toJson } = await import('./views/json.js');
    out.write(toJson({ schemaVersion: 1, ...json }));
    return code;
  }
  if (page !== undefined) {
    out.write(typeof page === 'string' ? page : await page(await style(out)));
  }
  if (notice !== undefined) tell(notice);
  return code;
}

/** The name alone: the assessment at first, the status once there is a stage. */
async function usualCommand(world: World): Promise<'assess' | 'status'> {
  const { hasStage, readJournal } = await import('./commands/shared/journal-state.js');
  return hasStage(await readJournal(world)) ? 'status' : 'assess';
}

/** Help is not wider than this: a terminal's usual 80 columns, one of them left free. */
const widestHelp = 79;

/** Help reads the same with and without a terminal, so it never has colour. */
function helpStyle(argv: readonly string[], { env, stdout }: NodeJS.Process): HelpStyle {
  const columns = stdout.columns || Number(env.COLUMNS) || 80;
  return {
    width: Math.max(20, Math.min(columns - 1, widestHelp)),
    unicode: decideUnicode(env, { ascii: argv.includes('--ascii') }).on,
  };
}
