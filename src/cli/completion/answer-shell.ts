import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { commands } from '../../command-table/commands.js';
import type { IdKind } from '../../command-table/options.js';
import { decideUnicode } from '../../core/base/screen.js';
import { keyTable } from '../../prompts/questionnaire/keys.js';
import { standardOutput } from '../../store/files/standard-output.js';
import { settingsState } from '../../store/settings/read.js';
import { typeset } from '../../text/signs.js';
import { createWorld } from '../../world/create-world.js';
import { helpTopics } from '../help/topics.js';
import type { Candidate } from './candidates.js';
import { answerTo, placeAt } from './candidates.js';
import { knownIds } from './known-ids.js';

/**
 * Answers a shell that wants to know what can stand at the cursor: `career-coach complete -- WORDS`, in the protocol
 * of @bomb.sh/tab. What goes wrong is nothing to show somebody who types, and looking changes nothing.
 */
export async function answerShell(
  words: readonly string[],
  process: NodeJS.Process,
  root: string,
): Promise<void> {
  const topics = Object.entries(helpTopics(keyTable));
  const place = placeAt(
    words,
    commands,
    topics.map(([value, { summary }]) => ({ value, about: summary })),
  );
  const ids = isIdKind(place.kind) ? await idsOf(place.kind, words, process, root) : [];
  const { on: unicode } = decideUnicode(process.env, {});
  standardOutput.write(typeset(answerTo(place, ids), { unicode }));
}

function isIdKind(kind: IdKind | 'file' | 'folder' | null): kind is IdKind {
  return kind !== null && kind !== 'file' && kind !== 'folder';
}

async function idsOf(
  kind: IdKind,
  words: readonly string[],
  process: NodeJS.Process,
  root: string,
): Promise<readonly Candidate[]> {
  try {
    const home = valueIn(words, 'home');
    const profile = valueIn(words, 'profile');
    const where = {
      ...(home !== undefined && { home }),
      ...(profile !== undefined && { profile }),
    };
    const world = await createWorld(process, { ...where, quiet: true }, root);
    const { folder } = world.store;
    if (kind === 'profile')
      return readdirSync(dirname(folder)).map((value) => ({ value, about: '' }));
    // Reading broken settings would set them aside.
    return typeof settingsState(folder) === 'object' ? [] : await knownIds(kind, world);
  } catch {
    return [];
  }
}

/** The value of an option among words that are not complete yet. */
function valueIn(words: readonly string[], name: string): string | undefined {
  const at = words.lastIndexOf(`--${name}`);
  const joined = words.findLast((word) => word.startsWith(`--${name}=`));
  return at >= 0 && at < words.length - 2 ? words[at + 1] : joined?.slice(name.length + 3);
}
