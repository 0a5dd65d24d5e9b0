import { grammar } from './commands/grammar.js';
import { loadCommand } from './commands/load-command.js';
import type { GlobalValues } from './commands/options.js';
import type { Parsed } from './commands/parse.js';
import { parsePlainly } from './commands/parse.js';
import { createWorld } from './create-world.js';
import { helpStyle } from './prepared-text.js';
import { standardOutput } from './store/standard-output.js';
import type { World } from './world.js';

/** Runs a command line, and gives its exit code. Throws what fails; `root` is the folder of this package. */
export async function runProgram(
  argv: readonly string[],
  process: NodeJS.Process,
  root: string,
): Promise<number> {
  if (argv[0] === 'complete') {
    const { answerShell } = await import('./shell-request.js');
    await answerShell(argv.slice(argv[1] === '--' ? 2 : 1), process, root);
    return 0;
  }
  const parsed = parsePlainly(argv, grammar) ?? (await readUnusual(argv, process));
  if ('text' in parsed) {
    standardOutput.write(parsed.text);
    return 0;
  }
  // Both parsers give only what the table declares.
  const options = parsed.options as GlobalValues;
  const world = await createWorld(process, options, root);
  const command = parsed.command === '' ? await usualCommand(world) : parsed.command;
  const start = await loadCommand[command as keyof typeof loadCommand]();
  return (start as (input: Omit<Parsed, 'command'>, world: World) => Promise<number>)(
    parsed,
    world,
  );
}

/** The name alone: the assessment at first, the status once there is a stage. */
async function usualCommand(world: World): Promise<'assess' | 'status'> {
  const { hasStage, readKnown } = await import('./commands/state.js');
  return hasStage(await readKnown(world)) ? 'status' : 'assess';
}

async function readUnusual(argv: readonly string[], process: NodeJS.Process) {
  const { commands } = await import('./commands/index.js');
  const { parseWithCommander } = await import('./commands/commander.js');
  const { programFacts } = await import('./program-facts.js');
  return parseWithCommander(argv, commands, programFacts(helpStyle(argv, process)));
}
