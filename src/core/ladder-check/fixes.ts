import { isRecord } from '../base/parse-untrusted.js';
import type { Problem } from '../base/problems.js';
import { type Path, valueAt } from '../base/problems.js';
import { idFromWords } from './id-from-words.js';

/** What an author does about a problem, as a sentence without a full stop. */
export function fixFor({ path, key, allowed, found }: Problem, value: unknown): string {
  if (key !== undefined) {
    // In YAML a comma between braces ends a text, and what follows it becomes a key.
    return /\s|[.!?]$/.test(key)
      ? 'put the text before it into double quotes: a comma ended it'
      : 'take it out, or rename it to one of those';
  }
  const name = String(path.findLast((step) => typeof step === 'string') ?? '');
  const now = valueAt(value, path);
  if (now === undefined) return `add ${JSON.stringify(name)}${exampleOf(name)}`;
  if (allowed.startsWith('an id of its own')) {
    return 'give one of the two another id; the one that people have answered keeps its own';
  }
  if (name === 'rank' || name === 'value') return rankFix(allowed);
  if (typeof now === 'string') return textFix(now, name, allowed);
  if (Array.isArray(now) && allowed.startsWith('at most')) return listFix(name, allowed);
  if (Array.isArray(now) && allowed.startsWith('at least')) return `add what is missing`;
  return kindFix(now, path, allowed, found);
}

function exampleOf(name: string): string {
  const example = examples[name];
  return example === undefined ? '' : `: ${example}`;
}

const examples: Readonly<Record<string, string>> = {
  id: 'lower-case words joined by hyphens, such as "draws-maps"',
  title: 'what people call it',
  statement: 'what the person does, such as "Draws a map of the system."',
  rank: '1 for the lowest level, then 2, 3, …',
  behaviours: 'a list of what people at this level do',
  levels: 'a list of at least two levels',
};

function rankFix(allowed: string): string {
  const right = /^\d+/.exec(allowed)?.[0];
  return right === undefined ? 'count up from 1, without a gap' : `write ${right}`;
}

function textFix(now: string, name: string, allowed: string): string {
  if (allowed === 'lower-case words joined by hyphens') {
    const better = idFromWords(now, 8);
    return better === '' ? 'make one of Latin letters and digits' : `write "${better}"`;
  }
  const most = /^at most (\d+) letters?$/.exec(allowed)?.[1];
  if (most !== undefined) {
    const over = now.length - Number(most);
    const split = name === 'statement' ? ', or make two behaviours of it' : '';
    return `shorten it by ${over} ${over === 1 ? 'letter' : 'letters'}${split}`;
  }
  if (allowed.startsWith('at least')) return 'write something, or leave the key out';
  if (allowed === 'a list') return `put it into brackets: [${JSON.stringify(now).slice(0, 40)}]`;
  if (/number/.test(allowed) && /^\s*\d+(\.\d+)?\s*$/.test(now)) return 'take the quotes away';
  return 'write one of those';
}

function listFix(name: string, allowed: string): string {
  if (name === 'behaviours') {
    return 'split the level, or move what counts at every level into a strand';
  }
  return `keep ${allowed.replace(/^at most /, '')}`;
}

function kindFix(now: unknown, path: Path, allowed: string, found: string): string {
  if (allowed === 'text' && (typeof now === 'number' || typeof now === 'boolean')) {
    return `put it into quotes: "${found}"`;
  }
  if (allowed === 'text' && isRecord(now)) {
    return 'put the whole text into quotes: in YAML a colon and a space begin a new key';
  }
  if (allowed === 'an object' && Array.isArray(now)) return 'write keys and values, not a list';
  if (allowed === 'a list' && isRecord(now))
    return 'make it a list: in JSON with [ ], in YAML with -';
  if (path.at(-1) === 'held') return 'name a point of the scale';
  return `write ${allowed}`;
}
