/** Writes the generated files (`npm run generate`). `--check` writes nothing and fails if a file is out of date. */
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
import { renderManPage } from './man-page.js';
import { outputJsonSchema } from './output-json-schema.js';

interface GeneratedFile {
  /** Relative to the project's root. */
  readonly path: string;
  readonly render: () => string | Promise<string>;
}

type Schema = z.core.$ZodType;

/** `input`: fields with defaults are optional, as for authors; `output`: as the program prints them. */
function renderJsonSchema(title: string, schema: Schema, io: 'input' | 'output'): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io });
  return renderJson({ $schema, title, ...rest });
}

function renderOutputSchema(): string {
  return renderJson(outputJsonSchema(outputSchemas));
}

/** A value a line, so that a change shows; not indented, as that would be a third of the schemas' share of the package. */
function renderJson(value: object): string {
  return `${JSON.stringify(value, null, 1).replace(/^ +/gm, '')}\n`;
}

/** The part of JSON Schema that our schemas use. `checkCode` rejects unknown keywords. */
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

/** Keywords that do not constrain a value, or that `codeByType` handles. */
const knownKeywords = new Set([
  ...['$schema', 'default', 'type', 'anyOf', 'enum', 'const', 'properties', 'required'],
  ...['additionalProperties', 'propertyNames', 'items', 'pattern'],
  ...['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems'],
]);

/** Code that calls checks.ts for the values that the schema accepts. */
function checkCode(schema: JsonSchema): string {
  const unknown = Object.keys(schema).find((keyword) => !knownKeywords.has(keyword));
  if (unknown !== undefined) throw new Error(`checks.ts has no check for the keyword ${unknown}`);
  if (schema.anyOf) return eitherCode(schema);
  const values = valuesOf(schema);
  if (values) return oneOfCode(values);
  const codeOf = codeByType[schema.type ?? ''];
  if (!codeOf) throw new Error(`checks.ts has no check for the type ${schema.type}`);
  return codeOf(schema);
}

/** The values of an enum, a constant or null; undefined for any other schema. */
function valuesOf(schema: JsonSchema): readonly (string | number | null)[] | undefined {
  if (schema.type === 'null') return [null];
  return schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
}

function oneOfCode(values: readonly (string | number | null)[]): string {
  return `oneOf(${values.map((value) => JSON.stringify(value)).join(', ')})`;
}

/** Nested choices are flattened and their fixed values merged into one `oneOf`, which is faster. */
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
  boolean: () => 'trueOrFalse',
  number: ({ minimum = -Infinity, maximum = Infinity }) => `numberBetween(${minimum}, ${maximum})`,
  integer: ({ minimum, maximum }) => `wholeNumber(${minimum}, ${maximum})`,
  string: ({ pattern, minLength, maxLength }) => {
    if (pattern === undefined) return `text(${minLength ?? 0}, ${maxLength ?? 'Infinity'})`;
    if (minLength !== undefined || maxLength !== undefined)
      throw new Error('checks.ts has no check for both a pattern and a length');
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
  /** Code of the form `name: check`. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

function fieldsCode(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
): FieldsCode {
  const codeOfFields = (isRequired: boolean) =>
    Object.entries(properties)
      .filter(([name]) => required.includes(name) === isRequired)
      .map(([name, schema]) => `${name}: ${checkCode(schema)}`);
  return { required: codeOfFields(true), optional: codeOfFields(false) };
}

function recordCode(required: readonly string[], optional: readonly string[]): string {
  const objects = [required, optional].map((fields) => `{ ${fields.join(', ')} }`);
  return `record(${(optional.length === 0 ? objects.slice(0, 1) : objects).join(', ')})`;
}

function inputSchema(schema: Schema): JsonSchema {
  return JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input' })));
}

/** Checks for files that are read at every start or by scripts. Loading zod, or code from ajv, would take most of that time. */
function renderChecks(): string {
  const events = eventSchema.def.options.map((option) => {
    const { properties = {}, required = [] } = inputSchema(option);
    const [type] = option.def.shape.type.def.values;
    return { type, ...fieldsCode(properties, required) };
  });
  // Fields that all events share are written once: a smaller file to load and read.
  const inAll = (field: string) =>
    events.every((event) => event.required.includes(field) || event.optional.includes(field));
  const envelope = events[0] ?? { required: [], optional: [] };
  const lines = events.map(({ type, required, optional }) => {
    const code = recordCode(
      ['...envelope', ...required.filter((field) => !inAll(field))],
      ['...envelopeOptions', ...optional.filter((field) => !inAll(field))],
    );
    return `  ['${type}', lazy(() => ${code})],`;
  });
  return [
    '// Generated from the schemas of events, settings and answers in src/core by `npm run generate`. Do not edit.',
    '',
    "import { type Check, dictionary, either, lazy, list, numberBetween, oneOf, pattern, record, text, trueOrFalse, wholeNumber } from './checks.js';",
    '',
    `const envelope = { ${envelope.required.filter(inAll).join(', ')} };`,
    `const envelopeOptions = { ${envelope.optional.filter(inAll).join(', ')} };`,
    '',
    '/** By type of event. */',
    'export const eventChecks: ReadonlyMap<string, Check> = new Map([',
    ...lines,
    ']);',
    '',
    `export const settingsCheck: Check = lazy(() => ${checkCode(inputSchema(settingsSchema))});`,
    '',
    `export const answersFileCheck: Check = lazy(() => ${checkCode(inputSchema(answersFileSchema))});`,
    '',
  ].join('\n');
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
  // zsh expects `#compdef` in the first line.
  return mended(`${[first, origin, ...rest].join('\n').trimEnd()}\n`, shell);
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
