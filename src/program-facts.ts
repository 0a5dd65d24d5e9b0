import type { ProgramFacts } from './commands/commander.js';
import { helpTopics } from './commands/help-topics.js';
import { keyTable } from './prompts/keys.js';
import { version } from './version.js';
import type { HelpStyle } from './views/help.js';

/** What help says besides the commands, and how it is drawn. */
export function programFacts(style: HelpStyle): ProgramFacts {
  return { version, style, topics: helpTopics(keyTable) };
}
