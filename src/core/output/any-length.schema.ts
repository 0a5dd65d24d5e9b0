import * as z from 'zod/mini';

/** Each schema has one copy, since shared ones have names. */
const copies = new Map<z.core.$ZodType, z.core.$ZodType>();

/** The schema without the limits of its texts: what is printed holds a person's words, which may be longer than the author's. */
export function anyLength<T extends z.core.$ZodType>(schema: T): T {
  const copy = copies.get(schema) ?? copyOf(schema);
  copies.set(schema, copy);
  return copy as T;
}

function copyOf(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string': {
      const checks = def.checks ?? [];
      // Nothing is filled in where a text has a form, as an id has.
      if (checks.some((check) => check._zod.def.check === 'string_format')) return schema;
      return z.string().check(...checks.filter((check) => check._zod.def.check !== 'max_length'));
    }
    case 'object': {
      const fields = Object.entries(def.shape).map(([name, field]) => [name, anyLength(field)]);
      return z.strictObject(Object.fromEntries(fields));
    }
    case 'array':
      return z
        .array(anyLength(def.element))
        .check(...((def.checks ?? []) as z.core.$ZodCheck<unknown[]>[]));
    case 'record':
      return z.record(def.keyType, anyLength(def.valueType));
    case 'optional':
      return z.optional(anyLength(def.innerType));
    case 'nullable':
      return z.nullable(anyLength(def.innerType));
    case 'default':
      return z._default(anyLength(def.innerType), def.defaultValue as never);
    default:
      return schema;
  }
}
