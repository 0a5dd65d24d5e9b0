import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const src = path.join(import.meta.dirname, '..', 'src');

/** What each part may import of ours besides itself, and why: the reason is shown when the rule is broken. */
const mayImport = {
  core: { parts: [], because: 'core is pure, so that it needs no mocks' },
  text: { parts: [], because: 'text is measured alike everywhere, whatever it says' },
  browser: { parts: [], because: 'a page that is sent away brings only what it needs' },
  store: {
    parts: ['core', '../package.json'],
    because: 'the store carries, and core decides',
  },
  views: { parts: ['core', 'text'], because: 'a view turns a report into a string' },
  prompts: { parts: ['core', 'text'], because: 'prompts ask, and core decides what' },
  'command-table': { parts: ['core', 'views'], because: 'the table is data' },
  assistant: {
    parts: ['command-table', 'commands', 'core', 'views', 'world/world.ts'],
    because: 'assistants run the commands that people run',
  },
  world: {
    parts: ['command-table', 'core', 'store', 'text', 'views', 'prompts', '../package.json'],
    because: 'the world is what commands are given',
  },
  commands: {
    parts: ['command-table', 'core', 'text', 'views', 'world/world.ts', 'prompts/ask.ts'],
    because: 'commands reach the outside world through World alone',
  },
} as const;

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) => entry.isFile() && /\.[jt]s$/.test(entry.name) && !entry.name.endsWith('.d.ts'),
    )
    .map((entry) => path.join(entry.parentPath, entry.name));

/** Every import of a file, static and dynamic; those of its own files relative to src. */
function importsOf(file: string): { ours: string[]; packages: string[] } {
  const text = readFileSync(file, 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  // Not the command `log import`.
  const names = [...text.matchAll(/(?:\bfrom\s*|^import\s+|\bimport\(\s*)['"]([^'"]+)['"]/gm)].map(
    ([, name = '']) => name,
  );
  const ours = names
    .filter((name) => name.startsWith('.'))
    .map((name) =>
      path.relative(src, path.resolve(path.dirname(file), name)).replace(/\.js$/, '.ts'),
    );
  return { ours, packages: names.filter((name) => !name.startsWith('.')) };
}

describe.each(Object.entries(mayImport))('%s', (part, { parts, because }) => {
  const files = filesOf(path.join(src, part));

  test(`imports only itself${parts.map((other) => `, ${other}`).join('')}: ${because}`, () => {
    expect(files.length).toBeGreaterThan(0);
    const allowed: readonly string[] = [part, ...parts];
    const broken = files.flatMap((file) =>
      importsOf(file)
        .ours.filter((name) => !allowed.some((one) => name === one || name.startsWith(`${one}/`)))
        .map((name) => `${path.relative(src, file)} imports ${name}`),
    );
    expect(broken).toEqual([]);
  });
});

/** The only package that a pure file may import, where it may import one. */
const packageOf = (name: string): string[] => {
  if (name === 'text/width.ts') return ['fast-string-width'];
  return name.endsWith('.schema.ts') ? ['zod/mini'] : [];
};

describe('pure code', () => {
  const files = ['core', 'text']
    .flatMap((part) => filesOf(path.join(src, part)))
    .map((file) => [path.relative(src, file), file] as const);

  test.each(files)(
    '%s has no clock, no chance, no process and no packages but its own',
    (name, file) => {
      const text = readFileSync(file, 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
      expect(text).not.toMatch(
        /new Date\(\)|Date\.now|Math\.random|\bprocess\.|\bconsole\.|\bperformance\./,
      );
      expect(importsOf(file).packages).toEqual(packageOf(name));
    },
  );

  test('only schemas are imported for their values where zod may be loaded', () => {
    const loaded = filesOf(src)
      .filter((file) => !file.endsWith('.schema.ts'))
      // It loads zod with the SDK, and is itself loaded for `mcp` alone.
      .filter((file) => !file.startsWith(path.join(src, 'assistant')))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/^import (?!type)[^;]*\.schema\.js'/gm)].map(
          ([line]) => `${path.relative(src, file)}: ${line}`,
        ),
      );
    expect(loaded).toEqual([]);
  });
});

test('only the launcher ends the process, and looks first: what was written might not have arrived', () => {
  const files = filesOf(src).filter((file) => /process\.exit\(/.test(readFileSync(file, 'utf8')));
  expect(files).toEqual([]);
});

test('costly modules are loaded when they are first needed', () => {
  const costly = ['chalk', 'conf', '@inquirer/core', '@bomb.sh/tab'];
  const main = new Set<string>();
  const visit = (file: string) => {
    if (main.has(file)) return;
    main.add(file);
    const text = readFileSync(path.join(src, file), 'utf8');
    for (const [, name = ''] of text.matchAll(
      /^(?:import|export) (?!type)[^;]*?from '([^']+)'/gm,
    )) {
      if (name.startsWith('.')) {
        visit(
          path.relative(src, path.resolve(src, path.dirname(file), name)).replace(/\.js$/, '.ts'),
        );
      } else {
        expect(costly, `${file} loads ${name} at start`).not.toContain(name);
        expect(name, `${file} loads ${name} at start`).not.toMatch(/^zod/);
      }
    }
  };
  visit('main.ts');
  visit('program.ts');
  expect(main.size).toBeGreaterThan(5);
});

test('notices go through World, which knows whether they are wanted', () => {
  const written = filesOf(path.join(src, 'commands')).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/err\.write\((?!context\))/g)].map(() =>
      path.relative(src, file),
    ),
  );
  expect(written).toEqual([]);
});

/** Folders of src, relative to it, with the folders that their files import, types included. */
function folderGraph(): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = new Map<string, Set<string>>();
  for (const file of filesOf(src)) {
    const folder = path.dirname(path.relative(src, file));
    const imported = importsOf(file)
      .ours.filter((name) => !name.startsWith('..'))
      .map((name) => path.dirname(name))
      .filter((other) => other !== folder);
    graph.set(folder, new Set([...(graph.get(folder) ?? []), ...imported]));
  }
  return graph;
}

describe('folders', () => {
  const graph = folderGraph();

  test('never import each other in a circle, not even by types', () => {
    const reaches = (from: string, seen: Set<string>): Set<string> => {
      for (const next of graph.get(from) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        reaches(next, seen);
      }
      return seen;
    };
    expect([...graph.values()].flatMap((folders) => [...folders]).length).toBeGreaterThan(100);
    expect([...graph.keys()].filter((folder) => reaches(folder, new Set()).has(folder))).toEqual(
      [],
    );
  });

  test('hold at most 20 files, so that a listing shows what is there', () => {
    const counted = [...graph.keys()].map(
      (folder) => [folder, readdirSync(path.join(src, folder)).length] as const,
    );
    expect(counted.filter(([, files]) => files > 20)).toEqual([]);
  });
});

test('days and ids are compared as strings: a collator takes longer to load than a page to draw', () => {
  const files = filesOf(src).filter((file) =>
    /localeCompare|Collator/.test(readFileSync(file, 'utf8')),
  );
  expect(files).toEqual([]);
});

test('Node modules are imported by name: a whole module is copied at start-up', () => {
  const whole = filesOf(src).filter((file) =>
    /^import (?!type)(?:\w+|\* as \w+) from 'node:/m.test(readFileSync(file, 'utf8')),
  );
  expect(whole).toEqual([]);
});
