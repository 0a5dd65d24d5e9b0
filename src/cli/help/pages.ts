import type { ArgumentSpec, CommandSpec, CommandTable } from '../../command-table/options.js';
import type { HelpPage, HelpPart } from '../../views/terminal/help.js';
import { commonOptions, type HelpRow, optionRows } from './option-rows.js';
import type { HelpTopics } from './topics.js';

/** The groups of commands that are told in a word or two, in display order. */
const groups = {
  'find out': 'Level',
  grow: 'Grow',
  share: 'Share',
  keep: 'Keep',
} as const satisfies Record<CommandSpec['group'], string>;

/** What a command is for, in the words of people who don't know its name. Some names say it. */
const glosses: Readonly<Record<string, string>> = {
  why: 'what decided your level',
  ladder: 'all levels and statements',
  undo: 'take back a change',
  role: 'new job',
  schedule: 'remind',
  review: 'how others see you',
  mcp: 'assistants',
  import: 'merge',
  data: 'backup',
  doctor: 'repair',
};

export function programPage(commands: CommandTable, topics: HelpTopics): HelpPage {
  return [
    {
      text:
        'A career coach for technical experts: find the level at which you work, what separates you from the next ' +
        'one, and grow by a plan. Offline and private. Without a command: at first the questionnaire, later where ' +
        'you stand.',
    },
    firstPart(commands),
    morePart(commands),
    {
      title: 'More help',
      rows: [
        ['help COMMAND', 'examples and all options, such as: help plan add'],
        ['help correct', 'put a mistake right: an answer, a note, an action'],
        // The page fits a screen of 24 rows, so that it comes without a pager.
        [
          'help TOPIC',
          Object.keys(topics)
            .filter((name) => name !== 'correct')
            .join(', '),
        ],
      ],
    },
  ];
}

/** The commands that a newcomer needs, in the order of need. */
const firstCommands = ['assess', 'status', 'plan', 'log', 'checkin', 'export'];

function firstPart(commands: CommandTable): HelpPart {
  const rows = firstCommands.map((name): HelpRow => [name, commands[name]?.summary ?? '']);
  return { title: 'Start with these', rows };
}

/** The heading of a command's list of others. */
export const commandsBelow = 'Commands below it';
/** The title of the commands that are no first ones. */
export const moreCommands = 'More';

/** All other commands, a line for each group. */
function morePart(commands: CommandTable): HelpPart {
  const rows = Object.entries(groups).map(([group, title]): HelpRow => {
    const names = Object.entries(commands)
      .filter(([name, spec]) => spec.group === group && !name.includes(' '))
      .map(([name]) => name)
      .filter((name) => !firstCommands.includes(name));
    const told = names.map((name) => (glosses[name] ? `${name} (${glosses[name]})` : name));
    return [title, told.join(', ')];
  });
  return { title: moreCommands, rows: rows.filter(([, names]) => names !== '') };
}

export function commandPage(name: string, spec: CommandSpec, commands: CommandTable): HelpPage {
  const { summary, examples, arguments: argumentSpecs = [], options } = spec;
  const { scriptsFrom = '', scriptExamples = [] } = spec;
  const subcommands = subcommandsOf(name, commands);
  const rows = Object.entries(commands)
    .filter(([other]) => subcommands.some((word) => other === `${name} ${word}`))
    .map(([other, { summary: effect }]): HelpRow => [other, effect]);
  const allOptions = optionRows(options);
  const at = Object.keys(options).indexOf(scriptsFrom);
  const ownOptions = at < 0 ? allOptions : allOptions.slice(0, at);
  const scriptOptions = allOptions.slice(ownOptions.length);
  return [
    { text: `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.` },
    { title: 'Examples', examples: whole(examples) },
    { text: usageOf(name, argumentSpecs, ownOptions.length > 0) },
    ...(argumentSpecs.length > 0
      ? [{ title: 'Arguments', rows: argumentSpecs.map(argumentRow) }]
      : []),
    ...(ownOptions.length > 0 ? [{ title: 'Options', rows: ownOptions }] : []),
    ...(scriptExamples.length > 0
      ? [{ title: 'In scripts', examples: whole(scriptExamples) }]
      : []),
    ...(scriptOptions.length > 0 ? [{ title: 'Options for scripts', rows: scriptOptions }] : []),
    ...(rows.length > 0 ? [{ title: commandsBelow, rows }] : []),
    {
      text: `Options of every command: ${commonOptions.map(([term]) => term).join(', ')}. What they do: career-coach help options`,
    },
  ];
}

function whole(examples: CommandSpec['examples']): CommandSpec['examples'] {
  return examples.map(([line, effect]) => [`career-coach ${line}`, effect]);
}

function subcommandsOf(name: string, commands: CommandTable): string[] {
  return Object.keys(commands)
    .filter((other) => other.startsWith(`${name} `))
    .map((other) => other.slice(name.length + 1));
}

function usageOf(
  name: string,
  argumentSpecs: readonly ArgumentSpec[],
  hasOptions: boolean,
): string {
  const words = argumentSpecs.map(({ name: word, required, many }) => {
    const shown = `${word}${many ? ' …' : ''}`;
    return required ? shown : `[${shown}]`;
  });
  return ['Usage: career-coach', name, ...words, ...(hasOptions ? ['[options]'] : [])].join(' ');
}

function argumentRow({ name, help }: ArgumentSpec): HelpRow {
  return [name, help];
}
