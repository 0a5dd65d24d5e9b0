import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { commands } from '../../src/command-table/commands.js';
import { failureSchema, outputSchemas } from '../../src/core/output/output.schema.js';
import { answersAt, builtIn } from './ladder-facts.js';
import { Bench, commandOf } from './program.js';

/** What the commands print with `--json` is what data/schema/output.schema.json says: `Bench.json` looks at each. */

const bench = new Bench();
afterAll(() => bench.remove());
writeFileSync(path.join(bench.home, 'answers.json'), answersAt(3));
writeFileSync(path.join(bench.home, 'list.md'), '- 2026-11-20: Ran the workshop\n');

writeFileSync(
  path.join(bench.home, 'ladder.yaml'),
  `id: bakers
title: Bakers
levels:
  - { rank: 1, id: apprentice, title: Apprentice, behaviours: [{ id: kneads, statement: Kneads. }] }
  - { rank: 2, id: baker, title: Baker, behaviours: [{ id: plans, statement: Always plans. }] }
`,
);

/** In this order: each command finds what the ones before it have left. */
const lines: readonly (readonly string[])[] = [
  ['assess', '--answers', 'answers.json'],
  ['status'],
  ['why'],
  ['why', 'draws-landscape'],
  ['ladder'],
  ['ladder', '3'],
  ['ladder', builtIn.strands[0]?.id ?? ''],
  ['ladder', 'draws-landscape'],
  ['ladder', 'plays-back'],
  ['ladder', 'check', 'ladder.yaml'],
  ['ladder', 'diff', 'ladder.yaml', 'technical-expert'],
  ['ladder', 'use', 'ladder.yaml'],
  ['ladder', 'list'],
  ['ladder', 'use', 'technical-expert'],
  ['ladder', 'new'],
  ['ladder', 'new', 'mine.json'],
  ['ladder', 'import', 'ladder.yaml'],
  ['ladder', 'import', 'mine.json', '--out', 'again.yaml'],
  ['log', 'Drew the map with them', '--behaviour', 'draws-landscape'],
  ['log', 'Sent the notes', '--link', 'https://example.org/team/app/pull/12'],
  ['log'],
  ['log', '--linked', '--since', 'yesterday'],
  ['log', 'search', 'MAP'],
  ['log', 'edit', 'last', 'Sent the notes back'],
  ['log', 'drop', 'last'],
  ['log', 'import', 'list.md'],
  ['log', 'import', '--print-command'],
  ['log', 'inbox'],
  ['log', 'inbox', '--drop', 'all'],
  ['plan'],
  ['plan', 'done', '1'],
  ['plan', 'add', '--will', 'ask what it is for'],
  ['plan', 'edit', 'own-ask-what-it', '--due', 'in 3 weeks'],
  ['plan', 'drop', '2'],
  ['plan', 'park', '1'],
  ['plan', 'next'],
  ['plan', 'target', '5'],
  ['role', 'Lead of another team'],
  ['role'],
  ['checkin', '--note', 'Asked early', '--moved', '1', '--rate', 'draws-landscape=5'],
  ['checkin', '--note', 'Once', '--id', 'a-key'],
  ['checkin', '--note', 'Once', '--id', 'a-key'],
  ['checkin', '--pause', 'in 3 weeks'],
  ['undo', '--yes'],
  ['undo', '--list'],
  ['undo', '--yes'],
  ['review', 'answers.json'],
  ['history'],
  ['history', 'diff'],
  ['settings'],
  ['settings', 'set', 'rhythm', '7'],
  ['settings', 'set', 'terms.customer', 'client', 'clients'],
  ['settings', 'get', 'terms.customer'],
  ['settings', 'list'],
  ['settings', 'reset', 'terms.customer'],
  ['schedule', 'cron'],
  ['review', 'ask', '--out', 'questions.html'],
  ['export', '--format', 'json'],
  ['export', '--format', 'markdown', '--out', 'page.md'],
  ['data'],
  ['data', 'path'],
  ['data', 'backup', 'copy.jsonl'],
  ['data', 'merge', 'copy.jsonl'],
  ['import', 'copy.jsonl'],
  ['checkin', '--note', 'One more'],
  ['data', 'restore', 'copy.jsonl', '--yes'],
  ['doctor'],
  ['doctor', '--fix'],
  ['mcp', 'install'],
  ['completion'],
  ['completion', 'bash'],
  ['data', 'forget', '--yes'],
  ['doctor'],
];

describe('--json', () => {
  test.each(lines.map((args) => [args.join(' '), args] as const))('%s', async (_, args) => {
    expect(await bench.json(args)).not.toHaveProperty('error');
  });

  // It takes an id that chance gives: inbox.test.ts looks at its output.
  const elsewhere = ['data erase', 'mcp'];

  test('every command has a schema and a test', () => {
    const known = Object.keys(commands);
    expect(Object.keys(outputSchemas).sort()).toEqual(known.toSorted());
    expect([...new Set([...lines.map(commandOf), ...elsewhere])].sort()).toEqual(known.toSorted());
  });

  test('a failure has a schema, too', async () => {
    const { error } = await bench.json(['status']);
    expect(error).toMatchObject({ code: 'no-assessment' });
    expect(z.safeParse(failureSchema, { error: { ...error, more: 1 } }).success).toBe(false);
  });
});

test('the generated file has all of them, with shared parts once', () => {
  const file = path.join(import.meta.dirname, '..', '..', 'data', 'schema', 'output.schema.json');
  const text = readFileSync(file, 'utf8');
  const { $defs } = JSON.parse(text);
  expect(Object.keys($defs)).toEqual(expect.arrayContaining([...Object.keys(commands), 'failure']));
  for (const [, name = ''] of text.matchAll(/"#\/\$defs\/([^"]+)"/g)) {
    expect($defs).toHaveProperty([name]);
  }
});
