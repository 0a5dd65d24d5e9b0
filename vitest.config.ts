import { accessSync, constants, readFileSync, statfsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Tests of pure code: quick, and the first to run while you work, by `--project pure`. */
const pure = ['test/{core,data,text,views}/**/*.test.ts'];
/** Tests that start many processes: they want a small process of their own, since a large one is slow to start others. */
const starting = ['test/{browser,faults,terminal}/**/*.test.ts', 'test/commands/scripts.test.ts'];

/** Where Linux keeps files in memory. */
const memory = '/dev/shm';

/**
 * Whether tests can keep their files in memory. They write and delete thousands, and the program waits until each is on
 * the disk: that takes a tenth of the time, and more where others use the disk. CI has the time, and tries the disk.
 */
function fitsInMemory(): boolean {
  const { CAREER_COACH_TESTS, TMPDIR } = process.env;
  if (CAREER_COACH_TESTS === 'thorough' || TMPDIR !== undefined) return false;
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    const mounts = readFileSync('/proc/mounts', 'utf8').split('\n');
    const own = mounts.find((line) => line.split(' ')[1] === memory) ?? 'noexec';
    // Editors and shells of tests are scripts among these files.
    return bavail * bsize > 2 ** 30 && !own.includes('noexec');
  } catch {
    return false;
  }
}

export default defineConfig({
  test: {
    // Real processes, pseudo-terminals and property tests on a shared machine need patience, not speed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Shells and pseudo-terminals on a busy machine: in CI a test that fails may show once more that it does.
    retry: process.env.CI === 'true' ? 1 : 0,
    // Tests of commands change the current folder, which threads cannot.
    pool: 'forks',
    // The default leaves a core free, which halves the work where there are two.
    maxWorkers: '100%',
    // Transformed modules are kept, by their content, under node_modules, for the next run and the other projects.
    experimental: { fsModuleCache: true },
    env: {
      ...{ CI: '', NO_COLOR: '', FORCE_COLOR: '' },
      ...(fitsInMemory() ? { TMPDIR: memory } : {}),
    },
    // A new process for each file, which loads all modules again, took a sixth of the time. So most tests share a process
    // with others, and leave it as they found it: what needs a signal, or a limit, is a process that a test starts.
    projects: [
      { extends: true, test: { name: 'processes', include: starting } },
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...pure, ...starting],
          isolate: false,
        },
      },
    ],
  },
});
