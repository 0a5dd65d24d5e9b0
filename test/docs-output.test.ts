import { readdirSync, readFileSync } from 'node:fs';
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

  test('a page can prepare what it shows without showing how', () => {
    const page = '<!-- run: echo 1 > one\necho 2 >> one -->\n```console\n$ cat one\n1\n2\n```\n';
    expect(runConsoleBlocks(page, root)).toBe(page);
  });
});

describe('README', () => {
  const readme = read('README.md');

  test('has at most 1,000 words', () => {
    expect(readme.split(/\s+/).length).toBeLessThanOrEqual(1000);
  });

  test('says before its first picture what it is, for whom, what it costs, and that nothing leaves the machine', () => {
    const [begin = ''] = readme.split('\n![');
    for (const words of [
      'A career coach for developers',
      'internal IT',
      'ten minutes',
      'a few minutes every week or two',
      'Nothing leaves your machine',
    ]) {
      expect(begin.replaceAll(/\s+/g, ' ')).toContain(words);
    }
  });

  test('says where the packed file comes from', () => {
    expect(readme).toMatch(/`npm pack` .*\n\n```sh\nnpm install --global \.\/career-coach/);
  });

  test('names only files that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(() => read(link), link).not.toThrow();
  });
});

test.each(readdirSync(path.join(root, 'docs')).filter((name) => name.endsWith('.md')))(
  'docs/%s begins with what it is for: a paragraph, no heading, code or picture',
  (name) => {
    expect(read(path.join('docs', name))).toMatch(/^# .+\n\n[A-Z`][^\n]{20}/);
  },
);
