import { CoachError } from '../../core/base/errors.js';
import { sourceOfValue } from '../../core/ladder-check/import/from-value.js';
import type { LadderSource } from '../../core/ladder-check/import/source.js';
import { type LadderText, readLadderText } from '../input/ladder-text.js';
import { loadWith } from '../input/packages.js';

/** Reads what a ladder can be made of: a CSV table, Markdown, YAML or JSON. Throws CoachError `invalid-input`. */
export async function readSource(text: string, source: string): Promise<LadderSource> {
  if (text.trim() === '') throw new CoachError('invalid-input', `${source}: empty`);
  const kind = kindOf(text, source);
  if (kind === 'markdown') {
    const purpose = `${source}: reading Markdown`;
    const { readMarkdown } = await loadWith('marked', purpose, () => import('./markdown.js'));
    return readMarkdown(text, source);
  }
  if (kind === 'csv') return (await import('./csv.js')).readCsv(text, source);
  const read = await readLadderText(text, source);
  const [mistake] = read.mistakes;
  if (mistake !== undefined) {
    const { line, found, allowed, fix } = mistake;
    throw new CoachError(
      'invalid-input',
      `${source}: line ${line}: found ${found}, allowed ${allowed}`,
      [fix],
    );
  }
  return sourceOfValue(read.value, linesOf(read));
}

function linesOf({ locate }: LadderText): (path: readonly (string | number)[]) => number {
  return (path) => locate(path, 'value').line;
}

function kindOf(text: string, source: string): 'markdown' | 'csv' | 'value' {
  const ending = /\.([a-z]+)$/i.exec(source)?.[1]?.toLowerCase() ?? '';
  const known = byEnding[ending];
  if (known !== undefined) return known;
  const [first = ''] = text.trimStart().split('\n');
  if (/^\s*[{[]/.test(text)) return 'value';
  if (/^(?:#{1,6} |\||[-*+] \S|\d+\. )/.test(first) && !/^\s*[\w"' -]+:(?:\s|$)/m.test(text)) {
    return 'markdown';
  }
  if (/^#{1,6} |^\|/.test(first)) return 'markdown';
  return /[,;\t]/.test(first) && !/^[\w -]+:(?:\s|$)/.test(first) ? 'csv' : 'value';
}

const byEnding: Readonly<Record<string, 'markdown' | 'csv' | 'value'>> = {
  md: 'markdown',
  markdown: 'markdown',
  csv: 'csv',
  tsv: 'csv',
  json: 'value',
  jsonc: 'value',
  yaml: 'value',
  yml: 'value',
};
