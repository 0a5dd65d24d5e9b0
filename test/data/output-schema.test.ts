import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { outputJsonSchema } from '../../scripts/output-json-schema.js';
import { outputSchemas, sharedSchemas } from '../../src/core/output/output.schema.js';

const { $defs } = outputJsonSchema(outputSchemas);

test('what commands share has a name that says what it is', () => {
  expect(Object.keys($defs).filter((name) => /__schema/.test(name))).toEqual([]);
  expect(Object.keys($defs)).toEqual(expect.arrayContaining(Object.keys(sharedSchemas)));
});

test('one command more changes no other definition', () => {
  const { status, ...others } = outputSchemas;
  const more = z.strictObject({
    // Of all that is shared, and of what is printed in one place so far.
    ...sharedSchemas,
    first: outputSchemas.history.shape.entries,
    again: outputSchemas.history.shape.entries,
  });
  const added = outputJsonSchema({ more, ...others, status });
  const { more: one, ...same } = added.$defs;
  expect(one).toBeDefined();
  expect(same).toEqual($defs);
});
