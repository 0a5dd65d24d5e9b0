import { defineConfig } from 'vitest/config';

/** Tests of pure code. They leave nothing behind, so one process can run them all, and load each module once. */
const pure = ['test/{core,data,text,views}/**/*.test.ts'];

export default defineConfig({
  test: {
    // Real processes, pseudo-terminals and property tests on a shared machine need patience, not speed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Shells and pseudo-terminals on a busy machine: in CI a test that fails may show once more that it does.
    retry: process.env.CI === 'true' ? 1 : 0,
    // umask and signals are the process's, so tests that set them want a process of their own.
    pool: 'forks',
    // The default leaves a core free, which halves the work where there are two.
    maxWorkers: '100%',
    env: { CI: '', NO_COLOR: '', FORCE_COLOR: '' },
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: { name: 'processes', include: ['test/**/*.test.ts'], exclude: pure },
      },
    ],
  },
});
