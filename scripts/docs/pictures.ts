/** Draws the pictures of the README from real runs: `npm run docs:pictures`. `--check` only compares. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { playScenes, size } from './scenes.js';
import { terminalSvg } from './terminal-svg.js';

const folder = path.resolve('docs', 'pictures');
const check = process.argv.includes('--check');
mkdirSync(folder, { recursive: true });
for (const { name, title, output } of await playScenes()) {
  const file = path.join(folder, `${name}.svg`);
  const svg = await terminalSvg(output, { ...size, title });
  if (!check) {
    writeFileSync(file, svg);
  } else if (readFileSync(file, 'utf8') !== svg) {
    process.stderr.write(`${name}.svg is out of date. Run: npm run docs:pictures\n`);
    process.exitCode = 1;
  }
}
