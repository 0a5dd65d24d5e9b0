import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';
import inputSchemas from './input-schemas.json';

/** A schema as the SDK takes it: zod/mini checks. Clients see the JSON Schema of a tool, and none of a form's answer. */
export function shapeOf<S extends z.core.$ZodType>(
  schema: S,
  jsonSchema: Record<string, unknown> = {},
): StandardSchemaWithJSON<z.input<S>, z.output<S>> {
  const json = () => jsonSchema;
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

/** The JSON Schema of a tool's input, which is generated, since zod's code for it takes 7 kB of the package. */
export function inputSchemaOf(tool: string): Record<string, unknown> {
  const schema = (inputSchemas as Readonly<Record<string, Record<string, unknown>>>)[tool];
  if (schema === undefined) throw new Error(`no input schema of ${tool}: run npm run generate`);
  return schema;
}
