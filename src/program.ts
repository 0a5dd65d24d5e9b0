import type { CommandLine } from './cli/command-line.js';
import { readCommandLine } from './cli/commander.js';
import { loadCommand } from './cli/load-command.js';
import { commands } from './command-table/commands.js';
import type { GlobalValues } from './command-table/options.js';
import { decideUnicode } from './core/base/screen.js';
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
  const start = await loadCommand[command as keyof typeof loadCommand]();
  return (start as (input: Omit<CommandLine, 'command'>, world: World) => Promise<number>)(
    line,
    world,
  );
}

/** The name alone: the assessment at first, the status once there is a stage. */
async function usualCommand(world: World): Promise<'assess' | 'status'> {
  const { hasStage, readKnown } = await import('./commands/shared/journal-state.js');
  return hasStage(await readKnown(world)) ? 'status' : 'assess';
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
