// Builds dist/: the program as split CommonJS, and the built-in ladder, validated.
// CommonJS because an ES module costs a fifth of a start; split because a command loads what it uses.
// `--verbose` prints the sizes.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = path.join(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const ladder = path.join(root, 'data', 'technical-expert.json');

/** The program, with every package that it uses. */
async function buildProgram(folder) {
  const bundle = await rolldown({
    input: path.join(root, 'src', 'main.ts'),
    platform: 'node',
    external: /^node:/,
  });
  await bundle.write({
    dir: folder,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    minify: true,
    sourcemap: true,
  });
}

/** The ladder with its defaults filled in. It runs the program's own check, as scripts/run.mjs runs a script. */
async function buildLadder(folder, scratch) {
  if (!existsSync(ladder)) throw new Error(`${path.relative(root, ladder)} is missing`);
  const bundle = await rolldown({
    input: path.join(import.meta.dirname, 'prepare-ladder.ts'),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
  });
  const { output } = await bundle.write({
    dir: scratch,
    format: 'esm',
    entryFileNames: '[name].mjs',
  });
  const { prepareLadder } = await import(
    pathToFileURL(path.join(scratch, output[0].fileName)).href
  );
  await writeFile(path.join(folder, path.basename(ladder)), await prepareLadder(ladder));
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
  await mkdir(folder);
  const parts = await Promise.allSettled([
    buildProgram(folder),
    buildLadder(folder, path.join(scratch, 'ladder')),
  ]);
  await rm(dist, { recursive: true, force: true });
  const failed = parts.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  await rename(folder, dist);
  if (process.argv.includes('--verbose')) await printSizes();
} catch (error) {
  process.stderr.write(`build failed: ${error.message}\n`);
  process.exitCode = 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
