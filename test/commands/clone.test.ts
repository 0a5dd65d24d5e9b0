import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Bench } from './program.js';

test('in a clone, each next step that is shown is a command that works there', async () => {
  const bench = new Bench();
  const clone = path.join(import.meta.dirname, '..', '..');
  try {
    for (const args of [
      ['assess', '--answers', path.join('data', 'example-answers.json')],
      ['status'],
      ['hlep'],
    ]) {
      const { stdout, stderr } = await bench.run(args, { cwd: clone, env: { COLUMNS: '121' } });
      const [, commands = ''] = /^Next: (.*(?:\n {6}.*)*)/m.exec(stdout + stderr) ?? [];
      expect(commands).toContain('node bin/career-coach.cjs ');
      for (const step of commands.split(/ · |\n {6}/)) {
        // Typed as it stands, as people do.
        const typed = spawnSync(step, {
          shell: true,
          cwd: clone,
          encoding: 'utf8',
          env: { PATH: path.dirname(process.execPath), CAREER_COACH_HOME: bench.home },
        });
        expect({ step, status: typed.status, stderr: typed.stderr }).toEqual({
          step,
          status: 0,
          stderr: '',
        });
      }
    }
  } finally {
    bench.remove();
  }
});
