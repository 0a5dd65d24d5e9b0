/** A line that may be somebody else's. */
export interface Authored {
  /** Somebody else wrote it, in a second view. */
  readonly fromReview?: true | undefined;
}

/**
 * Whether the person wrote a line themselves. What others say may speak against a strength, so it is nobody's evidence:
 * every page asks here, and tells others' words as such or not at all.
 */
export function isOwn({ fromReview }: Authored): boolean {
  return !fromReview;
}
