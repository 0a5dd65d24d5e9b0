import type { CommandSpec } from '../../command-table/options.js';
import { commandsCalled } from '../../command-table/options.js';
import { didYouMean } from '../../core/base/did-you-mean.js';
import { CoachError } from '../../core/base/errors.js';
import type { HelpPage, HelpStyle } from '../../views/terminal/help.js';
import { renderHelp } from '../../views/terminal/help.js';
import { commandPage, programPage } from './pages.js';
import type { HelpTopics } from './topics.js';

/** An empty name gives the page of the program. Throws CoachError `usage` for an unknown one. */
export function renderHelpFor(
  name: string,
  commands: Readonly<Record<string, CommandSpec>>,
  topics: HelpTopics,
  style: HelpStyle,
): string {
  if (/^(?:|help|commands?)$/.test(name)) return renderHelp(programPage(commands, topics), style);
  if (/^(?:topics?|guides?)$/.test(name)) return renderHelp(topicsPage(topics), style);
  const spec = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (spec !== undefined) return renderHelp(commandPage(name, spec, commands), style);
  const topic = Object.hasOwn(topics, name) ? topics[name] : undefined;
  if (topic !== undefined) return renderHelp(topic.page, style);
  const known = [...Object.keys(commands), ...Object.keys(topics)];
  const called = commandsCalled(name, Object.keys(commands));
  const hint = called.length > 0 ? '' : didYouMean(name, known, 1);
  throw new CoachError('usage', `There is no help for '${name}'${hint}`, [
    ...called.map((line) => `career-coach help ${line.replace(/^help | (?:[A-Z]|--).*$/g, '')}`),
    'career-coach help',
  ]);
}

function topicsPage(topics: HelpTopics): HelpPage {
  const rows = Object.entries(topics).map(
    ([name, { summary }]) => [`help ${name}`, summary] as const,
  );
  return [{ title: 'Topics', rows }];
}
