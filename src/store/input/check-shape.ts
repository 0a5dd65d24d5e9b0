import type * as z from 'zod/mini';
import { CoachError } from '../../core/base/errors.js';
import { problemLine, problemsOf } from '../../core/base/problems.js';

/**
 * Returns the parsed value with its defaults.
 * Throws CoachError `invalid-input` with the path, the value there, and what is allowed.
 */
export function checkShape<S extends z.ZodMiniType>(
  schema: S,
  value: unknown,
  source: string,
): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = problemsOf(result.error.issues, value, (path) => keysAt(schema, path));
  throw new CoachError('invalid-input', problemLine(source, problems));
}

/** The fields of a zod definition that lead to inner schemas. */
interface Definition {
  readonly shape?: Readonly<Record<string, Inner>>;
  readonly element?: Inner;
  readonly valueType?: Inner;
  readonly innerType?: Inner;
  readonly options?: readonly Inner[];
}

interface Inner {
  readonly def: Definition;
}

/** The keys that the schema allows at a path; none if no object is allowed there. */
export function keysAt(
  schema: z.ZodMiniType,
  path: readonly (string | number)[],
): readonly string[] {
  const ends = path.reduce<readonly Inner[]>(
    (schemas, key) => schemas.flatMap(unwrap).flatMap((inner) => schemaAtKey(inner, key)),
    [schema as Inner],
  );
  const shapes = ends.flatMap(unwrap).map(({ def }) => Object.keys(def.shape ?? {}));
  return [...new Set(shapes.flat())].filter((key) => key !== '$schema');
}

/** The schemas inside optional fields, defaults and unions. */
function unwrap(schema: Inner): Inner[] {
  const { innerType, options } = schema.def;
  if (innerType) return unwrap(innerType);
  return options ? options.flatMap(unwrap) : [schema];
}

function schemaAtKey({ def }: Inner, key: string | number): Inner[] {
  const next = typeof key === 'number' ? def.element : (def.shape?.[key] ?? def.valueType);
  return next ? [next] : [];
}
