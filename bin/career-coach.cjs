#!/usr/bin/env node
// CommonJS, because an ES module launcher adds a third of bare Node's start.
'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');

const main = join(__dirname, '..', 'dist', 'main.cjs');

if (existsSync(main)) {
  // Node 22 and newer cache compiled code in the folder for temporary files; 20 would load this module for nothing.
  if (!process.version.startsWith('v20.')) {
    /** @type {any} The types are those of Node 20. */
    const nodeModule = require('node:module');
    nodeModule.enableCompileCache?.();
  }
  /** @type {typeof import('../src/main.js')} */
  const program = require(main);
  program.main(process).then((code) => {
    process.exitCode = code;
  });
} else {
  process.stderr.write('career-coach is not built yet. Run: npm ci\n');
  process.exitCode = 1;
}
