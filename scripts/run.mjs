// Runs a TypeScript file of this project: `node scripts/run.mjs FILE.ts [arguments]`.
// Node 20 cannot strip types; rolldown can, and is already a dependency.
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const [, , file, ...rest] = process.argv;
if (!file) {
  process.stderr.write('usage: node scripts/run.mjs FILE.ts [arguments]\n');
  process.exitCode = 2;
} else {
  // Inside the project, so that imports resolve to its node_modules.
  const folder = await mkdtemp(path.join(import.meta.dirname, '..', 'node_modules', '.run-'));
  try {
    const bundle = await rolldown({
      input: path.resolve(file),
      platform: 'node',
      external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
      // One file is enough for a script, however the program splits its modules.
      checks: { ineffectiveDynamicImport: false },
    });
    const { output } = await bundle.write({
      dir: folder,
      format: 'esm',
      entryFileNames: 'script.mjs',
    });
    process.argv = [process.execPath, path.resolve(file), ...rest];
    await import(pathToFileURL(path.join(folder, output[0].fileName)).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
