import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answersAt } from '../commands/ladder-facts.js';
import { Bench } from '../commands/program.js';

const data = path.join(import.meta.dirname, '../../data');
const read = (file: string) => JSON.parse(readFileSync(path.join(data, file), 'utf8'));
const compiled = new Map<string, ValidateFunction>();
/** Each is compiled once, since that takes long. */
const validator = (schema: string) => {
  const before = compiled.get(schema);
  if (before !== undefined) return before;
  const ajv = new Ajv2020({ strict: false });
  // As the schemas do that refer to it as the file beside them.
  ajv.addSchema(read('schema/output.schema.json'), 'output.schema.json');
  const validate = ajv.compile(read(`schema/${schema}.schema.json`));
  compiled.set(schema, validate);
  return validate;
};
const problems = (schema: string, value: unknown) => {
  const validate = validator(schema);
  validate(value);
  return validate.errors ?? [];
};

describe('real output and real files fit the published JSON Schemas', () => {
  const bench = new Bench();
  beforeAll(async () => {
    await bench.run(['assess', '--answers', '-'], {
      stdin: answersAt(3, { mentor: 'your lead', ownGuess: 4 }),
    });
  });
  afterAll(() => bench.remove());

  test.each([
    ['assess --json', ['assess', '--answers', '-', '--json']],
    ['status --json', ['status', '--json']],
    ['export --format json', ['export', '--format', 'json']],
  ])('%s', async (_, args) => {
    const { stdout } = await bench.run(args, { stdin: answersAt(2) });
    expect(problems('report', JSON.parse(stdout))).toEqual([]);
  });

  test('every line of the journal', () => {
    expect(bench.journal.length).toBeGreaterThan(1);
    for (const event of bench.journal) expect(problems('event', event)).toEqual([]);
  });

  test('the built-in ladder, the example and the template', async () => {
    expect(problems('ladder', read('technical-expert.json'))).toEqual([]);
    expect(problems('answers', read('example-answers.json'))).toEqual([]);
    const { stdout } = await bench.run(['assess', '--template']);
    expect(problems('answers', JSON.parse(stdout))).toEqual([]);
  });

  test('the report as a line of --jsonl', async () => {
    const report = await bench.json(['status']);
    expect(problems('jsonl-out', { report })).toEqual([]);
    expect(problems('jsonl-out', { report: { ...report, extra: 1 } })).not.toEqual([]);
  });

  test('what does not fit is refused', async () => {
    const report = await bench.json(['status']);
    expect(problems('report', { ...report, stage: { ...report.stage, level: 0 } })).not.toEqual([]);
    expect(problems('report', { ...report, extra: 1 })).not.toEqual([]);
  });
});
