import { keepCommands } from './keep.js';
import { levelCommands } from './level.js';
import { logCommands } from './log.js';
import { planCommands } from './plan.js';
import { progressCommands } from './progress.js';
import { shareCommands } from './share.js';

/**
 * All commands: each is an entry here and a file in src/commands that exports `run`, loaded only when it runs.
 * Commander, help and completion are built from this table.
 */
export const commands = {
  ...levelCommands,
  ...planCommands,
  ...logCommands,
  ...progressCommands,
  ...shareCommands,
  ...keepCommands,
};

export type CommandName = keyof typeof commands;
