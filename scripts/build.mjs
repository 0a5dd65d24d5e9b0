// Builds dist/: the program as split CommonJS, and the built-in ladder, validated.
// CommonJS because an ES module costs a fifth of a start; split because a command loads what it uses.
// `--verbose` prints the sizes.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { thirdParty } from './third-party.mjs';

const root = path.join(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const ladder = path.join(root, 'data', 'technical-expert.json');

/**
 * Modules that go into one file, with all that they need: each file more costs a hundredth of a start. `program` is what
 * every command needs, `journal` what most others read, `report` finds the stage, `text` draws pages, `ask` asks.
 */
const together = {
  program: ['program', 'commands/status', 'views/json'],
  journal: [
    ...['store/journal/journal-file', 'store/journal/journal-lines', 'core/journal/fold'],
    'commands/shared/journal-state',
  ],
  report: [
    ...['core/report/assemble-report', 'core/report/report-findings', 'store/input/ladders'],
    ...['commands/assess/assess', 'commands/assess/from-file'],
  ],
  text: ['views/text/style', 'views/text/layout'],
  ask: ['commands/assess/questionnaire', 'prompts/terminal', 'views/terminal/colour'],
};

/**
 * CommonJS, with source maps beside it.
 * @type {import('rolldown').OutputOptions}
 */
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

/**
 * The program, with every package that it uses.
 * @param {string} folder
 */
async function buildProgram(folder) {
  const found = new Set();
  const program = await rolldown({
    input: path.join(root, 'src', 'main.ts'),
    platform: 'node',
    external: (id, importer) => id.startsWith('node:') && !isUnused(id, importer),
    preserveEntrySignatures: 'allow-extension',
    // No module, ours or a package's, is loaded for what it does by itself: what nobody uses of it is left out.
    treeshake: { moduleSideEffects: false },
    plugins: [...leftOut, withoutUnused],
    // Modules that share a file with what loads them are there already: that is what `together` is for.
    checks: { ineffectiveDynamicImport: false },
  });
  const written = await program.write({
    ...output,
    dir: folder,
    codeSplitting: {
      groups: Object.entries(together).map(([name, modules], index) => ({
        name,
        test: (id) => {
          const module = modules.find((one) => isModule(id, one));
          if (module !== undefined) found.add(module);
          return module !== undefined;
        },
        priority: 10 - index,
      })),
    },
  });
  const missing = Object.values(together)
    .flat()
    .filter((module) => !found.has(module));
  if (missing.length > 0) throw new Error(`no module is called ${missing.join(', ')}`);
  await writeFile(path.join(folder, 'THIRD-PARTY.txt'), thirdParty(written.output));
}

/**
 * Whether a file is a module of src, or belongs to a package.
 * @param {string} id
 * @param {string} name
 */
function isModule(id, name) {
  return (
    id === path.join(root, 'src', `${name}.ts`) || id.includes(path.join('node_modules', name, '/'))
  );
}

/** Commander starts programs of its own for some subcommands. There are none here, and to load it takes a tenth of a start. */
const unused = 'node:child_process';
const commander = path.join('node_modules', 'commander', '/');

/**
 * @param {string} id
 * @param {string} [importer]
 */
function isUnused(id, importer = '') {
  return id === unused && importer.includes(commander);
}

/** @type {import('rolldown').Plugin} */
const withoutUnused = {
  name: `without ${unused} in commander`,
  resolveId: (id, importer) => (isUnused(id, importer) ? '\0unused' : null),
  load: (id) => (id === '\0unused' ? 'export default {};' : null),
};

/**
 * What packages import and this program has no use for, with what is there instead. Inquirer's editor alone brings
 * tables of all encodings, which are a third of the bundle; chalk would look at the terminal, where it is decided
 * already what to colour.
 */
const leftOut = /** @type {const} */ ([
  [path.join('node_modules', '@inquirer', 'editor', '/'), 'export default null;'],
  [
    path.join('node_modules', 'chalk', 'source', 'vendor', 'supports-color', '/'),
    'export default {};',
  ],
]).map(([folder, instead]) => ({
  name: `without ${folder}`,
  /** @param {string} id */
  load: (id) => (id.includes(folder) ? instead : null),
}));

/**
 * What validates the ladder: a module of the program, bundled as scripts/run.mjs bundles a script.
 * @param {string} scratch
 * @returns {Promise<typeof import('./prepare-ladder.js').prepareLadder>}
 */
async function loadPrepareLadder(scratch) {
  const bundle = await rolldown({
    input: path.join(root, 'scripts', 'prepare-ladder.ts'),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
    checks: { ineffectiveDynamicImport: false },
  });
  const file = 'prepare-ladder.mjs';
  await bundle.write({ dir: scratch, format: 'esm', entryFileNames: file });
  const { prepareLadder } = await import(pathToFileURL(path.join(scratch, file)).href);
  return prepareLadder;
}

/**
 * @param {string} folder
 * @param {string} scratch
 */
async function writeLadder(folder, scratch) {
  if (!existsSync(ladder)) throw new Error(`${path.relative(root, ladder)} is missing`);
  const prepareLadder = await loadPrepareLadder(scratch);
  const { plain, filled } = await prepareLadder(ladder);
  const { name } = path.parse(ladder);
  await writeFile(path.join(folder, `${name}.json`), plain);
  await writeFile(path.join(folder, `${name}.filled.json`), filled);
}

/**
 * @param {string} folder
 * @param {string} scratch
 */
async function buildAll(folder, scratch) {
  await mkdir(folder);
  await Promise.all([buildProgram(folder), writeLadder(folder, scratch)]);
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
  const [built] = await Promise.allSettled([buildAll(folder, path.join(scratch, 'makers'))]);
  // A failed build leaves none: it would be mistaken for what the source says.
  if (existsSync(dist)) await rename(dist, path.join(scratch, 'old'));
  if (built.status === 'rejected') throw built.reason;
  await rename(folder, dist);
  if (process.argv.includes('--verbose')) await printSizes();
} catch (error) {
  process.stderr.write(`build failed: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
