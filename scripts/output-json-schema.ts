import * as z from 'zod/mini';
import { failureSchema, sharedSchemas } from '../src/core/output/output.schema.js';

/**
 * The output of each command under `$defs`. Only named schemas are shared: zod would number other ones, and the numbers
 * would change with every new command.
 */
export function outputJsonSchema(commands: Readonly<Record<string, z.core.$ZodType>>): {
  readonly $schema: string;
  readonly title: string;
  readonly $defs: Readonly<Record<string, unknown>>;
} {
  const names = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(sharedSchemas)) names.add(schema, { id });
  const {
    $schema = '',
    properties,
    $defs,
  } = z.toJSONSchema(z.strictObject({ ...commands, failure: failureSchema }), {
    io: 'output',
    metadata: names,
    override: ({ jsonSchema }) => {
      // Validators mistake it for the old `id` keyword; `$defs` already has the name.
      delete jsonSchema.id;
    },
  });
  const title = 'What the commands of career-coach print with --json';
  return { $schema, title, $defs: { ...properties, ...$defs } };
}
