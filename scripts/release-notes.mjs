// Prints the part of CHANGELOG.md about one version: `node scripts/release-notes.mjs [VERSION]`; by default, the version in
// package.json.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const root = path.join(import.meta.dirname, '..');
/** @param {string} name */
const read = (name) => readFileSync(path.join(root, name), 'utf8');

const version = process.argv[2] ?? JSON.parse(read('package.json')).version;
const sections = read('CHANGELOG.md').split(/^## /m).slice(1);
const section = sections.find((text) => text.startsWith(`[${version}]`));
const body = section
  ?.slice(section.indexOf('\n'))
  .replace(/^\[.+\]: .+$/gm, '')
  .trim();
if (body) {
  process.stdout.write(`${body}\n`);
} else {
  process.stderr.write(
    `CHANGELOG.md says nothing about version ${version}. Add a section: ## [${version}] - DATE\n`,
  );
  process.exitCode = 1;
}
