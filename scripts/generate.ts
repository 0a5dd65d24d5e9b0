/**
 * Writes the files that follow from the zod schemas: `npm run generate`.
 * With `--check` it writes nothing and fails when a file on the disk is not what it would write.
 */
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { script as printScript } from '@bomb.sh/tab';
import * as z from 'zod/mini';
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
import { renderLadderPage } from '../src/views/markdown/ladder-page.js';
import { outputJsonSchema } from './output-json-schema.js';

/** A file that is never edited by hand. */
interface GeneratedFile {
  /** From the project's root. */
  readonly path: string;
  /** Its whole text. */
  readonly make: () => string | Promise<string>;
}

type Schema = z.core.$ZodType;

/** `input`: what an author may write, with defaults left out; `output`: what the program prints. */
function jsonSchema(title: string, schema: Schema, io: 'input' | 'output'): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io });
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}

function outputSchema(): string {
  return `${JSON.stringify(outputJsonSchema(outputSchemas), null, 2)}\n`;
}

/** The part of JSON Schema that the shapes below use. `checkCode` refuses what it does not know. */
interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly type?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number | null;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false | JsonSchema;
  readonly items?: JsonSchema;
  readonly pattern?: string;
}

/** Keywords that say nothing about a value, or that the code for the type reads. */
const understood = new Set([
  ...['$schema', 'default', 'type', 'anyOf', 'enum', 'const', 'properties', 'required'],
  ...['additionalProperties', 'propertyNames', 'items', 'pattern'],
  ...['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems'],
]);

/** The call of checks.ts that accepts what the schema accepts. */
function checkCode(schema: JsonSchema): string {
  const strange = Object.keys(schema).find((keyword) => !understood.has(keyword));
  if (strange !== undefined) throw new Error(`no check is known for the keyword ${strange}`);
  if (schema.anyOf) return eitherCode(schema);
  const values = valuesOf(schema);
  if (values) return oneOfCode(values);
  const make = codeByType[schema.type ?? ''];
  if (!make) throw new Error(`no check is known for the type ${schema.type}`);
  return make(schema);
}

/** The only values that the schema accepts; undefined: it says more than that. */
function valuesOf(schema: JsonSchema): readonly (string | number | null)[] | undefined {
  if (schema.type === 'null') return [null];
  return schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
}

function oneOfCode(values: readonly (string | number | null)[]): string {
  return `oneOf(${values.map((value) => JSON.stringify(value)).join(', ')})`;
}

/** A choice of choices is one choice, and all values of it are tried together: a check less for each value. */
function eitherCode(schema: JsonSchema): string {
  const choices = choicesOf(schema);
  const values = choices.flatMap((choice) => valuesOf(choice) ?? []);
  const others = choices.filter((choice) => valuesOf(choice) === undefined).map(checkCode);
  const codes = values.length === 0 ? others : [...others, oneOfCode(values)];
  return codes.length === 1 ? codes.join() : `either(${codes.join(', ')})`;
}

function choicesOf(schema: JsonSchema): JsonSchema[] {
  return schema.anyOf ? schema.anyOf.flatMap(choicesOf) : [schema];
}

const codeByType: Readonly<Record<string, (schema: JsonSchema) => string>> = {
  boolean: () => 'truth',
  number: ({ minimum, maximum }) => {
    if (minimum !== undefined || maximum !== undefined)
      throw new Error('no check has such a range');
    return 'finite';
  },
  integer: ({ minimum, maximum }) => `whole(${minimum}, ${maximum})`,
  string: ({ pattern, minLength, maxLength }) => {
    if (pattern === undefined) return `text(${minLength ?? 0}, ${maxLength ?? 'Infinity'})`;
    if (minLength !== undefined || maxLength !== undefined) throw new Error('no check has both');
    return `pattern(/${pattern}/)`;
  },
  array: ({ items = {}, minItems = 0, maxItems = 'Infinity' }) =>
    `list(${checkCode(items)}, ${minItems}, ${maxItems})`,
  object: ({ additionalProperties, properties = {}, required = [] }) => {
    if (additionalProperties) return `dictionary(${checkCode(additionalProperties)})`;
    const fields = fieldsCode(properties, required);
    return recordCode(fields.required, fields.optional);
  },
};

interface FieldsCode {
  /** `name: check` of each field that must be there. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

function fieldsCode(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
): FieldsCode {
  const code = (wanted: boolean) =>
    Object.entries(properties)
      .filter(([name]) => required.includes(name) === wanted)
      .map(([name, schema]) => `${name}: ${checkCode(schema)}`);
  return { required: code(true), optional: code(false) };
}

function recordCode(required: readonly string[], optional: readonly string[]): string {
  const objects = [required, optional].map((fields) => `{ ${fields.join(', ')} }`);
  return `record(${(optional.length === 0 ? objects.slice(0, 1) : objects).join(', ')})`;
}

function inputSchema(schema: Schema): JsonSchema {
  return JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input' })));
}

/** Checks of what is read at every start or by scripts, where zod, and ajv's code too, would cost more than all the rest. */
function checks(): string {
  const events = eventSchema.def.options.map((option) => {
    const { properties = {}, required = [] } = inputSchema(option);
    const [type] = option.def.shape.type.def.values;
    return { type, ...fieldsCode(properties, required) };
  });
  // What all events have in common stands once: less to read, for people and at every start.
  const inAll = (field: string) =>
    events.every((event) => event.required.includes(field) || event.optional.includes(field));
  const envelope = events[0] ?? { required: [], optional: [] };
  const lines = events.map(({ type, required, optional }) => {
    const code = recordCode(
      ['...envelope', ...required.filter((field) => !inAll(field))],
      ['...envelopeOptions', ...optional.filter((field) => !inAll(field))],
    );
    return `  ['${type}', later(() => ${code})],`;
  });
  return [
    '// Generated from the schemas of events, settings and answers in src/core by `npm run generate`. Do not edit.',
    '',
    "import { type Check, dictionary, either, finite, later, list, oneOf, pattern, record, text, truth, whole } from './checks.js';",
    '',
    `const envelope = { ${envelope.required.filter(inAll).join(', ')} };`,
    `const envelopeOptions = { ${envelope.optional.filter(inAll).join(', ')} };`,
    '',
    '/** The check of each type of event. */',
    'export const eventChecks: ReadonlyMap<string, Check> = new Map([',
    ...lines,
    ']);',
    '',
    '/** The check of a settings file. */',
    `export const settingsCheck: Check = later(() => ${checkCode(inputSchema(settingsSchema))});`,
    '',
    '/** The check of a file of answers. */',
    `export const answersFileCheck: Check = later(() => ${checkCode(inputSchema(answersFileSchema))});`,
    '',
  ].join('\n');
}

/** What loads each command of the table. The file of `plan add` is `plan/add.ts`; that of `plan`, `plan.ts` somewhere. */
function loadCommands(): string {
  const folder = path.resolve('src/commands');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.split(path.sep).join('/'),
  );
  const lines = Object.keys(commands).map((name) => {
    const ending = `${name.replace(' ', '/')}.ts`;
    const found = files.filter((file) => file === ending || file.endsWith(`/${ending}`));
    const [file = ''] = found;
    if (found.length !== 1) throw new Error(`src/commands has ${found.length} files ${ending}`);
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

/** The built-in ladder as a page to read. */
async function ladderPage(): Promise<string> {
  const ladder = await readLadderFile(path.resolve('data/technical-expert.json'));
  return renderLadderPage(withTerms(ladder, {}));
}

/**
 * The completion script that @bomb.sh/tab has for a shell. That for bash is written by hand beside them: tab's needs
 * the package bash-completion, runs command substitutions that are being typed, and completes neither files nor
 * `--option=`.
 */
function completionScript(shell: 'zsh' | 'fish' | 'powershell'): string {
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
  // zsh looks for its mark in the first line.
  return `${[first, origin, ...rest].join('\n').trimEnd()}\n`;
}

const generatedFiles: readonly GeneratedFile[] = [
  {
    path: 'data/schema/ladder.schema.json',
    make: () => jsonSchema('A ladder of career-coach', ladderSchema, 'input'),
  },
  {
    path: 'data/schema/answers.schema.json',
    make: () => jsonSchema('Answers for career-coach assess', answersFileSchema, 'input'),
  },
  {
    path: 'data/schema/checkin.schema.json',
    make: () => jsonSchema('A check-in for career-coach checkin', checkinFileSchema, 'input'),
  },
  {
    path: 'data/schema/report.schema.json',
    make: () => jsonSchema('The report of career-coach', reportSchema, 'output'),
  },
  {
    path: 'data/schema/output.schema.json',
    make: outputSchema,
  },
  {
    path: 'data/schema/jsonl-in.schema.json',
    make: () => jsonSchema('A line that career-coach assess --jsonl reads', commandSchema, 'input'),
  },
  {
    path: 'data/schema/jsonl-out.schema.json',
    make: () => jsonSchema('A line that career-coach assess --jsonl prints', lineSchema, 'output'),
  },
  {
    path: 'data/schema/event.schema.json',
    make: () => jsonSchema('One line of the journal of career-coach', eventSchema, 'input'),
  },
  {
    path: 'data/schema/settings.schema.json',
    make: () => jsonSchema('The settings of career-coach', settingsSchema, 'input'),
  },
  { path: 'data/completion/career-coach.zsh', make: () => completionScript('zsh') },
  { path: 'data/completion/career-coach.fish', make: () => completionScript('fish') },
  { path: 'data/completion/career-coach.ps1', make: () => completionScript('powershell') },
  { path: 'src/store/input/generated-checks.ts', make: checks },
  { path: 'src/cli/load-command.ts', make: loadCommands },
  { path: 'docs/ladder.md', make: ladderPage },
];

/** Compares or writes one file; whether it was stale. */
async function bring(file: GeneratedFile, root: string, check: boolean): Promise<boolean> {
  const target = path.join(root, file.path);
  const wanted = await file.make();
  const present = await readFile(target, 'utf8').catch(() => null);
  if (present === wanted) return false;
  if (!check) await writeFile(target, wanted);
  return true;
}

async function run(root: string, check: boolean): Promise<void> {
  const stale: string[] = [];
  for (const file of generatedFiles) {
    if (await bring(file, root, check)) stale.push(file.path);
  }
  if (!check || stale.length === 0) return;
  process.stderr.write(`not current: ${stale.join(', ')}\nRun: npm run generate\n`);
  process.exitCode = 1;
}

const [, script = '', ...options] = process.argv;
await run(path.resolve(path.dirname(script), '..'), options.includes('--check'));
