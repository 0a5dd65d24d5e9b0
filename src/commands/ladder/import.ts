import { CoachError } from '../../core/base/errors.js';
import { capitalised } from '../../core/base/letters.js';
import { quotedForShell } from '../../core/base/quote-for-shell.js';
import { factsOf } from '../../core/ladder/ladder-facts.js';
import { buildLadder } from '../../core/ladder-check/import/build-ladder.js';
import type { LadderFile } from '../../core/schema/ladder.schema.js';
import type { LadderFiles } from '../../world/world.js';
import type { Run } from '../shared/run.js';

export const run: Run<'ladder import'> = async ({ arguments: [file = ''], options }, world) => {
  const { out, path, force = false } = options;
  const files = await world.ladderFiles();
  const previous = await previousLadder(out, force, files);
  const source = await files.readSource(file);
  const { ladder: authored, notes } = buildLadder(source, {
    path,
    title: titleFrom(file),
    previous,
  });
  const text = await asText(authored, out, files);
  const { ladder, mistakes } = await files.checkText(text, out ?? 'ladder.json');
  const [first] = mistakes;
  if (ladder === null || first !== undefined) {
    throw new CoachError(
      'bug',
      `the ladder made of ${file} is not sound: ${first?.found}, ${first?.allowed}`,
    );
  }
  if (out !== undefined) await world.writeOutput(out, text, force);
  const made = factsOf(ladder);
  const json = {
    file,
    out: out ?? null,
    ladder: made,
    notes: [...notes],
    ...(out === undefined ? { text } : {}),
  };
  if (out === undefined) return { json, page: text, notice: notes.join('\n') };
  const next = ['check', 'use'].map((what) => `career-coach ladder ${what} ${quotedForShell(out)}`);
  return {
    json,
    page: async (style) =>
      (await import('../../views/ladder-files/files.js')).renderImport(
        { out, made, notes, next },
        style,
      ),
  };
};

/** An earlier result in the same place keeps its ids; only `--force` replaces it. */
async function previousLadder(
  out: string | undefined,
  force: boolean,
  files: LadderFiles,
): Promise<LadderFile | null> {
  if (out === undefined || !force) return null;
  try {
    return await files.readAuthored(out);
  } catch (error) {
    // The usual case: there is no such file yet.
    if (error instanceof CoachError && error.message.startsWith('cannot read')) return null;
    throw error;
  }
}

function titleFrom(file: string): string {
  const name = file === '-' ? '' : (file.split(/[\\/]/).at(-1) ?? '').replace(/\.[a-z]+$/i, '');
  const words = name.replace(/[-_.]+/g, ' ').trim();
  return words === '' ? 'My ladder' : capitalised(words);
}

async function asText(
  ladder: LadderFile,
  out: string | undefined,
  files: LadderFiles,
): Promise<string> {
  if (out !== undefined && /\.ya?ml$/i.test(out)) return files.asYaml(ladder);
  return `${JSON.stringify(ladder, null, 2)}\n`;
}
