import { wrap } from '../../text/wrap.js';
import { escapeMarkdown } from './escape.js';

/** Lines that belong together; an empty line separates blocks. */
export type Block = readonly string[];

export function document(blocks: readonly Block[]): string {
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

/** For a terminal, which would break lines within words. What hangs in a list stays under its text; tables stay whole. */
export function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => {
      if (/^[|#]/.test(line)) return line;
      const [start = ''] = /^ *(?:(?:-|\d+\.) (?:\[.\] )?)?/.exec(line) ?? [];
      const rest = ' '.repeat(start.length);
      return wrap(line.slice(start.length), width - start.length).map(
        (words, row) => (row === 0 ? start : rest) + words,
      );
    })
    .join('\n');
}

/** A heading and the blocks under it; no heading if all blocks are empty. */
export function section(title: string, blocks: readonly Block[], depth = 2): Block[] {
  const filled = blocks.filter((block) => block.length > 0);
  return filled.length === 0 ? [] : [[`${'#'.repeat(depth)} ${escapeMarkdown(title)}`], ...filled];
}

/** The sentences, unescaped, as one paragraph. */
export function paragraph(...sentences: readonly (string | null)[]): Block {
  const text = sentences.filter((sentence) => sentence !== null && sentence !== '').join(' ');
  return text === '' ? [] : [escapeMarkdown(text)];
}

export function table(header: readonly string[], rows: readonly (readonly string[])[]): Block {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [line(header), `|${' --- |'.repeat(header.length)}`, ...rows.map(line)];
}
