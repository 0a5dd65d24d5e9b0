import type { HelpStyle } from './help.js';
import { renderHelp } from './help.js';

/** The line for each shell's start-up file. */
export function renderShells(
  lines: readonly { readonly shell: string; readonly file: string; readonly line: string }[],
  style: HelpStyle,
): string {
  return renderHelp(
    [
      {
        text: 'Put the line for your shell into its start-up file, and open a new shell. Nothing does this for you.',
      },
      ...lines.map(({ shell, file, line }) => ({
        title: shell,
        examples: [[line, `in ${file}`] as const],
      })),
    ],
    style,
  );
}
