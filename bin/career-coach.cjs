#!/usr/bin/env node
// CommonJS, because an ES module launcher adds a third of bare Node's start.
'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');
// Of `node:module`, whose loading takes a fiftieth of a start. Missing from Node 20, and from its types.
/** @type {{ enableCompileCache?: () => unknown }} */
const { enableCompileCache } = /** @type {any} */ (module).constructor;

const main = join(__dirname, '..', 'dist', 'main.cjs');

if (existsSync(main)) {
  // Node 22 and newer cache compiled code in the folder for temporary files.
  enableCompileCache?.();
  /** @type {typeof import('../src/main.js')} */
  const program = require(main);
  program.main(process).then((code) => {
    process.exitCode = code;
  });
} else {
  process.stderr.write('career-coach is not built yet. Run: npm run build\n');
  process.exitCode = 1;
}
