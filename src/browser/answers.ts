/** What somebody has filled in, as the page keeps it and as `career-coach review` reads it. */

export interface Filled {
  readonly by: string;
  /** By behaviour id; an empty rating means "I can't say". */
  readonly ratings: Readonly<Record<string, string>>;
  /** By behaviour id. */
  readonly examples: Readonly<Record<string, string>>;
}

export const nothing: Filled = { by: '', ratings: {}, examples: {} };

/** The number of questions with an answer, "I can't say" included. */
export function countAnswered({ ratings }: Filled): number {
  return Object.keys(ratings).length;
}

/** The file to send back. `fallback` names somebody who gives no name, so that two of them stay two. */
export function answersText(filled: Filled, ladder: string, fallback: string): string {
  const ids = new Set([...Object.keys(filled.ratings), ...Object.keys(filled.examples)]);
  const answers = Object.fromEntries(
    [...ids].map((id) => {
      const rating = Number(filled.ratings[id] || 0) || null;
      const evidence = filled.examples[id]?.trim() ?? '';
      return [id, evidence === '' ? rating : { rating, evidence }];
    }),
  );
  const file = { ladder, by: filled.by.trim() || fallback, answers };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** A kept draft; nothing where it was written by something else. */
export function readDraft(text: string | null): Filled {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value !== 'object' || value === null) return nothing;
    const { by, ratings, examples } = value as Partial<Record<keyof Filled, unknown>>;
    return {
      by: typeof by === 'string' ? by : '',
      ratings: texts(ratings),
      examples: texts(examples),
    };
  } catch {
    return nothing;
  }
}

function texts(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
