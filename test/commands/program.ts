import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod/mini';
import { failureSchema, outputSchemas } from '../../src/core/output/output.schema.js';
import { type Run, runInProcess } from './in-process.js';

export { program, type Run } from './in-process.js';

export interface RunOptions {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

/** A home of its own for each test, and the program run in it on a fixed day. */
export class Bench {
  readonly home: string;
  /** The day on which the program runs. */
  today = '2026-11-21';

  constructor() {
    this.home = mkdtempSync(path.join(tmpdir(), 'career-coach-'));
  }

  /** Goes on with a copy of another's home, on its day: quicker than to run again what led there. */
  goOnFrom({ home, today }: Bench): void {
    this.remove();
    copyFolder(home, this.home);
    this.today = today;
  }

  /** The folder of the default profile. */
  get profile(): string {
    return path.join(this.home, 'profiles', 'default');
  }

  /** All events of the journal but those that say what was in the ladder, which come with the first that needs it. */
  get journal(): Record<string, unknown>[] {
    return readFileSync(path.join(this.profile, 'journal.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
      .filter(({ type }) => type !== 'edition');
  }

  /** Runs a command line of the program to its end. */
  async run(args: readonly string[], { stdin = '', env = {}, cwd }: RunOptions = {}): Promise<Run> {
    return runInProcess({
      args,
      cwd: cwd ?? this.home,
      stdin,
      env: {
        PATH: process.env.PATH,
        HOME: this.home,
        LANG: 'en_GB.UTF-8',
        CAREER_COACH_HOME: this.home,
        CAREER_COACH_NOW: this.today,
        ...env,
      },
    });
  }

  /** Like `run`, and gives the JSON that was printed, which must be what the command's schema says. */
  async json(args: readonly string[], options: RunOptions = {}) {
    const { code, stdout } = await this.run([...args, '--json'], options);
    const value = JSON.parse(stdout);
    const schema = 'error' in value && code !== 0 ? failureSchema : outputSchemaOf(args);
    const { error } = z.safeParse(schema, value);
    if (error) throw new Error(`${args.join(' ')} --json: ${z.prettifyError(error)}`);
    return value;
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** Copies a folder with the modes of the folders in it, which not every version of Node does. */
export function copyFolder(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true, recursive: true })) {
    const source = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory())
      chmodSync(path.join(to, path.relative(from, source)), statSync(source).mode);
  }
}

const schemas: ReadonlyMap<string, z.core.$ZodType> = new Map(Object.entries(outputSchemas));

/** The words of a command line that name its command: two, where there is such a command. */
export function commandOf(args: readonly string[]): string {
  const both = args.slice(0, 2).join(' ');
  return schemas.has(both) ? both : (args[0] ?? '');
}

function outputSchemaOf(args: readonly string[]): z.core.$ZodType {
  const schema = schemas.get(commandOf(args));
  if (schema === undefined) throw new Error(`no schema says what ${args.join(' ')} prints`);
  return schema;
}
