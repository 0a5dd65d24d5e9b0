// Builds dist/: the program as split CommonJS, the built-in ladder, validated, and the help texts.
// CommonJS because an ES module costs a fifth of a start; split because a command loads what it uses.
// `--verbose` prints the sizes.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { thirdParty } from './third-party.mjs';
import { tighten } from './tighten.mjs';

const root = path.join(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const ladder = path.join(root, 'data', 'technical-expert.json');

/**
 * What goes into one file together, with all that it needs of other modules: each file more costs a hundredth of a
 * start. `main` is what every command needs, and all of a status that has not changed; `journal` what most of the
 * others need besides, and all of a check-in by script; `report` finds the stage. `text` is for whoever reads words on
 * a screen, and `ask` asks.
 */
const together = {
  main: ['main', 'commands/status', 'views/json'],
  journal: [
    'store/journal-file',
    'store/journal-lines',
    'core/journal',
    'commands/state',
    'commands/checkin',
    'commands/checkin-script',
  ],
  report: [
    ...['core/describe-report', 'core/found', 'store/ladders', 'store/answers-file'],
    ...['commands/assess', 'commands/assess-file'],
  ],
  text: ['views/style', 'views/layout'],
  ask: ['commands/assess-person', 'prompts/terminal', 'views/colour'],
};

/** CommonJS, with source maps beside it. */
const output = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
  minify: true,
  sourcemap: true,
  // Without the sources: they are where the package comes from, and would be three fifths of it.
  sourcemapExcludeSources: true,
  charset: 'ascii',
};

/** The program, with every package that it uses; and what prints a prepared text, by itself. */
async function buildProgram(folder, { grammar }) {
  const input = {
    platform: 'node',
    external: /^node:/,
    // No module, ours or a package's, is loaded for what it does by itself: what nobody uses of it is left out.
    treeshake: { moduleSideEffects: false },
  };
  const text = await rolldown({ ...input, input: path.join(root, 'src', 'prepared.ts') });
  await text.write({ ...output, dir: folder });
  const program = await rolldown({
    ...input,
    input: path.join(root, 'src', 'main.ts'),
    preserveEntrySignatures: 'allow-extension',
    plugins: [prepared('src/commands/grammar.ts', { grammar }), ...leftOut, tighten('main.cjs')],
    // Modules that share a file with what loads them are there already: that is what `together` is for.
    // Only the ends of files are changed after they were mapped, where there is nothing to map.
    checks: { ineffectiveDynamicImport: false, sourcemapBroken: false },
  });
  const written = await program.write({
    ...output,
    dir: folder,
    codeSplitting: {
      groups: Object.entries(together).map(([name, modules], index) => ({
        name,
        test: (id) => modules.some((module) => isModule(id, module)),
        priority: 10 - index,
      })),
    },
  });
  await writeFile(path.join(folder, 'THIRD-PARTY.txt'), thirdParty(written.output));
}

/** Whether a file is a module of src, or belongs to a package. */
function isModule(id, name) {
  return (
    id === path.join(root, 'src', `${name}.ts`) || id.includes(path.join('node_modules', name, '/'))
  );
}

/** A module whose tables are worked out here, once, and not at every start. */
function prepared(module, values) {
  // By getters: of a table, a start uses one entry.
  const getters = (table) =>
    Object.entries(table).map(
      ([key, entry]) => `get ${JSON.stringify(key)}() { return ${JSON.stringify(entry)}; }`,
    );
  const exports = Object.entries(values).map(
    ([name, table]) => `export const ${name} = { ${getters(table).join(', ')} };`,
  );
  return {
    name: `prepared ${module}`,
    load: (id) => (id === path.join(root, module) ? exports.join('\n') : null),
  };
}

/**
 * What packages import and this program has no use for, with what is there instead. Inquirer's editor alone brings
 * tables of all encodings, which are a third of the bundle; chalk would look at the terminal, where it is decided
 * already what to colour.
 */
const leftOut = [
  [path.join('node_modules', '@inquirer', 'editor', '/'), 'export default null;'],
  [
    path.join('node_modules', 'chalk', 'source', 'vendor', 'supports-color', '/'),
    'export default {};',
  ],
].map(([folder, instead]) => ({
  name: `without ${folder}`,
  load: (id) => (id.includes(folder) ? instead : null),
}));

/** What the program's own code makes: modules of it, run as scripts/run.mjs runs a script. */
async function loadMakers(scratch) {
  const files = {
    prepareLadder: 'scripts/prepare-ladder.ts',
    prepareHelp: 'scripts/prepare-help.ts',
    grammar: 'src/commands/grammar.ts',
  };
  const bundle = await rolldown({
    input: Object.fromEntries(
      Object.entries(files).map(([name, file]) => [name, path.join(root, file)]),
    ),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
    checks: { ineffectiveDynamicImport: false },
  });
  await bundle.write({ dir: scratch, format: 'esm', entryFileNames: '[name].mjs' });
  const load = async (name) => [
    name,
    (await import(pathToFileURL(path.join(scratch, `${name}.mjs`)).href))[name],
  ];
  return Object.fromEntries(await Promise.all(Object.keys(files).map(load)));
}

async function writeTexts(folder, { prepareLadder, prepareHelp }) {
  if (!existsSync(ladder)) throw new Error(`${path.relative(root, ladder)} is missing`);
  const { plain, filled } = await prepareLadder(ladder);
  const { name } = path.parse(ladder);
  await writeFile(path.join(folder, `${name}.json`), plain);
  await writeFile(path.join(folder, `${name}.filled.json`), filled);
  await mkdir(path.join(folder, 'help'));
  for (const [file, text] of prepareHelp()) await writeFile(path.join(folder, file), text);
}

async function buildAll(folder, scratch) {
  await mkdir(folder);
  const made = await loadMakers(scratch);
  await Promise.all([buildProgram(folder, made), writeTexts(folder, made)]);
}

async function printSizes() {
  const names = (await readdir(dist)).filter((name) => !name.endsWith('.map'));
  const sizes = await Promise.all(
    names.map(
      async (name) => `${name} ${((await stat(path.join(dist, name))).size / 1000).toFixed(1)}`,
    ),
  );
  process.stdout.write(`kB: ${sizes.join(', ')}\n`);
}

// Inside the project, so that packages resolve from its node_modules.
const scratch = await mkdtemp(path.join(root, 'node_modules', '.build-'));
try {
  // Built aside and moved when it is complete: a program that runs meanwhile finds the whole of one or the other.
  const folder = path.join(scratch, 'dist');
  const [{ status, reason }] = await Promise.allSettled([
    buildAll(folder, path.join(scratch, 'makers')),
  ]);
  // A failed build leaves none: it would be mistaken for what the source says.
  if (existsSync(dist)) await rename(dist, path.join(scratch, 'old'));
  if (status === 'rejected') throw reason;
  await rename(folder, dist);
  if (process.argv.includes('--verbose')) await printSizes();
} catch (error) {
  process.stderr.write(`build failed: ${error.message}\n`);
  process.exitCode = 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
