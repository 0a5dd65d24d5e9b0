/** Writes into the pages what their commands really print: `npm run docs:output`. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runConsoleBlocks } from './console-blocks.js';
import { pagesWithCommands } from './page-names.js';

const root = process.cwd();
for (const page of pagesWithCommands(root)) {
  const file = path.join(root, page);
  writeFileSync(file, runConsoleBlocks(readFileSync(file, 'utf8'), root));
}
