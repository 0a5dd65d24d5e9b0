import { didYouMean } from '../core/base/did-you-mean.js';
import { CoachError } from '../core/base/errors.js';
import type { Shell } from '../core/schema/atoms.js';
import type { World } from '../world/world.js';
import type { Run } from './shared/run.js';

/** What a shell's start-up file has to say, by the shell's name. */
const shells = {
  bash: { file: '~/.bashrc', line: 'eval "$(career-coach completion bash)"', extension: 'bash' },
  zsh: {
    file: '~/.zshrc, behind the line with compinit',
    line: 'eval "$(career-coach completion zsh)"',
    extension: 'zsh',
  },
  fish: {
    file: '~/.config/fish/config.fish',
    line: 'career-coach completion fish | source',
    extension: 'fish',
  },
  powershell: {
    file: '$PROFILE',
    line: 'career-coach completion powershell | Out-String | Invoke-Expression',
    extension: 'ps1',
  },
} as const satisfies Record<Shell, unknown>;

export const run: Run<'completion'> = async ({ arguments: [shell], options }, world) => {
  if (shell === undefined) return explain(options.json ?? false, world);
  if (!isShell(shell)) throw unknownShell(shell);
  const script = await world.readPackaged(`completion/career-coach.${shells[shell].extension}`);
  if (options.json) {
    const { toJson } = await import('../views/json.js');
    world.out.write(toJson({ schemaVersion: 1, shell, script }));
  } else {
    world.out.write(script);
  }
  return 0;
};

function isShell(shell: string): shell is Shell {
  return Object.hasOwn(shells, shell);
}

function unknownShell(shell: string): CoachError {
  const names = Object.keys(shells);
  return new CoachError(
    'usage',
    `There is no completion for the shell "${shell}"${didYouMean(shell, names, 1)}`,
    names.map((name) => `career-coach completion ${name}`),
  );
}

/** How to turn it on. Start-up files belong to the person: nothing here writes to them. */
async function explain(json: boolean, world: World): Promise<number> {
  if (json) {
    const { toJson } = await import('../views/json.js');
    const lines = Object.entries(shells).map(([shell, { file, line }]) => ({ shell, file, line }));
    world.out.write(toJson({ schemaVersion: 1, shells: lines }));
    return 0;
  }
  const { renderHelp } = await import('../views/terminal/help.js');
  const page = [
    {
      text: 'Put the line for your shell into its start-up file, and open a new shell. Nothing does it for you.',
    },
    ...Object.entries(shells).map(([shell, { file, line }]) => ({
      title: shell,
      examples: [[line, `in ${file}`] as const],
    })),
  ];
  world.out.write(renderHelp(page, await world.style(world.out)));
  return 0;
}
