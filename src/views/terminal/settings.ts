import { widthOf } from '../../text/width.js';
import { commandLines, indent, isNarrow, labelled, page, running, spaced } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { capitalised } from '../text/words.js';

export interface SettingRow {
  readonly name: string;
  readonly value: string;
  readonly summary: string;
  /** The allowed values, in words. */
  readonly allowed: string;
}

export function renderSettings(rows: readonly SettingRow[], style: Style): string {
  const gutter = Math.max(...rows.map(({ name }) => widthOf(name))) + 2;
  const parts = rows.map(({ name, value, summary, allowed }) => {
    const words = { text: `${capitalised(summary)}: ${allowed}`, paint: style.paint.dim };
    return [
      ...labelled([name], [{ text: value, paint: style.paint.bold }], style, gutter),
      ...(isNarrow(style) ? running([words], style) : indent(gutter, [words], style)),
    ];
  });
  return page(
    spaced([
      ...(isNarrow(style) ? parts : [parts.flat()]),
      commandLines(['career-coach settings set NAME VALUE'], style),
    ]),
  );
}
