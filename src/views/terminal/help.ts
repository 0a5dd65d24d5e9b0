import { noPaint } from '../../text/paint.js';
import { typeset } from '../../text/signs.js';
import { padEnd, widthOf } from '../../text/width.js';
import { hang, page, running } from '../text/layout.js';
import type { Style } from '../text/style.js';

export type HelpPage = readonly HelpPart[];

/** Running text, command lines with their effects, or terms with their meanings. */
export type HelpPart =
  | { readonly text: string }
  | {
      readonly title: string;
      readonly examples: readonly (readonly [line: string, does: string])[];
    }
  | { readonly title: string; readonly rows: readonly (readonly [term: string, text: string])[] };

/** Help has no colour, because it is rendered when the program is built. */
export type HelpStyle = Pick<Style, 'width' | 'unicode' | 'commands'>;

/** A wider term stands on a line of its own. */
const widestTerm = 24;
/** In a narrower column, texts stand below their terms. */
const narrowestText = 26;

export function renderHelp(parts: HelpPage, look: HelpStyle): string {
  const style: Style = { ...look, paint: noPaint, locale: null };
  return page(
    parts.flatMap((part, index) => [...(index === 0 ? [] : ['']), ...lines(part, style)]),
  );
}

function lines(part: HelpPart, style: Style): string[] {
  if ('text' in part) return running([part.text], style);
  const body = 'rows' in part ? rowLines(part.rows, style) : exampleLines(part.examples, style);
  return [...running([`${part.title}:`], style), ...body];
}

function rowLines(rows: readonly (readonly [string, string])[], style: Style): string[] {
  const widths = rows.map(([term]) => widthOf(typeset(term, style)));
  const gutter = 2 + Math.max(...widths.filter((width) => width <= widestTerm), 0) + 2;
  const stacked = style.width - gutter < narrowestText;
  return rows.flatMap(([term, text]) => {
    const start = `  ${typeset(term, style)}`;
    if (text === '') return [start];
    if (stacked) return [...hang('  ', [term], style), ...hang('      ', [text], style)];
    return widthOf(start) + 2 > gutter
      ? [start, ...hang(' '.repeat(gutter), [text], style)]
      : hang(padEnd(start, gutter), [text], style);
  });
}

function exampleLines(examples: readonly (readonly [string, string])[], style: Style): string[] {
  return examples.flatMap(([line, does]) => [
    ...commandLines(typeset(line, style), style.width),
    ...hang('      ', [does], style),
  ]);
}

/** A command line that can be copied as it stands: a backslash ends each broken line. */
function commandLines(line: string, width: number): string[] {
  const first = '  ';
  const rest = '    ';
  const lines: string[] = [];
  for (const word of wordsOf(line, width - rest.length - 2)) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(first + word);
    else if (widthOf(`${last} ${word} \\`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(rest + word);
  }
  return lines.map((text, index) => (index < lines.length - 1 ? `${text} \\` : text));
}

/** The words of a command line as a shell splits them; an option and its value stay together where they fit. */
function wordsOf(line: string, width: number): string[] {
  const units = line.match(/(?:--[a-z-]+ )?(?:"[^"]*"|'[^']*'|\S)+/g) ?? [];
  return units.flatMap((unit) => (widthOf(unit) <= width ? unit : unit.split(/(?<=^--[a-z-]+) /)));
}
