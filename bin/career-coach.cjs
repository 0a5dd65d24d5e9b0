#!/usr/bin/env node
// CommonJS, because an ES module launcher adds a third of bare Node's start.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
// `enableCompileCache` is missing from the types of Node 20.
/** @type {unknown} */
const nodeModule = require('node:module');
const { enableCompileCache } = /** @type {{ enableCompileCache?: () => unknown }} */ (nodeModule);

const main = path.join(__dirname, '..', 'dist', 'main.cjs');

if (fs.existsSync(main)) {
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
