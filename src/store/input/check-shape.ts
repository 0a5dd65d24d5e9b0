import type * as z from 'zod/mini';
import { CoachError } from '../../core/base/errors.js';
import { problemLine, problemsOf } from '../../core/base/problems.js';

/**
 * The value as the schema reads it, defaults filled in.
 * Throws CoachError `invalid-input` that names the place, what was found there, and what is allowed.
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

/** The parts of a schema that lead from an object to what is in it. */
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

/** The keys that the schema knows at a path; none where it takes no object. */
function keysAt(schema: z.ZodMiniType, path: readonly (string | number)[]): readonly string[] {
  const ends = path.reduce<readonly Inner[]>(
    (places, key) => places.flatMap((place) => plain(place).flatMap((one) => step(one, key))),
    [schema as Inner],
  );
  const shapes = ends.flatMap(plain).map(({ def }) => Object.keys(def.shape ?? {}));
  return [...new Set(shapes.flat())].filter((key) => key !== '$schema');
}

/** A schema without what only wraps it: optional, with a default, one of several. */
function plain(schema: Inner): Inner[] {
  const { innerType, options } = schema.def;
  if (innerType) return plain(innerType);
  return options ? options.flatMap(plain) : [schema];
}

function step({ def }: Inner, key: string | number): Inner[] {
  const next = typeof key === 'number' ? def.element : (def.shape?.[key] ?? def.valueType);
  return next ? [next] : [];
}
