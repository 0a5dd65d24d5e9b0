import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { requirePastDay } from '../../core/base/read-day.js';
import { requireLinks } from '../../core/evidence/links.js';
import type { SuggestedBehaviour } from '../../core/evidence/suggest-behaviours.js';
import type { Evidence } from '../../core/journal/state.js';
import { findBehaviourId } from '../../core/ladder/find-id.js';
import { behavioursById } from '../../core/ladder/find-in-ladder.js';
import { privacyNote } from '../../core/ladder/privacy-note.js';
import { openBehaviours } from '../../core/plan/action-status.js';
import { stateOf } from '../../core/plan/ladder-words.js';
import type { Journal, World } from '../../world/world.js';
import { requireNote, requireText } from '../shared/check-text.js';
import { readJournalToWrite } from '../shared/journal-state.js';
import type { Input, Result, Run } from '../shared/run.js';

export const run: Run<'log'> = async (input, world) => {
  const { arguments: words, options } = input;
  if (words.length === 0 && !options.edit) return listEvidence(input, world);
  // Before anything is written: no editor opens for a command that cannot end well.
  const about = await aboutEvidence(input, world);
  if (options.edit) {
    return world.edit(editorPage(words), instead, async (written) =>
      saveEvidence(entriesOf(written), { ...about, isAsked: false }, world),
    );
  }
  const fromInput = words.length === 1 && words[0] === '-';
  const entries = entriesOf(fromInput ? await world.readInput('-') : words.join(' '));
  if (entries.length === 0) requireText('', 'The text');
  const isAsked = !fromInput && !options.json && !world.quiet && world.out.screen.terminal;
  return saveEvidence(entries, { ...about, isAsked }, world);
};

const instead = ['career-coach log "what happened"', 'career-coach log -'];

interface About {
  readonly date: string;
  readonly behaviours: string[];
  /** What they say: the beginning of an id may have meant another. */
  readonly statements: string[];
  readonly links: string[];
  readonly journal: Journal;
}

async function aboutEvidence(input: Input<'log'>, world: World): Promise<About> {
  const { options } = input;
  refuseListOptions(options);
  const date = requirePastDay(options.date ?? 'today', world.today, '--date');
  const links = [...requireLinks(options.link ?? [])];
  const words = options.behaviour ?? [];
  // A line about no behaviour needs no ladder.
  const state = words.length === 0 ? null : await readJournalToWrite(world);
  const journal = state?.journal ?? (await world.store.journal());
  if (state === null) return { date, behaviours: [], statements: [], links, journal };
  const { ladder } = state;
  const planned = [...openBehaviours(state.state.actions)];
  const behaviours = [...new Set(words.map((word) => findBehaviourId(ladder, word, planned)))];
  const known = behavioursById(ladder);
  const statements = behaviours.flatMap((id) => known.get(id)?.behaviour.statement ?? []);
  return { date, behaviours, statements, links, journal };
}

/** As in git: everything below it is help. Above it, lines that start with # count. */
const scissors = '# ------------------------ >8 ------------------------';

function editorPage(words: readonly string[]): string {
  const help = [
    'What happened, a line for each thing. Indent a line to continue the one above it.',
    privacyNote,
    'Write above the scissors line; everything below it is ignored. An empty text saves nothing.',
  ].map((line) => `# ${line}\n`);
  return `${words.join(' ')}\n${scissors}\n${help.join('')}`;
}

/**
 * The entries of a text, one for each line, without the bullets and numbers of a list. An indented line that is no
 * list item continues the line above it.
 */
function entriesOf(text: string): string[] {
  const [above = ''] = text.split(scissors);
  const lines = above.split(/\r\n|[\n\r\u2028\u2029]/);
  const entries: string[] = [];
  let continues = false;
  for (const line of lines) {
    // A number alone may belong to the sentence.
    const item = (lines.length > 1 ? listItem : bullet).exec(line);
    const words = clean(item === null ? line : line.slice(item[0].length)).replace(/\s+/g, ' ');
    const indented = item === null && /^\s/.test(line);
    if (words === '') continues = false;
    else if (indented && continues) entries.push(`${entries.pop()} ${words}`);
    else entries.push(words);
    if (words !== '') continues = true;
  }
  return entries;
}

const bullet = /^\s*[-*+•‣–—]\s+/;
const listItem = /^\s*(?:[-*+•‣–—]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/;

/** Saves all entries or none. */
async function saveEvidence(
  texts: readonly string[],
  { date, behaviours, statements, links, journal, isAsked }: About & { readonly isAsked: boolean },
  world: World,
): Promise<Result<'log'>> {
  if (texts.length === 0) {
    world.notice('The text is empty; nothing was saved.');
    return {};
  }
  const lines = texts.map((text) => ({
    date,
    text:
      texts.length === 1
        ? requireNote(text, 'The text', 'career-coach log "what happened"')
        : requireNote(text, `"${text.slice(0, 40)}…"`, 'nothing was saved: take this line out'),
    behaviours,
    ...(links.length > 0 && { links }),
  }));
  // Once: for the first line of all. The editor shows it before anything is written.
  if (isAsked && isFirst(journal)) world.notice(`${privacyNote} ${toReword}`);
  // An action that it finishes is finished in the same sitting: it came of that.
  const sitting = isAsked && lines.length === 1 ? world.newId() : undefined;
  const events = journal.append(
    lines.map((line) => ({
      type: 'evidence',
      ...(sitting !== undefined && { sitting }),
      ...line,
    })),
  );
  const all = lines.map((line, index) => ({ id: events[index]?.id ?? '', ...line }));
  const [evidence] = all;
  if (evidence === undefined || all.length > 1) {
    return {
      json: { evidence: all },
      page: async (style) => {
        const { renderEvidence } = await import('../../views/terminal/evidence/log.js');
        return all
          .map((line, index) =>
            renderEvidence(line, { statements: index === all.length - 1 ? statements : [] }, style),
          )
          .join('');
      },
    };
  }
  const found = await suggestionsFor(evidence.text, journal, world);
  const suggestions = behaviours.length > 0 ? [] : (found ?? []);
  const asked =
    sitting === undefined || found === null
      ? null
      : await askAboutLine(evidence, { suggestions, sitting }, world);
  return {
    json: { evidence, ...(suggestions.length > 0 && { suggestions }) },
    page: async (style) =>
      (await import('../../views/terminal/evidence/log.js')).renderEvidence(
        evidence,
        {
          statements: asked?.statements ?? statements,
          ...(asked === null && found !== null && behaviours.length === 0 && { suggestions }),
          done: asked?.done ?? null,
        },
        style,
      ),
  };
}

const toReword = 'To reword what you noted: career-coach log edit last';

/** null: nobody is there to ask. */
async function askAboutLine(
  evidence: Evidence,
  about: { readonly suggestions: readonly SuggestedBehaviour[]; readonly sitting: string },
  world: World,
) {
  const { personToAsk } = await import('../shared/ask.js');
  const ask = await personToAsk({}, world);
  if (ask === null) return null;
  return (await import('./ask-about-line.js')).askAboutLine(ask, evidence, about, world);
}

function isFirst(journal: Journal): boolean {
  return journal.read().events.every(({ type }) => type !== 'evidence' && type !== 'checkin');
}

/** null where the ladder cannot be read: the note is saved, and that is what counts. */
async function suggestionsFor(
  text: string,
  journal: Journal,
  world: World,
): Promise<SuggestedBehaviour[] | null> {
  const { behavioursMeant } = await import('../../core/evidence/behaviours-to-offer.js');
  try {
    const ladder = await world.ladder();
    return behavioursMeant(ladder, text, stateOf(ladder, journal.read().events).actions);
  } catch (error) {
    if (error instanceof CoachError) return null;
    throw error;
  }
}

/** With a text, the options of the list have no meaning, and would be dropped without a word. */
function refuseListOptions({ since, until, linked }: Input<'log'>['options']): void {
  if (since === undefined && until === undefined && linked === undefined) return;
  throw new CoachError(
    'usage',
    '--since, --until and --linked choose which notes are listed; they do not go with a text',
    [
      'career-coach log --since "3 months ago"',
      'career-coach log "what happened" --date yesterday',
    ],
  );
}

async function listEvidence({ options }: Input<'log'>, world: World): Promise<Result<'log'>> {
  if (options.link !== undefined) {
    throw new CoachError('usage', '--link goes with a text; --linked lists the notes with a link', [
      'career-coach log --linked',
      'career-coach log "what happened" --link LINK',
    ]);
  }
  const journalState = await readJournalToWrite(world);
  const { state } = journalState;
  const { filterFrom } = await import('./filter.js');
  const { selectEvidence } = await import('../../core/evidence/select.js');
  const { date, ...others } = options;
  const day = date === undefined ? undefined : requirePastDay(date, world.today, '--date');
  const on = day === undefined ? {} : { since: day, until: day };
  const filter = await filterFrom({ ...others, ...on }, world, journalState);
  const evidence = selectEvidence(state.evidence, filter);
  return {
    json: { evidence },
    page: async (style) =>
      (await import('../../views/terminal/evidence/log.js')).renderLog(evidence, state, style),
  };
}
