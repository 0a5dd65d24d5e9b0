import { quotedForShell } from '../../core/base/quote-for-shell.js';
import type { Run } from '../shared/run.js';

/** Writes a small ladder that is sound as it is, with comments that say what goes where. */
export const run: Run<'ladder new'> = async ({ arguments: [file], options }, world) => {
  const isYaml = file !== undefined && /\.ya?ml$/i.test(file);
  const text = await world.readPackaged(`starter/ladder.${isYaml ? 'yaml' : 'json'}.txt`);
  if (file === undefined) return { json: { out: null, text }, page: text };
  await world.writeOutput(file, text, options.force ?? false);
  const check = `career-coach ladder check ${quotedForShell(file)}`;
  return {
    json: { out: file, text },
    page: async (style) =>
      (await import('../../views/ladder-files/files.js')).renderNew(
        { out: file, next: [check] },
        style,
      ),
  };
};
