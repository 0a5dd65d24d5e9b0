import type { Run } from '../shared/run.js';

export const run: Run<'mcp'> = async ({ options }) => ({
  serve: { allowWrite: options['allow-write'] ?? false },
});
