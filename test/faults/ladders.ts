import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { CoachError } from '../../src/core/base/errors.js';
import { ladderForBranch } from '../../src/core/ladder/branch.js';
import { buildLadder } from '../../src/core/ladder-check/import/build-ladder.js';
import { ladderWarnings } from '../../src/core/ladder-check/warnings.js';
import type { LadderFile } from '../../src/core/schema/ladder.schema.js';
import { checkLadderText } from '../../src/store/input/ladder-check.js';
import { readSource } from '../../src/store/ladder-sources/read-source.js';
import { available, type Fault } from './fault.js';
import { fileText, useLadder } from './hostile.js';

/** Ladder files that were right once: JSON and YAML, changed as values, as texts, or both. */

const fixtures = path.join(import.meta.dirname, '../../test/fixtures/ladders');

async function soundLadders(): Promise<LadderFile[]> {
  const files = [
    'handbook.md',
    'matrix.csv',
    'tracks.yaml',
    '../../../data/starter/ladder.yaml.txt',
  ];
  const built = await Promise.all(
    files.map(async (file) => {
      const text = readFileSync(path.join(fixtures, file), 'utf8');
      const source = await readSource(text.replace(/^\uFEFF/, ''), file.replace('.txt', ''));
      return buildLadder(source, { title: 'x', previous: null });
    }),
  );
  const ladders = built.map(({ ladder }) => ladder);
  const [first] = ladders;
  return first === undefined ? [] : [...ladders, forked(first)];
}

/** The same ladder with two branches, which have a highest level each. */
function forked(ladder: LadderFile): LadderFile {
  const last = ladder.levels.at(-1);
  if (last === undefined) return ladder;
  return {
    ...ladder,
    branches: [
      { id: 'one', label: 'One way' },
      { id: 'other', label: 'The other' },
    ],
    levels: [
      ...ladder.levels.slice(0, -1).map((level) => ({
        ...level,
        behaviours: level.behaviours.map((one, index) =>
          index === 1 ? { ...one, for: ['one'] } : one,
        ),
      })),
      { ...last, for: ['one'] },
      {
        ...last,
        for: ['other'],
        id: `other-${last.id}`.slice(0, 60),
        behaviours: last.behaviours.map((one, index) => ({ ...one, id: `other-${index}` })),
      },
    ],
  };
}

/** What an author might be told of a place that is none. */
function wrongPlaces(
  text: string,
  mistakes: Awaited<ReturnType<typeof checkLadderText>>['mistakes'],
): string[] {
  const lines = text.split('\n').length;
  return mistakes.flatMap(({ line, column, found, allowed, fix }) =>
    line >= 1 && line <= lines && column >= 1 && found !== '' && allowed !== '' && fix !== ''
      ? []
      : [`${line}:${column} of ${lines} lines: found ${found}, allowed ${allowed}, fix ${fix}`],
  );
}

async function tried(
  text: string,
  file: string,
): Promise<{ accepted: boolean; failures: string[] }> {
  try {
    const { ladder, mistakes } = await checkLadderText(text, file);
    if (ladder !== null) ladderWarnings(ladder, []);
    if (mistakes.length > 0) return { accepted: false, failures: wrongPlaces(text, mistakes) };
    if (ladder === null) return { accepted: false, failures: ['neither a ladder nor a mistake'] };
    for (const { id } of ladder.branches ?? [{ id: '' }]) useLadder(ladderForBranch(ladder, id));
    return { accepted: true, failures: [] };
  } catch (error) {
    if (error instanceof CoachError) return { accepted: false, failures: [] };
    return { accepted: false, failures: [`${error instanceof Error ? error.stack : error}`] };
  }
}

/** Size: how many files. */
export const hostileLadders: Fault = {
  name: 'hostile ladder files, in JSON and YAML',
  goal: 'accepted and used, or refused with a place for each mistake, never another exception',
  missing: available,
  sizes: { quick: 150, thorough: 1000, long: 100_000 },
  async run(size) {
    const values = await soundLadders();
    const failures: string[] = [];
    let accepted = 0;
    const forms = [
      ['x.json', fileText(values, JSON.stringify)],
      ['x.json', fileText(values, (value) => JSON.stringify(value, null, 2))],
      ['x.yaml', fileText(values, stringify)],
    ] as const;
    const each = Math.ceil(size / forms.length);
    for (const [file, text] of forms) {
      const result = await fc.check(
        fc.asyncProperty(text, async (one) => {
          const { accepted: isAccepted, failures: found } = await tried(one, file);
          if (isAccepted) accepted += 1;
          if (found.length > 0) throw new Error(found.join('\n'));
        }),
        { numRuns: each, endOnFailure: true },
      );
      if (result.failed) {
        const example = JSON.stringify(result.counterexample).slice(0, 1500);
        failures.push(`${file}: ${result.errorInstance} (seed ${result.seed}): ${example}`);
      }
    }
    if (accepted === 0) failures.push('nothing was ever accepted: the files are not near enough');
    return { measured: `${each * forms.length} files, ${accepted} accepted and used`, failures };
  },
};
