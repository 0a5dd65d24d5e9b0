import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseWithCommander } from '../../src/commands/commander.js';
import { grammar } from '../../src/commands/grammar.js';
import { commands } from '../../src/commands/index.js';
import type { CommandSpec } from '../../src/commands/options.js';
import { withTerms } from '../../src/core/terms.js';
import { helpFile, topicFile } from '../../src/prepared-text.js';
import { programFacts } from '../../src/program-facts.js';
import { Bench } from './program.js';

/** What the build works out, so that no start does, is what a start would work out. */

const root = path.join(import.meta.dirname, '..', '..');
const dist = path.join(root, 'dist');
const table: Readonly<Record<string, CommandSpec>> = commands;

function live(argv: readonly string[], width = 79): string {
  const reading = parseWithCommander(argv, table, programFacts({ width, unicode: true }));
  return 'text' in reading ? reading.text : 'no text';
}

describe('help', () => {
  const topics = Object.keys(programFacts({ width: 79, unicode: true }).topics);
  const pages = [
    ...['', ...Object.keys(table)].map((name) => {
      const words = name.split(' ').filter((word) => word !== '');
      return { file: helpFile(words), argv: [...words, '--help'] };
    }),
    ...topics.map((name) => ({ file: topicFile(name), argv: ['help', name] })),
  ];

  test.each(pages)('$file is what commander renders', ({ file, argv }) => {
    expect(readFileSync(path.join(dist, file), 'utf8')).toBe(live(argv));
  });

  test('is there for every command and topic, and for nothing else', () => {
    const names = pages.map(({ file }) => path.basename(file)).sort();
    expect(readdirSync(path.join(dist, 'help')).sort()).toEqual(names);
  });

  test.each([
    ['in the usual width, whoever reads it', ['--help'], {}, live(['--help'])],
    ['of a command', ['plan', 'done', '-h'], {}, live(['plan', 'done', '--help'])],
    ['narrower where there is less room', ['--help'], { COLUMNS: '60' }, live(['--help'], 59)],
    ['not wider where there is more', ['--help'], { COLUMNS: '200' }, live(['--help'])],
  ])('is printed %s', async (_, argv, env, text) => {
    const bench = new Bench();
    expect(await bench.run(argv, { env })).toEqual({ code: 0, stdout: text, stderr: '' });
    bench.remove();
  });
});

test('the version is the package’s', async () => {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const bench = new Bench();
  expect(await bench.run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  bench.remove();
});

test('the built-in ladder has its own terms in place', () => {
  const read = (name: string) => JSON.parse(readFileSync(path.join(dist, name), 'utf8'));
  const filled = read('technical-expert.filled.json');
  expect(filled).toEqual(withTerms(read('technical-expert.json'), {}));
  expect(JSON.stringify(filled)).not.toMatch(/\{customers?\}/);
});

test('the grammar survives as JSON, knows every command, and has no words for people', () => {
  expect(JSON.parse(JSON.stringify(grammar))).toEqual(grammar);
  expect(Object.keys(grammar)).toEqual(Object.keys(commands));
  expect(JSON.stringify(grammar)).not.toMatch(/"(?:help|summary|examples|value)"/);
});
