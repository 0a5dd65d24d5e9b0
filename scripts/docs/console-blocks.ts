import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

/**
 * Runs the `console` blocks of a page, and gives the page with what they really print. In a block, a line that begins with
 * `$ ` is a command for bash; the lines up to the next command are its output. All blocks of a page share one home, in the
 * order of the page; `$EXAMPLE` is the file of example answers. A comment `<!-- today: 2026-11-30 -->` sets the day from there on;
 * what `<!-- run: COMMAND -->` runs is not shown.
 */
export function runConsoleBlocks(markdown: string, root: string): string {
  const home = mkdtempSync(path.join(tmpdir(), 'career-coach-docs-'));
  try {
    const bin = path.join(home, '.bin');
    mkdirSync(bin);
    writeFileSync(
      path.join(bin, 'career-coach'),
      `#!/bin/sh\nexec "${process.execPath}" "${path.join(root, 'bin', 'career-coach.cjs')}" "$@"\n`,
    );
    chmodSync(path.join(bin, 'career-coach'), 0o755);
    let day = '2026-11-30';
    return markdown.replaceAll(
      /<!-- today: (\S+) -->|<!-- run: (.*?) -->|^```console\n(.*?)^```$/gms,
      (whole, today?: string, hidden?: string, block?: string) => {
        if (today !== undefined) day = today;
        if (hidden !== undefined) outputOf(hidden);
        return block === undefined ? whole : `\`\`\`console\n${runBlock(block)}\`\`\``;
      },
    );

    function runBlock(block: string): string {
      const commands = block.split('\n').filter((line) => line.startsWith('$ '));
      return commands.map((line) => `${line}\n${outputOf(line.slice(2))}`).join('\n');
    }

    function outputOf(command: string): string {
      const { stdout, stderr } = spawnSync('bash', ['-c', `{ ${command}\n} 2>&1`], {
        cwd: home,
        encoding: 'utf8',
        env: {
          PATH: `${bin}${path.delimiter}${process.env.PATH}`,
          HOME: home,
          EXAMPLE: path.join(root, 'data', 'example-answers.json'),
          CAREER_COACH_NOW: day,
          LANG: 'en_GB.UTF-8',
          COLUMNS: '80',
        },
      });
      const text = `${stdout}${stderr}`.replaceAll(home, '~').trimEnd();
      return text === '' ? '' : `${text}\n`;
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
