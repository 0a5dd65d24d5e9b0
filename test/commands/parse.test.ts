import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../src/cli/commander.js';
import { commands } from '../../src/command-table/commands.js';
import type { CommandSpec, OptionSpec } from '../../src/command-table/options.js';
import { globalOptions, otherNames, splitList } from '../../src/command-table/options.js';
import { CoachError } from '../../src/core/base/errors.js';

const table: Readonly<Record<string, CommandSpec>> = commands;

const read = (argv: readonly string[]) => readCommandLine(argv, table);

describe('a valid command line', () => {
  test.each([
    [['status'], { command: 'status', arguments: [], options: {} }],
    [['--json', 'status'], { command: 'status', arguments: [], options: { json: true } }],
    [['status', '--no-color'], { command: 'status', arguments: [], options: { color: false } }],
    [['status', '--no-input'], { command: 'status', arguments: [], options: { input: false } }],
    [
      ['--home', '/tmp/x', 'assess', '--answers=-', '--no-plan'],
      { command: 'assess', arguments: [], options: { home: '/tmp/x', answers: '-', plan: false } },
    ],
    [['ladder', '3'], { command: 'ladder', arguments: ['3'], options: {} }],
    [
      ['plan', 'done', '1', 'x,y', '--evidence', 'a, b'],
      { command: 'plan done', arguments: ['1', 'x,y'], options: { evidence: 'a, b' } },
    ],
    [
      ['checkin', '--done', 'a,b', '--done', 'c', '--evidence', 'a=b, c', '--evidence=d=e'],
      {
        command: 'checkin',
        arguments: [],
        options: { done: ['a', 'b', 'c'], evidence: ['a=b, c', 'd=e'] },
      },
    ],
    [[], { command: '', arguments: [], options: {} }],
    [['--json'], { command: '', arguments: [], options: { json: true } }],
    [['--version'], { version: true }],
    [['--help'], { help: '' }],
    [['-h'], { help: '' }],
    [['help'], { help: '' }],
    [['help', 'plan', 'done'], { help: 'plan done' }],
    [['plan', 'done', '-h'], { help: 'plan done' }],
    [['plan', '--help', 'done'], { help: 'plan' }],
    [['-h', 'plan'], { help: 'plan' }],
  ])('%j', (argv, request) => {
    expect(read(argv)).toEqual(request);
  });

  test('gives the same values wherever the options stand', () => {
    const word = fc.constantFrom('x', '3', 'draws-landscape', '-', 'a=b', 'über');
    const optionOf = ([name, spec]: readonly [string, OptionSpec]) => {
      if (spec.type === 'flag') {
        const off = spec.negated === 'only';
        return fc.constant({ name, words: [off ? `--no-${name}` : `--${name}`], value: !off });
      }
      const value = spec.type === 'text' && spec.choices ? fc.constantFrom(...spec.choices) : word;
      return value.chain((text) =>
        fc.constantFrom(
          { name, words: [`--${name}`, text], value: spec.type === 'text' ? text : [text] },
          { name, words: [`--${name}=${text}`], value: spec.type === 'text' ? text : [text] },
        ),
      );
    };
    const line = fc.constantFrom(...Object.entries(table)).chain(([name, spec]) => {
      const option = (specs: object) =>
        fc.uniqueArray(fc.oneof(...Object.entries<OptionSpec>(specs as never).map(optionOf)), {
          selector: (one) => one.name,
          maxLength: 3,
        });
      const taken = (spec.arguments ?? []).filter(({ required }) => required);
      return fc.record({
        name: fc.constant(name),
        before: option(globalOptions),
        own: Object.keys(spec.options).length > 0 ? option(spec.options) : fc.constant([]),
        taken: fc.tuple(...taken.map(() => word)),
      });
    });
    fc.assert(
      fc.property(line, ({ name, before, own, taken }) => {
        const words = (options: readonly { readonly words: readonly string[] }[]) =>
          options.flatMap((one) => one.words);
        const expected = {
          command: name,
          arguments: taken,
          options: Object.fromEntries([...before, ...own].map((one) => [one.name, one.value])),
        };
        const first = [...words(before), ...name.split(' '), ...taken, ...words(own)];
        const last = [...name.split(' '), ...words(own), ...taken, ...words(before)];
        expect(read(first)).toEqual(expected);
        expect(read(last)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an invalid command line', () => {
  const failure = (argv: readonly string[]) => {
    try {
      read(argv);
    } catch (error) {
      if (error instanceof CoachError) return `${error.exitCode} ${error.message}`;
      throw error;
    }
    return 'no failure';
  };

  test.each([
    [['statsu'], "2 unknown command 'statsu'; did you mean status?"],
    [['plan', 'dnoe'], "2 unknown command 'plan dnoe'; did you mean plan done?"],
    [['plan', 'xyz'], "2 unknown command 'plan xyz'; did you mean plan?"],
    [['status', '--jso'], "2 unknown option '--jso'; did you mean --json?"],
    [
      ['export', '--format', 'pdf'],
      `2 option '--format <FORMAT>' argument 'pdf' is invalid. Allowed choices are ${commands.export.options.format.choices.join(', ')}.`,
    ],
    [['assess', '--answers'], "2 option '--answers <FILE|->' argument missing"],
    [['status', 'extra'], `2 'status' takes no argument, so "extra" is too much`],
    [
      ['ladder', 'diff', 'a', 'b', 'c', 'd'],
      `2 'ladder diff' takes only OLD and NEW, so "c" and "d" are too much`,
    ],
  ])('%j: %s', (argv, message) => {
    expect(failure(argv)).toBe(message);
  });
});

test('list values: repeated, or divided by commas', () => {
  expect(splitList(['a,b', ' c ', '', 'd=1,'])).toEqual(['a', 'b', 'c', 'd=1']);
});

describe('the next step of a wrong line', () => {
  const next = (...argv: string[]) => {
    try {
      readCommandLine(argv, commands);
    } catch (error) {
      if (error instanceof CoachError) return error.next;
      throw error;
    }
    return [];
  };
  const dash = 'put text that begins with a dash behind --, as in: -- "-5 % of incidents"';

  test('text behind a dash only where text is taken, and no option is near', () => {
    expect(next('review', 'q.md', '--yes')).toEqual(['career-coach help review']);
    expect(next('log', 'x', '--behavior', 'a')).toEqual(['career-coach help log']);
    expect(next('log', '-5%urgent')).toEqual([dash, 'career-coach help log']);
    expect(next('log', 'edit', '3fa9', '--text', 'x')).toEqual([
      'the words need no option, as in: career-coach log edit ID "…"',
      'career-coach help log edit',
    ]);
    expect(next('role', '--name', 'x')[0]).toMatch(/career-coach role "…"$/);
  });

  test.each([
    ['data erase', 'log'],
    ['review', 'review ask --about NAME --out questions.html'],
    ['ladder use', 'ladder list'],
    ['data export', 'data backup'],
    ['ladder diff a b c', 'ladder diff OLD NEW'],
    ['export mentor', 'export --for mentor'],
    ['export agenda', 'export --section agenda'],
  ])('%s: %s', (line, first) => {
    expect(next(...line.split(' '))[0]).toBe(`career-coach ${first}`);
  });

  test('each required argument says where to find what to give, by a command that exists', () => {
    const wanted = Object.entries<CommandSpec>(commands).flatMap(([name, spec]) =>
      (spec.arguments ?? [])
        .filter((argument) => argument.required && !/VALUE/.test(argument.name))
        .map(({ from = '' }) => [name, from] as const),
    );
    const lines = [...wanted.map(([, from]) => from), ...Object.values(otherNames).flat()];
    for (const line of lines) {
      expect(line).not.toBe('');
      if (!line.startsWith('help '))
        expect(readCommandLine(line.split(' '), commands)).toHaveProperty('command');
    }
  });
});
