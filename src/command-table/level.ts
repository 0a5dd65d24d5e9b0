import { type CommandSpec, force } from './options.js';

/** Commands that find out and show the level, and the ladder itself. */
export const levelCommands = {
  assess: {
    summary: 'answer a short questionnaire: your level, what is next, a plan',
    group: 'find out',
    options: {
      answers: {
        type: 'text',
        value: 'FILE|-',
        help: 'take the answers from a file or from standard input',
      },
      template: { type: 'flag', help: 'print an answers file to fill in' },
      jsonl: {
        type: 'flag',
        help: 'the questionnaire as lines of JSON, for other programs: a question out, an answer in',
      },
      full: { type: 'flag', help: 'ask about every behaviour of the ladder' },
      restart: { type: 'flag', help: 'discard a saved draft and start again' },
      plan: { type: 'flag', negated: 'only', help: 'add no actions to the plan' },
    },
    examples: [
      ['assess', 'the questionnaire, about ten minutes; continues a saved draft'],
      ['assess --answers answers.json --json', 'from a file, for scripts'],
      ['assess --jsonl', 'a question a line, an answer a line: docs/jsonl.md'],
    ],
  },
  why: {
    summary: 'what decided your level, and what would change it',
    group: 'find out',
    arguments: [
      {
        name: 'ID',
        help: 'a behaviour: what counts, your answers, your evidence',
        ids: 'behaviour',
      },
    ],
    options: {},
    examples: [
      ['why', 'the answers that decided the stage, the strongest first'],
      ['why draws-landscape', 'one behaviour over time'],
    ],
  },
  status: {
    summary: 'your level, your active actions and the next check-in at a glance',
    group: 'find out',
    options: {
      'exit-code': {
        type: 'flag',
        help: 'exit with 4 when a check-in is due, else with 0; with --quiet, print nothing at all',
      },
    },
    examples: [
      ['status', 'at a glance'],
      ['status --json', 'the whole report for scripts'],
      ['status --exit-code --quiet', 'for a mark in the shell prompt: only the exit code'],
    ],
  },
  ladder: {
    summary: 'read the ladder: levels, habits, behaviours and their ids',
    group: 'find out',
    arguments: [
      {
        name: 'WHICH',
        help: 'a rank, or the id of a level, a habit or a behaviour',
        ids: 'ladder part',
      },
    ],
    options: {},
    examples: [
      ['ladder', 'all levels and habits'],
      ['ladder 3', 'one level: behaviours, signs, pitfalls'],
    ],
  },
  'ladder list': {
    summary: 'the ladders that can be used by name, and the one in use',
    group: 'keep',
    options: {},
    examples: [
      ['ladder list', 'names, versions and sizes'],
      ['ladder list --json', 'the same for scripts'],
    ],
  },
  'ladder use': {
    summary: 'use another ladder, by name or from a file, which is copied',
    group: 'keep',
    arguments: [
      {
        name: 'NAME|FILE',
        help: 'as ladder list names it, or a file',
        required: true,
        from: 'ladder list',
      },
    ],
    options: {},
    examples: [
      ['ladder use ./ladder.yaml', 'a ladder of your own; run it again after a change'],
      ['ladder use technical-expert', 'the ladder that comes with the program'],
    ],
  },
  'ladder diff': {
    summary: 'what a change of a ladder does to the answers given before',
    group: 'keep',
    arguments: [
      { name: 'OLD', help: 'a name or a file', required: true, from: 'ladder list' },
      { name: 'NEW', help: 'a name or a file', required: true, from: 'ladder list' },
    ],
    options: {},
    examples: [
      ['ladder diff bakers bakers.yaml', 'the copy in use, and the file that may replace it'],
      ['ladder diff old.json new.json --json', 'two files, for scripts'],
    ],
  },
  'ladder new': {
    summary: 'a small ladder of your own to start from, with comments',
    group: 'keep',
    arguments: [
      { name: 'FILE', help: 'where to write it: JSON, or YAML for .yaml (default: print it)' },
    ],
    options: { force },
    examples: [
      ['ladder new ladder.yaml', 'a ladder in YAML to change'],
      ['ladder new', 'prints one in JSON with comments'],
    ],
  },
  'ladder import': {
    summary: 'make a ladder of a table, a document or YAML',
    group: 'keep',
    arguments: [
      {
        name: 'FILE|-',
        help: 'CSV with the columns level, side, statement, example; Markdown; YAML or JSON',
        required: true,
        from: 'ladder new',
      },
    ],
    options: {
      out: {
        type: 'text',
        value: 'FILE',
        help: 'where to write it: JSON, or YAML for .yaml (default: print it)',
      },
      force: { type: 'flag', help: 'replace that file; its ids stay, and what was added to it' },
      path: { type: 'text', value: 'NAME', help: 'of a table with several career paths, this one' },
    },
    examples: [
      ['ladder import levels.csv --out ladder.json', 'a spreadsheet saved as CSV'],
      [
        'ladder import levels.csv --out ladder.json --force',
        'again, after the spreadsheet has changed',
      ],
    ],
  },
  'ladder check': {
    summary: 'everything that is wrong with a ladder file, and what the ladder can tell apart',
    group: 'keep',
    arguments: [
      { name: 'FILE|-', help: 'a ladder: JSON or YAML', required: true, from: 'ladder new' },
    ],
    options: {},
    examples: [
      ['ladder check ladder.yaml', 'each problem with its line and what to do'],
      ['ladder check ladder.json --json', 'for CI: the exit code is 2 if something is wrong'],
    ],
  },
} as const satisfies Record<string, CommandSpec>;
