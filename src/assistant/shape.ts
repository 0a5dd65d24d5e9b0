import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';

/** A schema as the SDK takes it: zod/mini checks, and its JSON Schema is what clients see. */
export function shapeOf<S extends z.core.$ZodType>(
  schema: S,
): StandardSchemaWithJSON<z.input<S>, z.output<S>> {
  const json = () => z.toJSONSchema(schema, { io: 'input' }) as Record<string, unknown>;
  return {
    '~standard': {
      version: 1,
      vendor: 'career-coach',
      validate: (value) => {
        const result = z.safeParse(schema, value);
        return result.success
          ? { value: result.data }
          : { issues: result.error.issues.map(({ message, path }) => ({ message, path })) };
      },
      jsonSchema: { input: json, output: json },
    },
  };
}
