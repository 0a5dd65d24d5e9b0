import { CoachError } from '../../core/base/errors.js';
import { requireLinks } from '../../core/evidence/links.js';
import type { SuggestedBehaviour } from '../../core/evidence/suggest-behaviours.js';
import { findBehaviourId } from '../../core/ladder/find-id.js';
import { privacyNote } from '../../core/ladder/privacy-note.js';
import type { World } from '../../world/world.js';
import { requirePastDay, requireText } from '../shared/check-text.js';
import { readJournalToWrite } from '../shared/journal-state.js';
import type { Input, Result, Run } from '../shared/run.js';

export const run: Run<'log'> = async (input, world) => {
  const { arguments: words, options } = input;
  const text = options.edit
    ? await textFromEditor(words, world)
    : await textFromArguments(words, world);
  if (text === null) return listEvidence(input, world);
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
  refuseListOptions(options);
  const words = options.behaviour ?? [];
  // A line about no behaviour needs no ladder.
  const state = words.length === 0 ? null : await readJournalToWrite(world);
  const behaviours = words.map((word) =>
    state === null ? word : findBehaviourId(state.ladder, word),
  );
  const date = requirePastDay(options.date ?? 'today', world.today);
  const links = requireLinks(options.link ?? []);
  const line = {
    ...{ date, text, behaviours: [...new Set(behaviours)] },
    ...(links.length > 0 && { links }),
  };
  const journal = state?.journal ?? (await world.store.journal());
  const [event] = journal.append([{ type: 'evidence', ...line }]);
  const evidence = { id: event?.id ?? '', ...line };
  const suggestions = behaviours.length > 0 ? [] : await suggestionsFor(text, world);
  return {
    json: { evidence, ...(suggestions.length > 0 && { suggestions }) },
    page: async (style) =>
      (await import('../../views/terminal/pages.js')).renderEvidence(evidence, suggestions, style),
  };
}

/** None where the ladder cannot be read: the line is saved, and that is what counts. */
async function suggestionsFor(text: string, world: World): Promise<SuggestedBehaviour[]> {
  const { suggestBehaviours } = await import('../../core/evidence/suggest-behaviours.js');
  try {
    return suggestBehaviours(await world.ladder(), text);
  } catch (error) {
    if (error instanceof CoachError) return [];
    throw error;
  }
}

/** With a text, the options of the list have no meaning, and would be dropped without a word. */
function refuseListOptions({ since, until, linked }: Input<'log'>['options']): void {
  if (since === undefined && until === undefined && linked === undefined) return;
  throw new CoachError(
    'usage',
    '--since, --until and --linked choose which lines are listed; they do not go with a text',
    [
      'career-coach log --since "3 months ago"',
      'career-coach log "what happened" --date yesterday',
    ],
  );
}

async function listEvidence({ options }: Input<'log'>, world: World): Promise<Result<'log'>> {
  const { state } = await readJournalToWrite(world);
  const { filterFrom } = await import('./filter.js');
  const { selectEvidence } = await import('../../core/evidence/select.js');
  const filter = await filterFrom(options, world);
  const evidence = selectEvidence(state.evidence, filter);
  return {
    json: { evidence },
    page: async (style) =>
      (await import('../../views/terminal/pages.js')).renderLog(evidence, state.evidence, style),
  };
}
