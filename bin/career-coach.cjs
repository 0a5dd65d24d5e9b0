#!/usr/bin/env node
// CommonJS, because an ES module launcher adds a third of bare Node's start.
'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');
// `enableCompileCache` is missing from the types of Node 20.
/** @type {unknown} */
const nodeModule = require('node:module');
const { enableCompileCache } = /** @type {{ enableCompileCache?: () => unknown }} */ (nodeModule);

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
