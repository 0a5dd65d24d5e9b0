import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
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
  },
});
