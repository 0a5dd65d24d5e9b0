import { fstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decideUnicode } from './core/screen.js';
import { version } from './version.js';
import type { HelpStyle } from './views/help.js';

/** Help is not wider than this: a terminal's usual 80 columns, one of them left free. */
export const widestHelp = 79;

/** How help is drawn for this process. It says the same with and without a terminal, so it never has colour. */
export function helpStyle(argv: readonly string[], process: NodeJS.Process): HelpStyle {
  const columns = columnsOf(process) || Number(process.env.COLUMNS) || 80;
  return {
    width: Math.max(20, Math.min(columns - 1, widestHelp)),
    unicode: decideUnicode(process.env, { ascii: argv.includes('--ascii') }).on,
  };
}

/** The columns of the terminal, if standard output is one. Node's stream for it costs a tenth of a start. */
function columnsOf(process: NodeJS.Process): number {
  return fstatSync(1).isCharacterDevice() ? process.stdout.columns : 0;
}

/**
 * The text that a command line asks for, where the build has made it: the version, and help in the usual width, so
 * that no start waits for commander. null for everything else.
 */
export function preparedText(
  argv: readonly string[],
  process: NodeJS.Process,
  root: string,
): string | null {
  if (argv.length === 1 && argv[0] === '--version') return `${version}\n`;
  const files = helpFilesFor(argv);
  if (files.length === 0) return null;
  const { width, unicode } = helpStyle(argv, process);
  return width === widestHelp && unicode ? readFirst(files, join(root, 'dist')) : null;
}

/** The files that may hold the help for a command line; none where it asks for no help, or in an unusual way. */
function helpFilesFor(argv: readonly string[]): readonly string[] {
  const last = argv.at(-1);
  const flagged = last === '--help' || last === '-h';
  const words = flagged ? argv.slice(0, -1) : argv.slice(1);
  if (!flagged && argv[0] !== 'help') return [];
  if (!words.every((word) => /^[a-z-]*[a-z]$/.test(word))) return [];
  return flagged ? [helpFile(words)] : [helpFile(words), topicFile(words.join(' '))];
}

function readFirst(files: readonly string[], folder: string): string | null {
  for (const file of files) {
    try {
      return readFileSync(join(folder, file), 'utf8');
    } catch {
      // Another file, or nothing of the kind: commander says so.
    }
  }
  return null;
}

/** The file with the help for a command, given by its words; for the program itself without any. */
export function helpFile(command: readonly string[]): string {
  return join('help', `${['career-coach', ...command].join('.')}.txt`);
}

/** The file with the help for a topic. */
export function topicFile(topic: string): string {
  return join('help', `topic.${topic}.txt`);
}
