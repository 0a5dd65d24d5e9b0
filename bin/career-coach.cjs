#!/usr/bin/env node
// CommonJS on purpose: an ES module launcher costs a third of bare Node's start again.
'use strict';

let program;
try {
  program = require('../dist/main.cjs');
} catch (error) {
  if (error.code !== 'MODULE_NOT_FOUND') throw error;
  process.stderr.write('career-coach is not built yet. Run: npm run build\n');
  process.exitCode = 1;
}
if (program) {
  program.main(process).then((code) => {
    process.exitCode = code;
  });
}
