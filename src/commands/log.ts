import { requireDay } from '../core/base/day.js';
import { CoachError } from '../core/base/errors.js';
import { newestFirst } from '../core/journal/fold.js';
import { findBehaviourId } from '../core/ladder/find-id.js';
import { privacyNote } from '../core/ladder/privacy-note.js';
import type { World } from '../world/world.js';
import { requireText } from './shared/check-text.js';
import { readJournalToWrite } from './shared/journal-state.js';
import type { Input, Result, Run } from './shared/run.js';

export const run: Run<'log'> = async (input, world) => {
  const { arguments: words, options } = input;
  const text = options.edit
    ? await textFromEditor(words, world)
    : await textFromArguments(words, world);
  if (text === null) return listEvidence(world);
  if (text === '') {
    world.notice('The text is empty; nothing was saved.');
    return {};
  }
  return saveEvidence(requireText(text, 'What happened'), input, world);
};

/** null without arguments. */
async function textFromArguments(words: readonly string[], world: World): Promise<string | null> {
  if (words.length === 0) return null;
  const text =
    words.length === 1 && words[0] === '-' ? await world.readInput('-') : words.join(' ');
  return requireText(text, 'What happened');
}

/** As in git: everything below is help. Above, lines that start with # count, too. */
const scissors = '# ------------------------ >8 ------------------------';

async function textFromEditor(words: readonly string[], world: World): Promise<string> {
  const help = [
    'What happened, in a line or two.',
    privacyNote(await world.ladder()),
    'Write above the scissors line; everything below it is ignored. An empty text saves nothing.',
  ].map((line) => `# ${line}\n`);
  const text = await world.edit(`${words.join(' ')}\n${scissors}\n${help.join('')}`, [
    'career-coach log "what happened"',
    'career-coach log -',
  ]);
  const [above = ''] = text.split(scissors);
  return above.replace(/\s+/g, ' ').trim();
}

async function saveEvidence(
  text: string,
  { options }: Input<'log'>,
  world: World,
): Promise<Result<'log'>> {
  const words = options.behaviour ?? [];
  // A line about no behaviour needs no ladder.
  const state = words.length === 0 ? null : await readJournalToWrite(world);
  const behaviours = words.map((word) =>
    state === null ? word : findBehaviourId(state.ladder, word),
  );
  const date = requireDay(options.date ?? 'today', world.today, '--date');
  if (date > world.today) {
    throw new CoachError(
      'usage',
      `${date} is in the future; evidence is about something that has happened`,
      ['use a day such as yesterday, 3 days ago or 2026-11-20'],
    );
  }
  const evidence = { date, text, behaviours: [...new Set(behaviours)] };
  const journal = state?.journal ?? (await world.store.journal());
  journal.append([{ type: 'evidence', ...evidence }]);
  return {
    json: { evidence },
    page: async (style) =>
      (await import('../views/terminal/pages.js')).renderEvidence(evidence, style),
  };
}

async function listEvidence(world: World): Promise<Result<'log'>> {
  const { state } = await readJournalToWrite(world);
  const evidence = newestFirst(state.evidence);
  return {
    json: { evidence },
    page: async (style) => (await import('../views/terminal/pages.js')).renderLog(evidence, style),
  };
}
