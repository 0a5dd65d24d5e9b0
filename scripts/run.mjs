// Runs a TypeScript file of this project: `node scripts/run.mjs FILE.ts [arguments]`.
// Node 20 does not strip types, and rolldown is here already, so no other runner is needed.
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const [, , file, ...rest] = process.argv;
if (!file) {
  process.stderr.write('usage: node scripts/run.mjs FILE.ts [arguments]\n');
  process.exitCode = 2;
} else {
  // Inside the project, so that packages resolve from its node_modules.
  const folder = await mkdtemp(path.join(import.meta.dirname, '..', 'node_modules', '.run-'));
  try {
    const bundle = await rolldown({
      input: path.resolve(file),
      platform: 'node',
      external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
      // What a script imports is there, however the program loads it.
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
