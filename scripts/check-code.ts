import * as z from 'zod/mini';
import { answersFileSchema } from '../src/core/schema/answers.schema.js';
import { eventSchema } from '../src/core/schema/events.schema.js';
import { settingsSchema } from '../src/core/schema/settings.schema.js';

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

/** Patterns are written once each; by their code, the names that they get. */
const constants = new Map<string, string>();

function constant(code: string): string {
  const name = constants.get(code) ?? `c${constants.size + 1}`;
  constants.set(code, name);
  return name;
}

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
    return `pattern(${constant(`/${pattern}/`)})`;
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

/**
 * An expression that is true of most values that the schema accepts, and of no others. `value` is code, too. In one piece,
 * since calls are what costs most while a program is young.
 */
function quickCode(schema: JsonSchema, value: string): string {
  const choices = choicesOf(schema);
  if (choices.length > 1) return `(${choices.map((one) => quickCode(one, value)).join(' || ')})`;
  const values = valuesOf(schema);
  if (values) return `(${values.map((one) => `${value} === ${JSON.stringify(one)}`).join(' || ')})`;
  const codeOf = quickCodeByType[schema.type ?? ''];
  if (!codeOf) throw new Error(`there is no quick check for the type ${schema.type}`);
  return codeOf(schema, value);
}

const quickCodeByType: Readonly<Record<string, (schema: JsonSchema, value: string) => string>> = {
  boolean: (_, value) => `typeof ${value} === 'boolean'`,
  number: ({ minimum = -Infinity, maximum = Infinity }, value) =>
    `isNumber(${value}, ${minimum}, ${maximum})`,
  integer: ({ minimum, maximum }, value) => `isWhole(${value}, ${minimum}, ${maximum})`,
  string: ({ pattern, minLength = 0, maxLength = 'Infinity' }, value) =>
    pattern === undefined
      ? `isText(${value}, ${minLength}, ${maxLength})`
      : `matches(${value}, ${constant(`/${pattern}/`)})`,
  array: ({ items = {}, minItems = 0, maxItems = 'Infinity' }, value) =>
    `isList(${value}, ${minItems}, ${maxItems}, (entry: Parsed) => ${quickCode(items, 'entry')})`,
  object: ({ properties = {}, required = [] }, value) =>
    [
      keysCode(value, Object.keys(properties), required),
      ...quickFields(properties, required, value),
    ].join(' && '),
};

/** An expression for each field. */
function quickFields(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
  value: string,
): string[] {
  return Object.entries(properties).map(([name, schema]) => {
    const code = quickCode(schema, `${value}.${name}`);
    return required.includes(name) ? code : `(${value}.${name} === undefined || ${code})`;
  });
}

/** That an object has no key but those that the fields ask for: they find all the required ones. */
function keysCode(value: string, keys: readonly string[], required: readonly string[]): string {
  const optional = keys
    .filter((key) => !required.includes(key))
    .map((key) => ` + +(${value}?.${key} !== undefined)`);
  return `hasKeys(${value}, ${required.length}${optional.join('')})`;
}

function inputSchema(schema: z.core.$ZodType): JsonSchema {
  return JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input' })));
}

/** Types of which a journal has few: code to check them quickly would cost more than it saves. */
const rare = new Set(['discarded', 'amendment', 'role', 'review', 'undo']);

/** Checks for files that are read at every start or by scripts. Loading zod, or code from ajv, would take most of that time. */
export function renderChecks(): string {
  const events = eventSchema.def.options.map((option) => {
    const { properties = {}, required = [] } = inputSchema(option);
    const [type] = option.def.shape.type.def.values;
    const quick = quickFields(properties, required, 'event');
    const keys = keysCode('event', Object.keys(properties), required);
    return { type, keys, quick, ...fieldsCode(properties, required) };
  });
  // Fields that all events share are written once: a smaller file to load and read.
  const inAll = (field: string) =>
    events.every(({ required, optional, quick }) =>
      [...required, ...optional, ...quick].includes(field),
    );
  const isOwn = (field: string) => !inAll(field);
  const envelope = events[0] ?? { required: [], optional: [], quick: [] };
  const lines = events.map(({ type, keys, quick, required, optional }) => {
    const code = recordCode(
      ['...envelope', ...required.filter(isOwn)],
      ['...envelopeOptions', ...optional.filter(isOwn)],
    );
    if (rare.has(type ?? '')) return `  ['${type}', lazy(() => ${code})],`;
    const isRight = [keys, 'isEnvelope(event)', ...quick.filter(isOwn)];
    return `  ['${type}', quick((event) => ${isRight.join(' && ')}, () => ${code})],`;
  });
  const settings = checkCode(inputSchema(settingsSchema));
  const answersFile = checkCode(inputSchema(answersFileSchema));
  return [
    '// Generated from the schemas of events, settings and answers in src/core by `npm run generate`. Do not edit.',
    '',
    "import { type Check, dictionary, either, lazy, list, numberBetween, oneOf, pattern, record, text, trueOrFalse, wholeNumber } from './checks.js';",
    "import { hasKeys, isList, isNumber, isText, isWhole, matches, type Parsed, quick } from './quick-checks.js';",
    '',
    ...[...constants].map(([code, name]) => `const ${name} = ${code};`),
    '',
    `const envelope = { ${envelope.required.filter(inAll).join(', ')} };`,
    `const envelopeOptions = { ${envelope.optional.filter(inAll).join(', ')} };`,
    `const isEnvelope = (event: Parsed) => ${envelope.quick.filter(inAll).join(' && ')};`,
    '',
    '/** By type of event. */',
    'export const eventChecks: ReadonlyMap<string, Check> = new Map([',
    ...lines,
    ']);',
    '',
    `export const settingsCheck: Check = lazy(() => ${settings});`,
    '',
    `export const answersFileCheck: Check = lazy(() => ${answersFile});`,
    '',
  ].join('\n');
}
