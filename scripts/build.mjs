// Builds dist/: the program as split CommonJS, and the validated built-in ladder. `--verbose` prints the sizes.
// CommonJS because ES modules add a fifth to the start-up time; split so that a command loads only what it uses.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { checkPlugins, isIn, isProcessOfCommander, plugins, slashed } from './build-plugins.mjs';
import { thirdPartyText } from './third-party.mjs';

const root = path.join(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const ladder = path.join(root, 'data', 'technical-expert.json');
/** @type {{ optionalDependencies: Record<string, string> }} */
const { optionalDependencies } = JSON.parse(
  await readFile(path.join(root, 'package.json'), 'utf8'),
);
const beside = Object.keys(optionalDependencies).filter((name) => name !== 'zod');

/**
 * Modules that share a file with all their imports: each further file adds a hundredth to the start-up time, and each ten
 * kB, read or not, another. Every command loads `program`, and most load `journal`; `report` finds the stage, `text` has
 * the words of pages, `screen` draws those of the terminal, `ask` asks questions. The others are for one command, or for
 * some that look at the past.
 */
const chunkModules = {
  start: ['world/version', 'store/files/standard-output', 'core/base/errors'],
  program: ['program', 'commands/status', 'views/json'],
  layout: [
    'views/text/style',
    'views/text/layout',
    'views/text/counted',
    'text/wrap',
    'views/text/sentences',
  ],
  help: ['cli/help/about', 'cli/help/topics'],
  keys: ['prompts/questionnaire/keys'],
  journal: [
    ...['store/journal/journal-file', 'store/journal/journal-lines', 'core/journal/fold'],
    ...['store/input/ladders', 'commands/shared/due-code', 'core/base/sentence'],
    'core/ladder/texts-as-written',
  ],
  report: [
    ...['core/report/report', 'core/report/listed-answers'],
    ...['commands/shared/journal-state', 'commands/assess/assess', 'core/ladder/find-id'],
    ...['core/plan/plan-event', 'core/checkin/next-checkin', 'core/report/strongest'],
    ...['core/history/noted', 'core/evidence/links', 'core/ladder/privacy-note'],
    'core/checkin/open-checkin',
  ],
  text: [
    ...['core/answers/earlier-answers', 'commands/shared/confirm', 'views/text/stage-words'],
    ...['views/text/words', 'views/text/ladder-sentences', 'views/text/gap-labels'],
    ...['views/text/review-words', 'views/text/beside-stage', 'views/text/plan-aim'],
  ],
  past: [
    ...[
      'core/history/difference',
      'core/history/history',
      'core/history/standing',
      'core/history/sitting-changes',
    ],
    ...['core/history/look-back', 'core/history/short-ids', 'core/evidence/find-evidence'],
  ],
  screen: ['views/terminal/result/result', 'views/terminal/result/gaps'],
  timeline: ['views/terminal/status', 'views/pictures/strip', 'core/history/timeline'],
  // For changes of the plan and the end of an assessment. In `page` or `protocol`, it would bring their pages and questions along.
  changes: ['core/plan/find-actions', 'core/plan/plan-now', 'core/checkin/assessment-event'],
  page: [
    ...['commands/share/export', 'views/page/pages', 'views/markdown/markdown'],
    ...['views/page/page-shows', 'core/report/redact', 'core/report/beside-promotion'],
  ],
  days: ['core/base/read-day', 'commands/shared/check-text'],
  // Each is used by several of the groups below. In one of those, it would make its other users load that whole group.
  suggest: ['core/evidence/suggest-behaviours', 'core/checkin/notes-about'],
  asking: ['ask', 'ask-behaviour', 'show-screens'].map((name) => `commands/shared/${name}`),
  // Files that are read and written, and what is wrong with those that people give. Many groups below use some of it.
  'in-out': [
    ...['store/files/input-file', 'store/files/output-file', 'core/base/problems'],
    ...[
      'core/answers/check-answers',
      'core/review/form-mark',
      'store/input/ladder-file',
      'store/input/ladder-text',
    ],
  ],
  undo: [
    ...['commands/undo', 'core/history/outline', 'core/history/undo', 'core/history/undo-items'],
    'views/terminal/undo',
  ],
  // What belongs together and is used now and then: alone, each module would be a file that is mostly wrapping.
  data: [
    ...['backup', 'data', 'erase', 'forget', 'import', 'merge', 'path', 'restore'].map(
      (name) => `commands/data/${name}`,
    ),
    ...['core/history/erase', 'core/base/recognise-file', 'commands/share/export-journal'],
    ...['erase', 'merge', 'restore'].map((name) => `store/journal/${name}`),
    ...['views/terminal/data', 'views/terminal/evidence/erase'],
  ],
  settings: [
    ...['get', 'list', 'reset', 'set', 'settings'].map((name) => `commands/settings/${name}`),
    ...['views/terminal/settings', 'store/settings/change', 'store/settings/write-by-conf'],
  ],
  // Each is used once in a while, and would be a small file.
  seldom: [
    ...['commands/doctor', 'core/doctor', 'views/terminal/doctor', 'world/machine'],
    ...['store/journal/repair', 'store/profile/repair'],
    ...[
      'commands/completion',
      'views/terminal/completion',
      'commands/role',
      'views/terminal/roles',
    ],
    ...['commands/schedule', 'core/schedule', 'views/schedule/ics', 'views/schedule/targets'],
    ...['commands/mcp/mcp', 'commands/mcp/install'],
  ],
  review: [
    ...['commands/review/ask', 'commands/review/review', 'core/review/form'],
    'views/markdown/review-form',
  ],
  inbox: [
    ...['inbox', 'triage'].map((name) => `commands/log/${name}`),
    ...['inbox', 'week'].map((name) => `views/terminal/evidence/${name}`),
    ...['csv-records', 'inbox', 'proposal', 'unseen', 'weeks'].map(
      (name) => `core/evidence/inbox/${name}`,
    ),
    'store/inbox/inbox-file',
  ],
  protocol: ['commands/assess/json-lines', 'core/interview/protocol', 'store/input/protocol-lines'],
  shapes: [
    ...['answers', 'atoms', 'checkin', 'settings'].map((name) => `core/schema/${name}.schema`),
    'store/input/check-shape',
  ],
  checkin: [
    ...['commands/checkin/checkin', 'commands/checkin/script', 'commands/checkin/checkin-result'],
    ...['core/plan/find-actions', 'views/terminal/checkin'],
    'store/input/checkin-file',
  ],
  answers: ['store/input/answers-file', 'commands/assess/from-file'],
  ask: ['commands/assess/questionnaire', 'prompts/terminal', 'views/terminal/colour'],
  // Last, since what others load, too, stays with them.
  plan: [
    'action-options',
    'add',
    'change-plan',
    'done',
    'drop',
    'edit',
    'next',
    'park',
    'target',
  ].map((name) => `commands/plan/${name}`),
  'plan-page': ['commands/plan/plan', 'views/terminal/plan'],
  history: [
    ...['commands/history/history', 'commands/history/diff', 'views/terminal/history'],
    'views/pictures/since-assessment',
  ],
  ladder: [
    ...['diff', 'ladder', 'list', 'new', 'use'].map((name) => `commands/ladder/${name}`),
    ...['views/terminal/ladder', 'views/ladder-files/diff', 'views/text/ladder-size'],
    'core/ladder/ladder-facts',
  ],
  difference: ['views/terminal/difference', 'views/pictures/last-time'],
  'checkin-summary': ['commands/checkin/checkin-page', 'views/terminal/checkin-summary'],
  why: ['commands/why', 'views/terminal/why', 'views/terminal/review'],
  log: [
    ...['ask-which-line', 'drop', 'edit', 'filter', 'log', 'search'].map(
      (name) => `commands/log/${name}`,
    ),
    'views/terminal/evidence/log',
  ],
  'ladder-import': [
    ...['check', 'import'].map((name) => `commands/ladder/${name}`),
    ...['check', 'files'].map((name) => `views/ladder-files/${name}`),
    ...['csv', 'read-source'].map((name) => `store/ladder-sources/${name}`),
    'core/ladder-check/id-from-words',
    ...['people', 'random', 'trial'].map((name) => `core/trial/${name}`),
  ],
};

/**
 * @type {import('rolldown').OutputOptions}
 */
const output = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
  minify: true,
  // For a debugger here. They are not published, so no file names its own.
  sourcemap: 'hidden',
  // Sources would be three fifths of the package, and are in the repository.
  sourcemapExcludeSources: true,
  charset: 'ascii',
  // Marks for a bundler: nobody bundles it again, and the licences are in a file of their own.
  comments: false,
};

/**
 * @param {string} folder
 */
async function buildProgram(folder) {
  const matched = new Set();
  const program = await rolldown({
    input: path.join(root, 'src', 'main.ts'),
    platform: 'node',
    // jsonc-parser's main file loads its parts in a way that no bundler sees.
    resolve: { mainFields: ['module', 'main'] },
    external: (id, importer) =>
      (id.startsWith('node:') && !isProcessOfCommander(id, importer)) || isBeside(id),
    preserveEntrySignatures: 'allow-extension',
    // No module, ours or a package's, is needed for its side effects: unused parts are dropped.
    treeshake: { moduleSideEffects: false },
    plugins,
    // Modules in the same file as their importer need no loading: intended by `chunkModules`.
    checks: { ineffectiveDynamicImport: false },
  });
  const bundle = await program.write({
    ...output,
    dir: folder,
    codeSplitting: {
      groups: Object.entries(chunkModules).map(([name, modules], index) => ({
        name,
        test: (id) => {
          const module = modules.find((candidate) => isModule(id, candidate));
          if (module !== undefined) matched.add(module);
          return module !== undefined;
        },
        priority: 100 - index,
      })),
    },
  });
  const missing = Object.values(chunkModules)
    .flat()
    .filter((module) => !matched.has(module));
  if (missing.length > 0) throw new Error(`there is no module ${missing.join(', ')}`);
  checkPlugins();
  await writeFile(path.join(folder, 'THIRD-PARTY.txt'), thirdPartyText(bundle.output));
}

/**
 * The script of the page that `review ask` writes: one classic script, which the page holds in itself.
 * @param {string} folder
 */
async function buildPageScript(folder) {
  const script = await rolldown({
    input: path.join(root, 'src', 'browser', 'review-page.ts'),
    platform: 'browser',
  });
  await script.write({
    file: path.join(folder, 'review-page.js'),
    format: 'iife',
    minify: true,
    // The page may be sent by mail, so the script holds nothing but ASCII.
    charset: 'ascii',
  });
}

/**
 * Whether a file is a module of src or belongs to a package.
 * @param {string} id
 * @param {string} name
 */
function isModule(id, name) {
  return slashed(id) === slashed(path.join(root, 'src', `${name}.ts`)) || isIn(id, `${name}/`);
}

/**
 * Whether a module belongs to a package that is installed beside the program. The version of zod is there for the
 * protocol's SDK alone; the program brings its own, which is faster to load.
 * @param {string} id
 */
function isBeside(id) {
  return beside.some((name) => id === name || id.startsWith(`${name}/`));
}

/**
 * Bundles the TypeScript module that validates the ladder, as scripts/run.mjs does with a script.
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
  const { filled, written, edition } = await prepareLadder(ladder);
  const { name } = path.parse(ladder);
  await writeFile(path.join(folder, `${name}.json`), filled);
  await writeFile(path.join(folder, `${name}.written.json`), written);
  await writeFile(path.join(folder, `${name}.edition.json`), edition);
}

/**
 * @param {string} folder
 * @param {string} scratch
 */
async function buildAll(folder, scratch) {
  await mkdir(folder);
  await Promise.all([buildProgram(folder), buildPageScript(folder), writeLadder(folder, scratch)]);
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

// Inside the project, so that imports resolve to its node_modules.
const scratch = await mkdtemp(path.join(root, 'node_modules', '.build-'));
try {
  // Built elsewhere and then moved: a program that runs meanwhile finds a complete old or new dist.
  const folder = path.join(scratch, 'dist');
  const [built] = await Promise.allSettled([buildAll(folder, path.join(scratch, 'ladder'))]);
  // A failed build leaves no dist: an old one would pass for the current source.
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
