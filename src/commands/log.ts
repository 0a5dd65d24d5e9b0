import { requireDay } from '../core/base/day.js';
import { CoachError } from '../core/base/errors.js';
import { newestFirst } from '../core/journal/fold.js';
import { findBehaviourId } from '../core/ladder/find-id.js';
import { privacyNote } from '../core/ladder/privacy-note.js';
import type { World } from '../world/world.js';
import { givenText } from './shared/check-text.js';
import { readJournal } from './shared/journal-state.js';
import type { Input, Result, Run } from './shared/run.js';

export const run: Run<'log'> = async (input, world) => {
  const { arguments: words, options } = input;
  const text = options.edit ? await written(words, world) : await said(words, world);
  if (text === null) return list(world);
  if (text === '') {
    world.notice('Nothing was written, nothing was kept.');
    return {};
  }
  return keep(givenText(text, 'What happened'), input, world);
};

/** What the arguments say; null: nothing. */
async function said(words: readonly string[], world: World): Promise<string | null> {
  if (words.length === 0) return null;
  const text =
    words.length === 1 && words[0] === '-' ? await world.readInput('-') : words.join(' ');
  return givenText(text, 'What happened');
}

/** As git has it. What stands below is help; above it every line counts, "#123 is fixed" too. */
const scissors = '# ------------------------ >8 ------------------------';

/** What the person writes in their editor, without the lines that were there to help. */
async function written(words: readonly string[], world: World): Promise<string> {
  const help = [
    'What happened, in a line or two.',
    privacyNote(await world.ladder()),
    'Write above the line with the scissors; all from there on is left out. An empty text keeps nothing.',
  ].map((line) => `# ${line}\n`);
  const text = await world.edit(`${words.join(' ')}\n${scissors}\n${help.join('')}`, [
    'career-coach log "what happened"',
    'career-coach log -',
  ]);
  const [above = ''] = text.split(scissors);
  return above.replace(/\s+/g, ' ').trim();
}

async function keep(text: string, { options }: Input<'log'>, world: World): Promise<Result<'log'>> {
  const ladder = await world.ladder();
  const behaviours = (options.behaviour ?? []).map((word) => findBehaviourId(ladder, word));
  const date = requireDay(options.date ?? 'today', world.today, '--date');
  if (date > world.today) {
    throw new CoachError('usage', `${date} is still to come; evidence is of what happened`, [
      'a day such as yesterday, 3 days ago or 2026-11-20',
    ]);
  }
  const evidence = { date, text, behaviours: [...new Set(behaviours)] };
  const journal = await world.store.journal();
  journal.append([{ type: 'evidence', ...evidence }]);
  return {
    json: { evidence },
    page: async (style) =>
      (await import('../views/terminal/pages.js')).renderEvidence(evidence, style),
  };
}

async function list(world: World): Promise<Result<'log'>> {
  const { state } = await readJournal(world);
  const evidence = newestFirst(state.evidence);
  return {
    json: { evidence },
    page: async (style) => (await import('../views/terminal/pages.js')).renderLog(evidence, style),
  };
}
