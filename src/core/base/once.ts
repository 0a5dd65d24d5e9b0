/** Reads on the first call and caches the value, promises included. */
export function once<T>(read: () => T): () => T {
  let cached: { readonly value: T } | null = null;
  return () => {
    cached ??= { value: read() };
    return cached.value;
  };
}
