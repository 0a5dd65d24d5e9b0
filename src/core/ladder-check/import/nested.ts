import { levelLikeness } from './columns.js';
import { entriesOf, plainText } from './plain-text.js';
import type { SourceNode, SourceRow, SourceRows } from './source.js';

/** Levels, sides and statements of a nested list, or of headings with lists under them. */

/** Longer names are statements. */
const longestName = 60;

export function rowsOfNodes(nodes: readonly SourceNode[]): SourceRows {
  const tops = levelNodes(nodes);
  const inner = [...new Set(tops.flatMap(({ children }) => children.filter(isGroup).map(nameOf)))];
  const outer = tops.map(nameOf);
  // Some documents go through their sides first, and through the levels under each.
  const swapped = levelLikeness(inner) > levelLikeness(outer);
  const rows = tops.flatMap((top) => rowsUnder(top, swapped));
  const summaries = new Map(
    swapped
      ? []
      : tops.flatMap((top) => (top.about === '' ? [] : [[nameOf(top), top.about] as const])),
  );
  return { rows: swapped ? byLevel(rows, inner) : rows, summaries };
}

/** A single heading above all others is the document's title. */
function levelNodes(nodes: readonly SourceNode[]): readonly SourceNode[] {
  const groups = nodes.filter((node) => isGroup(node));
  const [only] = groups;
  return groups.length === 1 && only?.children.some(isGroup) ? levelNodes(only.children) : groups;
}

function isGroup({ children }: SourceNode): boolean {
  return children.length > 0;
}

function nameOf({ text }: SourceNode): string {
  return plainText(text).replace(/:$/, '');
}

function rowsUnder(top: SourceNode, swapped: boolean): SourceRow[] {
  const name = nameOf(top);
  return top.children.flatMap((child): SourceRow[] => {
    if (!isSide(child)) return swapped ? [] : [statementRow(child, name, null)];
    return leavesOf(child).map((leaf) =>
      swapped ? statementRow(leaf, nameOf(child), name) : statementRow(leaf, name, nameOf(child)),
    );
  });
}

/** A name with entries under it; a whole sentence with entries is a statement with examples. */
function isSide(node: SourceNode): boolean {
  const name = nameOf(node);
  return isGroup(node) && name.length <= longestName && !/[.!?;]$/.test(name);
}

/** What stands deeper than sides counts to its side. */
function leavesOf(side: SourceNode): readonly SourceNode[] {
  return side.children.flatMap((child) => (isSide(child) ? leavesOf(child) : [child]));
}

function statementRow(node: SourceNode, level: string, side: string | null): SourceRow {
  const [statement = '', ...others] = entriesOf(node.text);
  const examples = [...others, ...node.children.flatMap(({ text }) => entriesOf(text))];
  return { level, side: side ?? node.side ?? null, statement, examples, line: node.line };
}

function byLevel(rows: readonly SourceRow[], levels: readonly string[]): SourceRow[] {
  return rows.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}
