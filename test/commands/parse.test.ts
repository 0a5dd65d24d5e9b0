import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseWithCommander } from '../../src/commands/commander.js';
import { grammar } from '../../src/commands/grammar.js';
import { commands } from '../../src/commands/index.js';
import type { CommandSpec, OptionSpec } from '../../src/commands/options.js';
import { globalOptions } from '../../src/commands/options.js';
import { parsePlainly, splitList } from '../../src/commands/parse.js';
import { CoachError } from '../../src/core/errors.js';

const facts = { version: '1.2.3', style: { width: 80, unicode: true }, topics: {} };
const table: Readonly<Record<string, CommandSpec>> = commands;

const withCommander = (argv: readonly string[]) => parseWithCommander(argv, table, facts);

describe('the plain parser', () => {
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
  ])('reads %j', (argv, parsed) => {
    expect(parsePlainly(argv, table)).toEqual(parsed);
  });

  test.each([
    [['--help']],
    [['help']],
    [['statsu']],
    [['status', 'extra']],
    [['status', '--frmat', 'x']],
    [['export', '--format', 'pdf']],
    [['assess', '--answers']],
    [['status', '--color', '--no-color']],
    [['constructor']],
  ])('leaves %j to commander', (argv) => {
    expect(parsePlainly(argv, table)).toBeNull();
  });
});

test('whatever the plain parser reads, commander reads the same', () => {
  const word = fc.constantFrom('x', '3', 'a,b', 'draws-landscape', '-', 'a=b', 'über');
  const flagForms = (name: string, negated: 'both' | 'only' | undefined) => {
    const forms = { only: [`--no-${name}`], both: [`--${name}`, `--no-${name}`] };
    return negated === undefined ? [`--${name}`] : forms[negated];
  };
  const optionOf = ([name, spec]: readonly [string, OptionSpec]): fc.Arbitrary<string[]> => {
    if (spec.type === 'flag') {
      return fc.constantFrom(...flagForms(name, spec.negated)).map((form) => [form]);
    }
    const value = spec.type === 'text' && spec.choices ? fc.constantFrom(...spec.choices) : word;
    return fc.oneof(
      value.map((text) => [`--${name}`, text]),
      value.map((text) => [`--${name}=${text}`]),
    );
  };
  const line = fc.constantFrom(...Object.entries(table)).chain(([name, spec]) => {
    const own = Object.entries(spec.options).map(optionOf);
    const global = Object.entries<OptionSpec>(globalOptions).map(optionOf);
    const argument = (spec.arguments ?? []).map(() => word.map((text) => [text]));
    return fc
      .tuple(
        fc.array(fc.oneof(...global), { maxLength: 2 }),
        fc.array(fc.oneof(...global, ...own, ...argument), { maxLength: 5 }),
      )
      .map(([before, after]) => [...before.flat(), ...name.split(' '), ...after.flat()]);
  });
  let read = 0;
  fc.assert(
    fc.property(line, (argv) => {
      const plain = parsePlainly(argv, table);
      expect(parsePlainly(argv, grammar)).toEqual(plain);
      if (plain === null) return;
      read += 1;
      expect(withCommander(argv)).toEqual(plain);
    }),
    { numRuns: 500 },
  );
  expect(read).toBeGreaterThan(250);
});

describe('commander', () => {
  const failure = (argv: readonly string[]) => {
    try {
      withCommander(argv);
    } catch (error) {
      if (error instanceof CoachError) return `${error.exitCode} ${error.message}`;
      throw error;
    }
    return 'no failure';
  };

  test.each([
    [['statsu'], "2 unknown command 'statsu'; did you mean status?"],
    [['plan', 'dnoe'], "2 unknown command 'plan dnoe'; did you mean plan done?"],
    [['plan', 'xyz'], "2 unknown command 'plan xyz'"],
    [['status', '--jso'], "2 unknown option '--jso'; did you mean --json?"],
    [
      ['export', '--format', 'pdf'],
      `2 option '--format <FORMAT>' argument 'pdf' is invalid. Allowed choices are ${commands.export.options.format.choices.join(', ')}.`,
    ],
    [['assess', '--answers'], "2 option '--answers <FILE|->' argument missing"],
    [['status', 'extra'], "2 too many arguments for 'status'. Expected 0 arguments but got 1."],
  ])('%j: %s', (argv, message) => {
    expect(failure(argv)).toBe(message);
  });

  test('prints the version', () => {
    expect(withCommander(['--version'])).toEqual({ text: '1.2.3\n' });
  });
});

test('list values: repeated, or divided by commas', () => {
  expect(splitList(['a,b', ' c ', '', 'd=1,'])).toEqual(['a', 'b', 'c', 'd=1']);
});
