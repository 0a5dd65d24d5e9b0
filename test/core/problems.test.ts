import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { pathText, problemLine, problemsOf, valueText } from '../../src/core/base/problems.js';
import { answersFileSchema } from '../../src/core/schema/answers.schema.js';
import { ladderSchema } from '../../src/core/schema/ladder.schema.js';
import { settingsSchema } from '../../src/core/schema/settings.schema.js';

describe('problemLine', () => {
  const problem = { path: ['answers', 'asks-why', 'rating'], found: '9', allowed: '1 to 5' };

  test('names the file, the place, the value, and the allowed values', () => {
    expect(problemLine('a.json', [problem])).toBe(
      'a.json: at answers.asks-why.rating: found 9, allowed 1 to 5',
    );
  });

  test('names three, and counts the others', () => {
    const second = { path: ['ownGuess'], found: '"x"', allowed: 'a number' };
    expect(problemLine('a.json', [problem, second])).toBe(
      'a.json: at answers.asks-why.rating: found 9, allowed 1 to 5; at ownGuess: found "x", allowed a number',
    );
    expect(problemLine('a.json', [second, second, second, problem, problem])).toMatch(
      /^a\.json: (at ownGuess: found "x", allowed a number(; )?){3} \(and 2 more\)$/,
    );
  });

  test('about the whole file has no place', () => {
    expect(problemLine('a.json', [{ path: [], found: '[]', allowed: 'an object' }])).toBe(
      'a.json: found [], allowed an object',
    );
  });
});

test.each([
  [['levels', 0, 'title'], 'levels[0].title'],
  [['answers', 'asks-why'], 'answers.asks-why'],
  [['answers', 'a.b'], 'answers["a.b"]'],
  [['answers', 'x\u001b[2J'], 'answers["x\\u001b[2J"]'],
  [['', 'a'], '[""].a'],
  [[0, 1], '[0][1]'],
  [['@mentor'], '@mentor'],
  [['answers', 'x'.repeat(61)], `answers["${'x'.repeat(58)}…]`],
])('the path %j reads %s', (path, text) => {
  expect(pathText(path)).toBe(text);
});

test.each([
  [undefined, 'nothing'],
  [null, 'null'],
  ['x', '"x"'],
  [{ a: [1] }, '{"a":[1]}'],
  ['x'.repeat(100), `"${'x'.repeat(58)}…`],
  ['\u202e', '" "'],
])('the value %j is shown as %s', (value, text) => {
  expect(valueText(value)).toBe(text);
});

describe('the words for what a schema wants', () => {
  const keysOf = (schema: z.ZodMiniType, value: unknown) => {
    const issues = schema.safeParse(value).error?.issues ?? [];
    return problemsOf(issues, value, () => ['one', 'two']).map(
      ({ path, found, allowed }) => `${pathText(path)}: ${found} -> ${allowed}`,
    );
  };
  const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

  test.each<[string, z.ZodMiniType, unknown, string]>([
    ['text', z.string(), 7, ': 7 -> text'],
    ['a number', z.number(), '7', ': "7" -> a number'],
    ['a whole number', z.int(), 1.5, ': 1.5 -> a whole number'],
    ['true or false', z.boolean(), 0, ': 0 -> true or false'],
    ['a list', z.array(z.string()), {}, ': {} -> a list'],
    ['an object', z.strictObject({}), [], ': [] -> an object'],
    ['a record', z.record(z.string(), z.string()), null, ': null -> an object'],
    ['null', z.null(), 1, ': 1 -> null'],
    ['a literal', z.literal('a'), 'b', ': "b" -> "a"'],
    ['a choice', z.enum(['a', 'b', 'c']), 'd', ': "d" -> "a", "b" or "c"'],
    ['a lower limit', z.number().check(z.minimum(2)), 1, ': 1 -> at least 2'],
    ['an open lower limit', z.number().check(z.gt(2)), 2, ': 2 -> more than 2'],
    ['an upper limit', z.number().check(z.maximum(2)), 3, ': 3 -> at most 2'],
    ['an open upper limit', z.number().check(z.lt(2)), 2, ': 2 -> less than 2'],
    ['a length', z.string().check(z.maxLength(1)), 'ab', ': 2 letters, "ab" -> at most 1 letter'],
    [
      'a number of entries',
      z.array(z.int()).check(z.minLength(2)),
      [],
      ': [] -> at least 2 entries',
    ],
    ['a day', day, 'x', ': "x" -> a date as YYYY-MM-DD'],
    ['another pattern', z.string().check(z.regex(/^x$/)), 'y', ': "y" -> text that matches /^x$/'],
    ['a key', z.record(day, z.int()), { x: 1 }, 'x: the key "x" -> a date as YYYY-MM-DD'],
    ['known keys', z.strictObject({}), { a: 1 }, ': the key "a" -> one, two'],
    ['several shapes', z.union([z.string(), z.null()]), 1, ': 1 -> text or null'],
    [
      'the shape that was meant',
      z.union([z.string(), z.strictObject({ a: z.union([z.int(), z.null()]) })]),
      { a: 'x' },
      'a: "x" -> a number or null',
    ],
    [
      'something missing',
      z.strictObject({ a: z.strictObject({ b: z.string() }) }),
      { a: {} },
      'a.b: nothing -> text',
    ],
  ])('%s', (_, schema, value, line) => {
    expect(keysOf(schema, value)).toEqual([line]);
  });
});

test('every pattern of the files that people write has words', () => {
  const schemas = [ladderSchema, answersFileSchema, settingsSchema].map((schema) =>
    JSON.stringify(z.toJSONSchema(schema, { io: 'input' })),
  );
  const patterns = [...schemas.join().matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(
    ([, json = '']) => {
      return `/${JSON.parse(json)}/`;
    },
  );
  expect(patterns.length).toBeGreaterThan(0);
  for (const pattern of patterns) {
    const [problem] = problemsOf([{ code: 'invalid_format', pattern, path: [] }], 'x');
    expect(problem?.allowed).not.toContain(pattern);
  }
});
