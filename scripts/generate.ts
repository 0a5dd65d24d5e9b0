/** Writes the generated files (`npm run generate`). `--check` writes nothing and fails if a file is out of date. */
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { script as printScript } from '@bomb.sh/tab';
import * as z from 'zod/mini';
import { interviewInput } from '../src/assistant/interview.schema.js';
import { tools } from '../src/assistant/tools.js';
import { commands } from '../src/command-table/commands.js';
import { withTerms } from '../src/core/ladder/fill-in-terms.js';
import { outputSchemas } from '../src/core/output/output.schema.js';
import { answersFileSchema } from '../src/core/schema/answers.schema.js';
import { checkinFileSchema } from '../src/core/schema/checkin.schema.js';
import { eventSchema } from '../src/core/schema/events.schema.js';
import { ladderSchema } from '../src/core/schema/ladder.schema.js';
import { commandSchema, lineSchema } from '../src/core/schema/protocol.schema.js';
import { reportSchema } from '../src/core/schema/report.schema.js';
import { settingsSchema } from '../src/core/schema/settings.schema.js';
import { readLadderFile } from '../src/store/input/ladder-file.js';
import { renderChecks } from './check-code.js';
import { renderLadderPage } from './docs/ladder-page.js';
import { renderManPage } from './man-page.js';
import { outputJsonSchema } from './output-json-schema.js';

interface GeneratedFile {
  /** Relative to the project's root. */
  readonly path: string;
  readonly render: () => string | Promise<string>;
}

type Schema = z.core.$ZodType;

/** The report, as the file beside the others has it: it would take much of the package again. */
const reportReference = 'output.schema.json#/$defs/Report';

/** `input`: fields with defaults are optional, as for authors; `output`: as the program prints them. */
function renderJsonSchema(title: string, schema: Schema, io: 'input' | 'output'): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io,
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema !== reportSchema) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      jsonSchema.$ref = reportReference;
    },
  });
  return renderJson({ $schema, title, ...rest });
}

function renderOutputSchema(): string {
  return renderJson(outputJsonSchema(outputSchemas));
}

function renderInputSchemas(): string {
  const inputs = { ...tools, coach_interview: { input: interviewInput } };
  return renderJson(
    Object.fromEntries(
      Object.entries(inputs).map(([name, { input }]) => [
        name,
        z.toJSONSchema(input, { io: 'input' }),
      ]),
    ),
  );
}

/** A definition a line, so that a change shows; a value a line, or blanks, would take more of the package. */
function renderJson(value: object): string {
  return `${inLines(value, 2)}\n`;
}

/** Leaves out the bounds that zod gives whole numbers by what JavaScript holds exactly: they say nothing to a reader. */
function unbounded(key: string, value: unknown): unknown {
  const isBound =
    (key === 'maximum' && value === Number.MAX_SAFE_INTEGER) ||
    (key === 'minimum' && value === Number.MIN_SAFE_INTEGER);
  return isBound ? undefined : value;
}

function inLines(value: unknown, depth: number): string {
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) {
    return JSON.stringify(value, unbounded);
  }
  const lines = Object.entries(value).map(
    ([key, part]) => `${JSON.stringify(key)}:${inLines(part, depth - 1)}`,
  );
  return `{\n${lines.join(',\n')}\n}`;
}

/** Finds the file of each command: `plan add` is in a file `plan/add.ts`, and `plan` in a file `plan.ts`. */
function renderLoadCommands(): string {
  const folder = path.resolve('src/commands');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.split(path.sep).join('/'),
  );
  const endingOf = (name: string) => `${name.replace(' ', '/')}.ts`;
  const names = Object.keys(commands);
  // A file such as log/import.ts is `log import`, and not `import`.
  const ofTwoWords = new Set(names.filter((name) => name.includes(' ')).map(endingOf));
  const lines = names.map((name) => {
    const ending = endingOf(name);
    const matches = files.filter(
      (file) =>
        (file === ending || file.endsWith(`/${ending}`)) &&
        (name.includes(' ') || !ofTwoWords.has(file)),
    );
    const [file = ''] = matches;
    if (matches.length !== 1)
      throw new Error(`src/commands must have one file ${ending}, not ${matches.length}`);
    const module = `../commands/${file.replace(/\.ts$/, '.js')}`;
    return `  '${name}': async () => (await import('${module}')).run,`;
  });
  return [
    '// Generated from the table of commands by `npm run generate`. Do not edit.',
    '',
    "import type { CommandName } from '../command-table/commands.js';",
    "import type { Run } from '../commands/shared/run.js';",
    '',
    '/** Imports each command only when it runs. */',
    'export const loadCommand = {',
    ...lines,
    '} satisfies { [N in CommandName]: () => Promise<Run<N>> };',
    '',
  ].join('\n');
}

async function renderLadder(): Promise<string> {
  const ladder = await readLadderFile(path.resolve('data/technical-expert.json'));
  return renderLadderPage(withTerms(ladder, {}));
}

/**
 * Renders @bomb.sh/tab's completion script for a shell. The script for bash is written by hand: tab's needs the package
 * bash-completion, runs command substitutions while they are being typed, and completes neither files nor `--option=`.
 */
function renderCompletion(shell: 'zsh' | 'fish' | 'powershell'): string {
  const printed: string[] = [];
  const { log } = console;
  console.log = (text: string) => printed.push(text);
  try {
    printScript(shell, 'career-coach', 'career-coach');
  } finally {
    console.log = log;
  }
  const [first, ...rest] = printed.join('\n').split('\n');
  const { version } = createRequire(import.meta.url)('@bomb.sh/tab/package.json');
  const origin = `# Generated by @bomb.sh/tab ${version} (MIT licence) in scripts/generate.ts. Do not edit.`;
  // Its comments are in its source; without them, the scripts take half the space in the package.
  const code = rest.filter((line) => !/^\s*(?:#|$)/.test(line));
  // zsh expects `#compdef` in the first line.
  return mended(`${[first, origin, ...code].join('\n')}\n`, shell);
}

/** In fish, "\\t" is a backslash and a t, and a completion that begins with a dash is an option of `string split`. */
function mended(script: string, shell: string): string {
  if (shell !== 'fish') return script;
  return [
    [String.raw`string split --max 1 "\t" $`, String.raw`string split --max 1 -- \t $`],
    ['string sub -s -1 -- $split)', 'string sub -s -1 -- $split[1])'],
  ].reduce((text, [wrong = '', right = '']) => {
    if (!text.includes(wrong)) throw new Error(`the script for fish no longer has: ${wrong}`);
    return text.replace(wrong, () => right);
  }, script);
}

const generatedFiles: readonly GeneratedFile[] = [
  {
    path: 'data/schema/ladder.schema.json',
    render: () => renderJsonSchema('A ladder of career-coach', ladderSchema, 'input'),
  },
  {
    path: 'data/schema/answers.schema.json',
    render: () => renderJsonSchema('Answers for career-coach assess', answersFileSchema, 'input'),
  },
  {
    path: 'data/schema/checkin.schema.json',
    render: () =>
      renderJsonSchema('A check-in for career-coach checkin', checkinFileSchema, 'input'),
  },
  {
    path: 'data/schema/report.schema.json',
    render: () => renderJsonSchema('The report of career-coach', reportSchema, 'output'),
  },
  {
    path: 'data/schema/output.schema.json',
    render: renderOutputSchema,
  },
  {
    path: 'data/schema/jsonl-in.schema.json',
    render: () =>
      renderJsonSchema('A line that career-coach assess --jsonl reads', commandSchema, 'input'),
  },
  {
    path: 'data/schema/jsonl-out.schema.json',
    render: () =>
      renderJsonSchema('A line that career-coach assess --jsonl prints', lineSchema, 'output'),
  },
  {
    path: 'data/schema/event.schema.json',
    render: () => renderJsonSchema('One line of the journal of career-coach', eventSchema, 'input'),
  },
  {
    path: 'data/schema/settings.schema.json',
    render: () => renderJsonSchema('The settings of career-coach', settingsSchema, 'input'),
  },
  { path: 'data/completion/career-coach.zsh', render: () => renderCompletion('zsh') },
  { path: 'data/completion/career-coach.fish', render: () => renderCompletion('fish') },
  { path: 'data/completion/career-coach.ps1', render: () => renderCompletion('powershell') },
  { path: 'src/store/input/generated-checks.ts', render: renderChecks },
  { path: 'src/cli/load-command.ts', render: renderLoadCommands },
  { path: 'src/assistant/input-schemas.json', render: renderInputSchemas },
  { path: 'docs/ladder.md', render: renderLadder },
  { path: 'data/man/career-coach.1', render: renderManPage },
];

/** Returns whether the file was out of date. */
async function updateFile(file: GeneratedFile, root: string, check: boolean): Promise<boolean> {
  const target = path.join(root, file.path);
  const wanted = await file.render();
  const present = await readFile(target, 'utf8').catch(() => null);
  if (present === wanted) return false;
  if (!check) await writeFile(target, wanted);
  return true;
}

async function run(root: string, check: boolean): Promise<void> {
  const stale: string[] = [];
  for (const file of generatedFiles) {
    if (await updateFile(file, root, check)) stale.push(file.path);
  }
  if (!check || stale.length === 0) return;
  process.stderr.write(`out of date: ${stale.join(', ')}\nRun: npm run generate\n`);
  process.exitCode = 1;
}

const [, script = '', ...options] = process.argv;
await run(path.resolve(path.dirname(script), '..'), options.includes('--check'));
