/** Draws the pictures of the README from real runs: `npm run docs:pictures`. The page needs chromium. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { playScenes, size } from './scenes.js';
import { terminalSvg } from './terminal-svg.js';

const folder = path.resolve('docs', 'pictures');
mkdirSync(folder, { recursive: true });
const scratch = mkdtempSync(path.join(tmpdir(), 'career-coach-page-'));
try {
  const page = path.join(scratch, 'page.html');
  for (const { name, title, output } of await playScenes(page)) {
    writeFileSync(path.join(folder, `${name}.svg`), await terminalSvg(output, { ...size, title }));
  }
  const picture = `--screenshot=${path.join(folder, 'page.png')}`;
  const options = ['--headless', '--no-sandbox', '--hide-scrollbars', '--window-size=900,1000'];
  execFileSync('chromium', [...options, picture, `file://${page}`], { stdio: 'ignore' });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
