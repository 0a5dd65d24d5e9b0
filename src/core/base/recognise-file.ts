import { isRecord } from './parse-untrusted.js';
import { quotedForShell } from './quote-for-shell.js';

/** The apparent kind of a file that is not a journal. */
export interface FileKind {
  /** Ends a sentence: "it is an answers file". */
  readonly what: string;
  /** The command that reads such a file, or an instruction. */
  readonly next: string;
}

/** Recognises this program's other files by their fields; null if none fits. */
export function kindOfFile(value: unknown, file: string): FileKind | null {
  if (!isRecord(value)) return null;
  const has = (...fields: readonly string[]) =>
    fields.every((field) => Object.hasOwn(value, field));
  if (has('ladder', 'answers') && !has('schemaVersion')) {
    return {
      what: 'it is an answers file',
      next: `career-coach assess --answers ${quotedForShell(file)}`,
    };
  }
  if (has('schemaVersion', 'stage')) {
    return {
      what: 'it is a report, which holds results but not your answers',
      next: 'on the machine it came from, run: career-coach export --format journal',
    };
  }
  if (has('id', 'levels')) {
    return {
      what: 'it is a ladder',
      next: `career-coach settings set ladder ${quotedForShell(file)}`,
    };
  }
  return null;
}
