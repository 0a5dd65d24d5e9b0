import { quotedForShell } from './quote-for-shell.js';

/** What a file seems to be that was given for a journal. */
export interface FileKind {
  /** As the end of a sentence: "it is an answers file". */
  readonly what: string;
  /** The command that takes it, or what to do instead. */
  readonly next: string;
}

/** Recognises the other files of this program by their fields; null for anything else. */
export function kindOfFile(value: unknown, file: string): FileKind | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
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
      what: 'it is a report, which says what came out and not what was answered',
      next: 'where it comes from, run: career-coach export --format journal',
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
