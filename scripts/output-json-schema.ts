import * as z from 'zod/mini';
import { failureSchema, sharedSchemas } from '../src/core/output/output.schema.js';

/**
 * What commands print, under `$defs` by their words. Only what has a name is shared: what zod finds in two places by
 * itself gets a number, which another command would change.
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
      // Under its name already; validators take the keyword for an old one.
      delete jsonSchema.id;
    },
  });
  const title = 'What the commands of career-coach print with --json';
  return { $schema, title, $defs: { ...properties, ...$defs } };
}
