// Builds the program after `npm ci`, so that a clone can be used at once. `npm ci --omit=dev` leaves an earlier build alone:
// what builds is not there then. npm runs it as `postprepare`: of a `prepare`, it warns whoever installs the packed file.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const root = path.join(import.meta.dirname, '..');

if (existsSync(path.join(root, 'node_modules', 'rolldown'))) {
  await import('./build.mjs');
} else if (!existsSync(path.join(root, 'dist', 'main.cjs'))) {
  process.stderr.write(
    'career-coach cannot be built without its development packages\nRun: npm ci\n',
  );
  process.exitCode = 1;
}
