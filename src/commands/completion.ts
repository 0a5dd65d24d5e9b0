import { noSuch } from '../core/base/did-you-mean.js';
import type { Shell } from '../core/schema/atoms.js';
import type { Result, Run } from './shared/run.js';

/** The line that turns completion on, and the start-up file it belongs in. */
const shells = {
  bash: { file: '~/.bashrc', line: 'eval "$(career-coach completion bash)"', extension: 'bash' },
  zsh: {
    file: '~/.zshrc, after the line with compinit',
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

export const run: Run<'completion'> = async ({ arguments: [shell] }, world) => {
  if (shell === undefined) return explain();
  if (!isShell(shell)) {
    throw noSuch('completion for the shell', shell, Object.keys(shells), 'completion');
  }
  const script = await world.readPackaged(`completion/career-coach.${shells[shell].extension}`);
  return { json: { shell, script }, page: script };
};

function isShell(shell: string): shell is Shell {
  return Object.hasOwn(shells, shell);
}

/** Only explains: start-up files belong to the person, and the program never writes to them. */
function explain(): Result<'completion'> {
  const lines = Object.entries(shells).map(([shell, { file, line }]) => ({
    shell: shell as keyof typeof shells,
    file,
    line,
  }));
  return {
    json: { shells: lines },
    page: async (style) =>
      (await import('../views/terminal/completion.js')).renderShells(lines, style),
  };
}
