import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Bench } from './commands/program.js';

/** The pages for authors do what they say: their files are written, and their commands run, from top to bottom. */

const bench = new Bench();
afterAll(() => bench.remove());

const page = readFileSync(path.join(import.meta.dirname, '../docs/writing-a-ladder.md'), 'utf8');
const blocks = [...page.matchAll(/^```(yaml|csv|json|sh)\n([\s\S]*?)^```$/gm)].map(
  ([, kind = '', text = '']) => ({ kind, text }),
);

/** A file's block begins with its name; the rest is what the reader types. */
function writeFile(text: string): void {
  const [, name = 'answers.json'] = /^# (\S+)\n/.exec(text) ?? [];
  writeFileSync(path.join(bench.home, name), text.replace(/^# bakers\.csv\n/, ''));
}

async function runLine(line: string): Promise<void> {
  const [command = '', file] = line.split(' > ');
  const { code, stdout, stderr } = await bench.run(command.split(' ').slice(1));
  expect(`${code} ${stderr}`, line).toBe('0 ');
  if (file !== undefined) writeFileSync(path.join(bench.home, file), stdout);
}

describe('writing a ladder', () => {
  test.each(blocks.map(({ kind, text }, index) => [index + 1, kind, text] as const))(
    'block %i (%s)',
    async (_, kind, text) => {
      if (kind !== 'sh') return writeFile(text);
      for (const line of text.trim().split('\n')) {
        expect(line).toMatch(/^career-coach /);
        await runLine(line);
      }
    },
    60_000,
  );

  test('the ladders of the page are sound, and give nothing to look at', async () => {
    const files = blocks.filter(({ kind }) => kind === 'yaml');
    expect(files).toHaveLength(3);
    for (const { text } of files) {
      writeFile(text);
      expect(await bench.json(['ladder', 'check', 'bakers.yaml'])).toMatchObject({
        usable: true,
        warnings: [],
      });
    }
  });
});
