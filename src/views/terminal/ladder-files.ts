import type { JsonOf } from '../../core/output/output.schema.js';
import { flow } from '../../text/wrap.js';
import { hang, page, spaced } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { counted } from '../text/words.js';

/** What became of ladder files: made, started, listed, put to use. */

type Size = Pick<JsonOf<'ladder import'>['ladder'], 'levels' | 'behaviours' | 'sides'>;

/** "5 levels, 45 behaviours, 2 sides". */
export function sizeWords({ levels, behaviours, sides }: Size): string {
  return [
    counted(levels, 'level', 'levels'),
    counted(behaviours, 'behaviour', 'behaviours'),
    ...(sides.length === 0 ? [] : [counted(sides.length, 'side', 'sides')]),
  ].join(', ');
}

function nextLines(commands: readonly string[], style: Style): string[] {
  return commands.flatMap((command, index) =>
    hang(index === 0 ? 'Next: ' : '      ', [command], style),
  );
}

interface Imported {
  readonly out: string;
  readonly made: JsonOf<'ladder import'>['ladder'];
  readonly notes: readonly string[];
  readonly next: readonly string[];
}

export function renderImport({ out, made, notes, next }: Imported, style: Style): string {
  return page(
    spaced([
      flow([`${out}: “${made.title}”, ${sizeWords(made)}.`], style.width, style),
      notes.flatMap((note) => flow([note], style.width, style)),
      nextLines(next, style),
    ]),
  );
}

export function renderNew(
  { out, next }: { readonly out: string; readonly next: readonly string[] },
  style: Style,
): string {
  const sentence = `${out}: a small ladder to change into yours. Its comments say what goes where.`;
  return page(spaced([flow([sentence], style.width, style), nextLines(next, style)]));
}
