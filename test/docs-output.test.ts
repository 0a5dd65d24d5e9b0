import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runConsoleBlocks } from '../scripts/docs/console-blocks.js';
import { pagesWithCommands } from '../scripts/docs/page-names.js';

const root = path.join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');

describe('commands in the docs print what the page shows; npm run docs:output writes it', () => {
  test('the README and the tour have such commands', () => {
    expect(pagesWithCommands(root)).toEqual(
      expect.arrayContaining(['README.md', path.join('docs', 'tour.md')]),
    );
  });

  test.each(pagesWithCommands(root))('%s', (page) => {
    expect(runConsoleBlocks(read(page), root)).toBe(read(page));
  });

  test('a page with other output is noticed', () => {
    const page = '```console\n$ career-coach --version\n9.9.9\n```\n';
    expect(runConsoleBlocks(page, root)).not.toBe(page);
  });
});

describe('README', () => {
  const readme = read('README.md');

  test('has at most 1,000 words', () => {
    expect(readme.split(/\s+/).length).toBeLessThanOrEqual(1000);
  });

  test('names only files that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(() => read(link), link).not.toThrow();
  });
});
