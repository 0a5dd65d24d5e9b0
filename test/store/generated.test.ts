import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { answersFileSchema } from '../../src/core/schema/answers.schema.js';
import { type Event, eventSchema } from '../../src/core/schema/events.schema.js';
import { settingsSchema } from '../../src/core/schema/settings.schema.js';
import { defaultSettings } from '../../src/core/settings/default-settings.js';
import {
  answersFileCheck,
  eventChecks,
  settingsCheck,
} from '../../src/store/input/generated-checks.js';
import { newLines } from '../../src/store/journal/journal-lines.js';
import { anyCharacter } from '../any-character.js';
import { runs } from '../thorough.js';
import { oneOfEach } from './events.js';

test('generated files are what the schemas make', () => {
  const root = path.join(import.meta.dirname, '..', '..');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['scripts/run.mjs', 'scripts/generate.ts', '--check'],
    { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH } },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('the default settings are those of the schema', () => {
  expect(settingsSchema.parse({})).toEqual(defaultSettings);
});

test('there is a check and an example of every type of event', () => {
  const types = eventSchema.def.options.map((option) => [...option.def.shape.type.def.values][0]);
  expect([...eventChecks.keys()].sort()).toEqual([...types].sort());
  expect([...new Set(oneOfEach.map(({ type }) => type))].sort()).toEqual([...types].sort());
});

/** Values beside, on and across every limit, and of every other kind. */
const strange = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', 'x', 'skip', 'no-opportunity', '2026-11-21', [], {}, [
    null,
  ]),
  fc.constantFrom<unknown>(0, 1, 7, 8, 12, 13, 366, 367, -1, 1.5, -0, 2 ** 53, 1e21),
  fc
    .constantFrom(40, 41, 60, 61, 80, 81, 120, 121, 200, 201, 2000, 2001)
    .map((length) => 'é'.repeat(length)),
  // Two UTF-16 units each: limits count code points.
  fc.constantFrom(40, 41, 60, 61, 120, 121, 2000, 2001).map((length) => '👩'.repeat(length)),
  fc.string({ unit: anyCharacter, maxLength: 5 }),
  fc.jsonValue({ maxDepth: 2 }),
);

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** Every place in a value where something stands. */
function placesIn(value: unknown): Place[] {
  if (value === null || typeof value !== 'object') return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

/** A copy of the value with one thing replaced, added or taken away. */
function mutated(
  value: unknown,
  at: number,
  act: 'replace' | 'add' | 'remove',
  by: unknown,
  key: string,
): unknown {
  const copy = structuredClone(value);
  const places = placesIn(copy);
  const place = places[at % places.length];
  if (place === undefined) return copy;
  const { holder } = place;
  if (act === 'replace') holder[place.key] = by;
  else if (act === 'remove' && !Array.isArray(holder)) delete holder[place.key];
  else if (!Array.isArray(holder)) {
    Object.defineProperty(holder, key, {
      value: by,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return copy;
}

/** What a file can hold: no undefined, no -0, no lone halves that are not escaped. */
const asRead = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const otherKeys = ['key', 'sitting', 'more', 'constructor', 'toString', 'evidence'];

const mutations = (keys: readonly string[]) =>
  fc.tuple(
    fc.nat(500),
    fc.constantFrom('replace' as const, 'replace' as const, 'add' as const, 'remove' as const),
    strange,
    fc.constantFrom(...keys),
  );

function agree(
  examples: readonly unknown[],
  schema: z.ZodMiniType,
  accepts: (value: unknown) => boolean,
  keys: readonly string[] = [],
) {
  const mutation = mutations([...otherKeys, ...keys]);
  for (const example of examples) {
    expect(schema.safeParse(example).success).toBe(true);
    expect(accepts(example)).toBe(true);
  }
  let accepted = 0;
  fc.assert(
    fc.property(
      fc.nat(examples.length - 1),
      fc.array(mutation, { minLength: 1, maxLength: 3 }),
      (index, mutations) => {
        const value = asRead(
          mutations.reduce<unknown>(
            (changed, [at, act, by, key]) => mutated(changed, at, act, by, key),
            examples[index],
          ),
        );
        const wanted = schema.safeParse(value).success;
        if (wanted) accepted += 1;
        expect(accepts(value), JSON.stringify(value)).toBe(wanted);
      },
    ),
    { numRuns: runs(5000) },
  );
  // Otherwise the test says nothing about what is let through.
  expect(accepted).toBeGreaterThan(runs(80));
}

describe('generated checks give the verdict of the schemas', () => {
  test('on events', () => {
    const stamp = { now: new Date('2026-11-21T12:00:00Z'), day: '2026-11-21', after: null };
    const events: readonly Event[] = newLines(oneOfEach, stamp).events;
    const accepts = (value: unknown) => {
      const type = (value as { type?: unknown } | null)?.type;
      return typeof type === 'string' && eventChecks.get(type)?.(value) === null;
    };
    agree(events, eventSchema, accepts, ['__proto__']);
  });

  test.each([
    ['2026-01-01T00:00:00.000Z', true],
    ['2026-09-30T19:59:59.999Z', true],
    ['2026-10-09T23:00:00.000Z', true],
    ['2026-00-10T08:00:00.000Z', false],
    ['2026-13-10T08:00:00.000Z', false],
    ['2026-01-00T08:00:00.000Z', false],
    ['2026-01-32T08:00:00.000Z', false],
    ['2026-01-01T24:00:00.000Z', false],
    ['2026-01-01T08:60:00.000Z', false],
    ['2026-01-01T08:00:00Z', false],
  ])('on the instant %s: %s', (at, isOne) => {
    const stamp = { now: new Date('2026-11-21T12:00:00Z'), day: '2026-11-21', after: null };
    const [event] = newLines(oneOfEach.slice(0, 1), stamp).events;
    const written = { ...event, at };
    expect(eventSchema.safeParse(written).success).toBe(isOne);
    expect(eventChecks.get(event?.type ?? '')?.(written) === null).toBe(isOne);
  });

  test('on files of answers', () => {
    const entry = { rating: 4, evidence: 'Asked at the kick-off', statement: 'Asks why.' };
    const full = {
      $schema: 'x',
      ladder: 'technical-expert',
      answers: { a: entry, b: 3, c: 'skip', d: null, e: { rating: null } },
      mentor: 'your mentor',
      framework: null,
      ownGuess: 2,
    };
    const examples = [full, { ladder: 'x', answers: {} }];
    agree(examples, answersFileSchema, (value) => answersFileCheck(value) === null, ['rating']);
  });

  // zod's records leave out a key __proto__ in silence; parseUntrusted refuses it before either sees it.
  test('on settings', () => {
    const full = {
      ...defaultSettings,
      terms: { customer: { one: 'client', many: 'clients' } },
      locale: 'de',
    };
    agree([full, { rhythm: 3 }], settingsSchema, (value) => settingsCheck(value) === null);
  });
});
