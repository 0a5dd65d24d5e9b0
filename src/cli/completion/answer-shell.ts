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
import { findCursorPlace, renderCandidates } from './candidates.js';
import { idCandidates } from './id-candidates.js';

/**
 * Runs `career-coach complete -- WORDS` in the protocol of @bomb.sh/tab. Errors yield no candidates, since a message
 * would land in the line being typed; files stay unchanged.
 */
export async function answerShell(
  words: readonly string[],
  process: NodeJS.Process,
  root: string,
): Promise<void> {
  const topics = Object.entries(helpTopics(keyTable));
  const place = findCursorPlace(
    words,
    commands,
    topics.map(([value, { summary }]) => ({ value, about: summary })),
  );
  const ids = isIdKind(place.kind) ? await idsOf(place.kind, words, process, root) : [];
  const { on: unicode } = decideUnicode(process.env, {});
  standardOutput.write(typeset(renderCandidates(place, ids), { unicode }));
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
    const home = optionValue(words, 'home');
    const profile = optionValue(words, 'profile');
    const location = {
      ...(home !== undefined && { home }),
      ...(profile !== undefined && { profile }),
    };
    const world = await createWorld(process, { ...location, quiet: true }, root);
    const { folder } = world.store;
    if (kind === 'profile')
      return readdirSync(dirname(folder)).map((value) => ({ value, about: '' }));
    // Reading broken settings would set them aside.
    return typeof settingsState(folder) === 'object' ? [] : await idCandidates(kind, world);
  } catch {
    return [];
  }
}

/** Ignores an option at the cursor, whose value is still being typed. */
function optionValue(words: readonly string[], name: string): string | undefined {
  const index = words.lastIndexOf(`--${name}`);
  const withEquals = words.findLast((word) => word.startsWith(`--${name}=`));
  return index >= 0 && index < words.length - 2
    ? words[index + 1]
    : withEquals?.slice(name.length + 3);
}
