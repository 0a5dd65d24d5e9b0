import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ladderSchema } from '../../src/core/schema/ladder.schema.js';
import { testLadder } from '../core/ladders.js';

/** What authors are told about a ladder file by their editor, and how much room they have. */

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
}

const schema: Schema = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../data/schema/ladder.schema.json'), 'utf8'),
);

/** The places of all keys of the schema that have no description. */
function silent(part: Schema, place: string): string[] {
  const inner = [part.items, part.additionalProperties, ...(part.anyOf ?? [])].filter(
    (other): other is Schema => typeof other === 'object',
  );
  return [
    ...Object.entries(part.properties ?? {}).flatMap(([key, value]) => [
      ...(value.description ? [] : [`${place}.${key}`]),
      ...silent(value, `${place}.${key}`),
    ]),
    ...inner.flatMap((other) => silent(other, place)),
  ];
}

test('every key of a ladder file says what it means', () => {
  expect(silent(schema, '')).toEqual([]);
});

const letters = (count: number) => 'x'.repeat(count);

function accepts(change: { statement?: string; summary?: string; behaviours?: number }): boolean {
  const { statement = 'Does it.', summary = '', behaviours = 1 } = change;
  return ladderSchema.safeParse({
    id: 'roomy',
    title: 'Roomy',
    levels: [1, 2].map((rank) => ({
      rank,
      id: `level-${rank}`,
      title: 'Level',
      summary,
      behaviours: Array.from({ length: behaviours }, (_, index) => ({
        id: `l${rank}-b${index}`,
        statement,
      })),
    })),
  }).success;
}

test('a ladder has the room that public ladders need', () => {
  expect(accepts({ statement: letters(400), summary: letters(800), behaviours: 100 })).toBe(true);
  expect(accepts({ statement: letters(401) })).toBe(false);
  expect(accepts({ summary: letters(801) })).toBe(false);
  expect(accepts({ behaviours: 101 })).toBe(false);
});

test('no two ladders share a list that was left out', () => {
  const [some, others] = [testLadder(), testLadder()];
  expect(some.levels[0]?.signs).not.toBe(some.levels[1]?.signs);
  expect(some.levels[0]?.signs).not.toBe(others.levels[0]?.signs);
  expect(some.themes).not.toBe(others.themes);
});
