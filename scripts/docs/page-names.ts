import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The pages with a `console` block: README.md and those of docs, as paths below the root. */
export function pagesWithCommands(root: string): string[] {
  const docs = readdirSync(path.join(root, 'docs')).map((name) => path.join('docs', name));
  return ['README.md', ...docs]
    .filter((name) => name.endsWith('.md'))
    .filter((name) => readFileSync(path.join(root, name), 'utf8').includes('\n```console\n'));
}
