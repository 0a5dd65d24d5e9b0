import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../src/cli/commander.js';
import { renderHelpFor } from '../../src/cli/help/about.js';
import { helpTopics } from '../../src/cli/help/topics.js';
import { commands } from '../../src/command-table/commands.js';
import type { CommandSpec } from '../../src/command-table/options.js';
import { CoachError } from '../../src/core/base/errors.js';
import { commandOf, keyTable } from '../../src/prompts/questionnaire/keys.js';
import { widthOf } from '../../src/text/width.js';
import type { HelpStyle } from '../../src/views/terminal/help.js';
import { builtIn } from './ladder-facts.js';
import { Bench } from './program.js';

const table: Readonly<Record<string, CommandSpec>> = commands;
const topics = helpTopics(keyTable);

function read(argv: readonly string[], style: HelpStyle = { width: 79, unicode: true }): string {
  const request = readCommandLine(argv, table);
  return 'help' in request ? renderHelpFor(request.help, table, topics, style) : 'no help';
}

function failure(argv: readonly string[]): string {
  try {
    return read(argv);
  } catch (error) {
    if (error instanceof CoachError) return `${error.exitCode} ${error.message}`;
    throw error;
  }
}

const pages = [
  [],
  ...Object.keys(table).map((name) => name.split(' ')),
  ...Object.keys(topics).map((name) => [name]),
];

describe.each(pages.map((words) => [words.join(' '), words] as const))('help %s', (_, words) => {
  test.each([100, 79, 59, 39])('fits %i columns', (width) => {
    const lines = read(['help', ...words], { width, unicode: true }).split('\n');
    expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
    expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
    expect(lines.length).toBeGreaterThan(5);
  });

  test('is ASCII on an ASCII terminal', () => {
    expect(read(['help', ...words], { width: 79, unicode: false })).toMatch(/^[\n -~]*$/);
  });
});

describe('the help of a command', () => {
  test('of the plan and of a check-in shows what people type before what scripts do', () => {
    const examplesOf = (name: string) => [
      ...(table[name]?.examples ?? []),
      ...(table[name]?.scriptExamples ?? []),
    ];
    const typed = (name: string) => examplesOf(name).map(([line]) => line.split(' "')[0]);
    expect(typed('plan')).toEqual([
      'plan',
      'plan done 1',
      'plan park 2',
      'plan add',
      'plan target 4',
      'plan --json',
    ]);
    const forScripts = examplesOf('checkin').map(([, what]) => /scripts|cron/.test(what));
    expect(forScripts).toEqual([false, false, false, false, true, true]);
  });

  test.each(Object.entries(table))(
    '%s leads with two examples, and names every option',
    (name, spec) => {
      const text = read([...name.split(' '), '--help']);
      expect(text).toBe(read(['help', ...name.split(' ')]));
      const [, examples = ''] = text.split('\n\n');
      expect(examples).toMatch(/^Examples:\n/);
      expect(examples.match(/^ {2}career-coach/gm)?.length).toBeGreaterThanOrEqual(2);
      for (const option of Object.keys(spec.options)) expect(text).toContain(option);
    },
  );

  test('shows what scripts do after the options, where people have two examples of their own', () => {
    const text = read(['help', 'checkin']);
    const [people = '', scripts = ''] = text.split('\nIn scripts:\n');
    expect(people).toContain('Options:\n');
    expect(people).not.toContain('checkin --done 1');
    expect(scripts).toMatch(/^ {2}career-coach checkin --done 1 /);
    expect(read(['help', 'settings', 'list'])).not.toContain('In scripts');
  });

  test('names the commands below it', () => {
    expect(read(['help', 'plan'])).toMatch(/Commands below it:\n[\s\S]*\n {2}plan done /);
  });
});

test.each([...Object.keys(table).filter((name) => name.startsWith('log')), 'keys'])(
  'a note is called a note, never a line: help %s',
  (name) => {
    const lines = read(['help', ...name.split(' ')]).match(
      /.*\blines? (?:of evidence|with|about|that you).*/g,
    );
    expect(lines).toBeNull();
  },
);

test('the six commands that a newcomer needs come first, and every other one is named', async () => {
  const text = read(['help']);
  await expect(text).toMatchFileSnapshot('expected/help.txt');
  expect(read(['--help'])).toBe(text);
  expect(read(['help', 'help'])).toBe(text);
  for (const name of Object.keys(table)) {
    if (!name.includes(' ')) expect(text).toMatch(new RegExp(`[ ,]${name}[ ,\n]`));
  }
});

test('the bare help fits a screen of 80 columns and 24 rows, so that no pager opens', () => {
  expect(read(['help']).split('\n').length).toBeLessThanOrEqual(24);
});

test('the keys beside the scale are explained in the words that stand beside a question', () => {
  const { earlier, noOpportunity } = builtIn.scale;
  const effects = Object.fromEntries(keyTable.map(({ keys, effect }) => [keys, effect]));
  expect([effects.e, effects['0']]).toEqual([earlier.meaning, noOpportunity.meaning]);
});

test.each(Object.keys(topics))('the topic %s', async (name) => {
  await expect(read(['help', name])).toMatchFileSnapshot(`expected/help-${name}.txt`);
});

test('the values of an option are listed only where there are several', () => {
  const text = read(['help', 'export']);
  expect(text).toContain('one of: mentor');
  expect(text).not.toContain('one of: agenda');
});

test.each(['topics', 'topic', 'guides'])(
  'help %s lists every topic, with what it is about',
  (name) => {
    const text = read(['help', name]);
    const [, listed = ''] = /help TOPIC +([\s\S]+)$/.exec(read(['help'])) ?? [];
    const topics = listed.split(',').map((topic) => topic.trim());
    expect(topics).toContain('privacy');
    for (const topic of topics) expect(text).toMatch(new RegExp(`^ +help ${topic} +\\S`, 'm'));
    expect(read(['help', 'commands'])).toBe(read(['help']));
  },
);

test('help keys has every key that the questionnaire knows', () => {
  const text = read(['help', 'keys']);
  for (const { effect } of keyTable) {
    expect(text.replace(/\s+/g, ' ')).toContain(effect.replace(/\s+/g, ' '));
  }
  // Two of those that the page shows, so that the table is the one that the questionnaire reads.
  expect(commandOf({ name: 's', text: 's', ctrl: false, meta: false })).toBe('skip');
  expect(text).toMatch(/^ {2}s +skips/m);
});

test.each([
  [['help', 'enviroment'], "2 There is no help for 'enviroment'; did you mean environment?"],
  [['help', 'plan', 'dne'], "2 There is no help for 'plan dne'; did you mean plan done?"],
  [['help', 'nothing-like-it'], "2 There is no help for 'nothing-like-it'"],
  [['hlep'], "2 unknown command 'hlep'; did you mean help?"],
  // A guess that is far off only puzzles.
  [['help', 'nope'], "2 There is no help for 'nope'"],
  [['nope'], "2 unknown command 'nope'"],
  [['plan', 'dne'], "2 unknown command 'plan dne'; did you mean plan done?"],
  [['plan', '9'], "2 'plan' shows every action; say what to do with action 9"],
  [['plan', 'show', '1'], "2 unknown command 'plan show'; did you mean plan?"],
  [['plan', 'dropp'], "2 unknown command 'plan dropp'; did you mean plan?"],
  [
    ['checkin', '--date', 'today'],
    "2 unknown option '--date'; did you mean --date, of log or log edit?",
  ],
  [['plan', 'edit', '3', '--done', 'x'], "2 unknown option '--done'; did you mean --done-when?"],
  [['log', 'x', '--behav', 'y'], "2 unknown option '--behav'; did you mean --behaviour?"],
  // Another name for it, which no letters tell.
  [['log', 'x', '--on', 'friday'], "2 unknown option '--on'; did you mean --date?"],
  [['log', 'edit', '3', '--when=friday'], "2 unknown option '--when=friday'; did you mean --date?"],
  [['review', 'ask', '--for', 'Kim'], "2 unknown option '--for'; did you mean --about?"],
  [['export', '--to', 'talk.html'], "2 unknown option '--to'; did you mean --out?"],
  [['log', '--from', '1 may'], "2 unknown option '--from'; did you mean --since?"],
  // Another command has --next, which begins otherwise.
  [['undo', '--text'], "2 unknown option '--text'; undo has --list, --yes"],
  [['export', '--formt', 'json'], "2 unknown option '--formt'; did you mean --format?"],
  [
    ['assess', '--frmat=md'],
    "2 unknown option '--frmat=md'; assess has --answers, --template, --jsonl, --full, --restart, --no-plan",
  ],
  [['undo', '--dry-run'], "2 unknown option '--dry-run'; undo has --list, --yes"],
  [['ases'], "2 unknown command 'ases'; did you mean assess?"],
  [
    ['assess', '--short'],
    "2 unknown option '--short'; assess has --answers, --template, --jsonl, --full, --restart, --no-plan",
  ],
])('%j suggests the nearest name', (argv, message) => {
  expect(failure(argv)).toBe(message);
});

test.each([
  [['corect'], 'career-coach checkin --rate ID=N'],
  [['help', 'corect'], 'career-coach help checkin'],
  [['help', 'job'], 'career-coach help role'],
  [['remind'], 'career-coach schedule'],
  [['help', 'second', 'view'], 'career-coach help review ask'],
  [['help', 'reminder'], 'career-coach help schedule'],
  [['help', 'habits'], 'career-coach help ladder'],
  [['help', 'notes'], 'career-coach help log'],
  [['help', 'scale'], 'career-coach help placement'],
  [['scale'], 'career-coach help placement'],
  [['help', 'position'], 'career-coach help placement'],
  [['help', 'stuck'], 'career-coach help checkin'],
  [['help', 'levels'], 'career-coach help ladder'],
  [['feedback'], 'career-coach review ask'],
  [['help', 'agenda'], 'career-coach help export'],
  [['help', 'actions'], 'career-coach help plan'],
  [['plan', '9'], 'career-coach plan done 9'],
  [['plan', 'finish', '1'], 'career-coach plan done'],
  [['plan', 'fnish'], 'career-coach plan done'],
  [['plan', 'chnage', '1'], 'career-coach plan edit'],
  [['data', 'exprot'], 'career-coach data backup'],
])('%j leads to what does it', (argv, line) => {
  expect(() => read(argv)).toThrow(
    expect.objectContaining({ next: expect.arrayContaining([line]) }),
  );
});

test('the built program prints the same, in both ways to ask for it, at any width', async () => {
  const bench = new Bench();
  try {
    for (const [argv, columns] of [
      [['help'], '80'],
      [['--help'], '200'],
      [['help', 'plan', 'add'], '80'],
      [['plan', 'add', '-h'], '40'],
      [['help', 'keys'], '120'],
      [['help', 'checkin'], '95'],
      [['help', 'environment'], '40'],
    ] as const) {
      const run = await bench.run(argv, { env: { COLUMNS: columns } });
      const width = Math.min(100, Number(columns) - 1);
      expect(run).toEqual({ code: 0, stdout: read(argv, { width, unicode: true }), stderr: '' });
    }
    const plain = await bench.run(['help', 'plan', 'add'], { env: { LC_ALL: 'C' } });
    expect(plain.stdout).toBe(read(['help', 'plan', 'add'], { width: 79, unicode: false }));
  } finally {
    bench.remove();
  }
});

test('the version is the package’s', async () => {
  const manifest = readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8');
  const bench = new Bench();
  const { version } = JSON.parse(manifest);
  expect(await bench.run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  bench.remove();
});

test.each(
  Object.entries(topics).flatMap(([name, { page }]) =>
    page
      .flatMap((part) => ('examples' in part ? part.examples : []))
      .map(([line]) => [name, line] as const)
      .filter(([, line]) => !/[|;]/.test(line)),
  ),
)('help %s shows a command line that is understood: %s', (_, line) => {
  const words = line.replace('career-coach ', '').split(' ');
  expect(readCommandLine(words, table)).toHaveProperty('command');
});
