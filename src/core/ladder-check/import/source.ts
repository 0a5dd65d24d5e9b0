/** What a ladder can be made of, before it is one. */

/** A table: the first row names the columns. */
export interface SourceTable {
  readonly header: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
}

/** A nested list, or headings with what stands under them. */
export interface SourceNode {
  readonly text: string;
  readonly line: number;
  /** A paragraph that belongs to it. */
  readonly about: string;
  /** The side of the work, where the source names it beside the text. */
  readonly side?: string | undefined;
  readonly children: readonly SourceNode[];
}

export interface LadderSource {
  /** null where the source does not say. */
  readonly title: string | null;
  readonly tables: readonly SourceTable[];
  readonly nodes: readonly SourceNode[];
}

/** One behaviour of the source. */
export interface SourceRow {
  readonly level: string;
  readonly side: string | null;
  readonly statement: string;
  readonly examples: readonly string[];
  readonly line: number;
}

export interface SourceRows {
  readonly rows: readonly SourceRow[];
  /** By the name of the level. */
  readonly summaries: ReadonlyMap<string, string>;
}
