import { splitList } from '../../command-table/options.js';
import { CoachError } from '../../core/base/errors.js';
import { behavioursOfPlan, knownBehaviours } from '../../core/evidence/behaviours-to-offer.js';
import type { SuggestedBehaviour } from '../../core/evidence/suggest-behaviours.js';
import { searchBehaviours } from '../../core/evidence/suggest-behaviours.js';
import { isOwn } from '../../core/journal/own.js';
import type { State } from '../../core/journal/state.js';
import { newestFirst } from '../../core/journal/state.js';
import { findBehaviourId } from '../../core/ladder/find-id.js';
import { allBehaviours, statementOf } from '../../core/ladder/find-in-ladder.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Ask, Choice } from '../../prompts/ask.js';
import { orBack } from './ask.js';

/** Choices that are no behaviour; ids have no blank. */
const search = 'by words';
const back = 'go back';
const keep = 'keep it';
const none = 'none of them';

/** What a person works on, and what was noted of it. */
type Work = Pick<State, 'actions' | 'evidence'>;

/**
 * The behaviours that a line shows: what the plan is about, or was noted lately, suggested ones, found by words or ids, or
 * picked from a level or habit. null: the person goes back one step.
 */
export async function askBehaviours(
  ask: Ask,
  ladder: Ladder,
  suggestions: readonly SuggestedBehaviour[],
  work: Work = { actions: [], evidence: [] },
): Promise<string[] | null> {
  const first = choicesOfWork(ladder, work, suggestions);
  return await orBack(pick(ask, ladder, [...first, ...suggestions.map(choiceOf)]));
}

/** The same for a line that has some, or none, already. */
export async function askOtherBehaviours(
  ask: Ask,
  ladder: Ladder,
  suggestions: readonly SuggestedBehaviour[],
  has: readonly string[],
  work: Work,
): Promise<string[] | null> {
  const statements = has.map((id) => statementOf(ladder, id) ?? id);
  const stays = has.length === 0 ? 'None: leave it as it is' : `As before: ${statements.join(' ')}`;
  const others = choicesOfWork(ladder, work, suggestions).filter(
    ({ value }) => !has.includes(value),
  );
  const first = [
    { value: keep, label: stays },
    ...suggestions.map(choiceOf),
    ...others,
    ...(has.length === 0 ? [] : [{ value: none, label: 'None' }]),
  ];
  const message =
    has.length === 0 ? undefined : 'Which behaviour is it about? (Enter keeps what is there)';
  const chosen = await orBack(pick(ask, ladder, first, message));
  if (chosen?.[0] === none) return [];
  return chosen?.[0] === keep ? [...has] : chosen;
}

/** One behaviour out of all, behind other choices; null: the person goes back one step. */
export async function askOneBehaviour(
  ask: Ask,
  ladder: Ladder,
  message: string,
  first: readonly Choice[],
): Promise<string | null> {
  return (await orBack(pick(ask, ladder, first, message)))?.[0] ?? null;
}

async function pick(
  ask: Ask,
  ladder: Ladder,
  first: readonly Choice[],
  message = 'Which behaviour is it about?',
): Promise<string[] | null> {
  const groups = groupsOf(ladder);
  for (;;) {
    const chosen = await ask.question<'one'>({
      kind: 'one',
      message,
      leave: 'go back',
      typed: search,
      choices: [
        ...first,
        { value: search, label: 'Find it by words, or type its id' },
        ...groups.map(({ title }, index) => ({ value: `group ${index}`, label: title })),
      ],
    });
    const group = groups.find((_, index) => chosen === `group ${index}`);
    const isSearch = chosen.startsWith(search);
    if (!isSearch && group === undefined) return [chosen];
    const found =
      group === undefined
        ? await findByWords(ask, ladder, chosen.slice(search.length + 1))
        : await pickFrom(ask, group.title, group.behaviours);
    if (found !== null) return found;
  }
}

function choiceOf({ behaviour, statement, example }: SuggestedBehaviour): Choice {
  const found = example === undefined ? {} : { detail: `For instance: ${example}` };
  return { value: behaviour, label: statement, ...found };
}

/** As many as leave room for the rest of the list. */
const mostNoted = 2;

/** What the plan is about, then what was noted last. */
function choicesOfWork(
  ladder: Ladder,
  { actions, evidence }: Work,
  suggestions: readonly SuggestedBehaviour[],
): Choice[] {
  const isSuggested = (id: string) => suggestions.some(({ behaviour }) => behaviour === id);
  const planned = behavioursOfPlan(ladder, actions).filter((one) => !isSuggested(one.behaviour));
  const noted = newestFirst(evidence.filter(isOwn))
    .flatMap(({ behaviours }) => behaviours)
    .filter((id) => !isSuggested(id) && planned.every(({ behaviour }) => behaviour !== id));
  const labelled = (label: string) => (one: SuggestedBehaviour) => ({
    value: one.behaviour,
    label: `${label}: ${one.statement}`,
  });
  return [
    ...planned.map(labelled('Of your plan')),
    ...knownBehaviours(ladder, noted).slice(0, mostNoted).map(labelled('Noted lately')),
  ];
}

interface Group {
  readonly title: string;
  readonly behaviours: readonly SuggestedBehaviour[];
}

function groupsOf(ladder: Ladder): Group[] {
  const groups = new Map<string, SuggestedBehaviour[]>();
  for (const { behaviour, level, strand } of allBehaviours(ladder)) {
    const title =
      level === undefined ? `Habit: ${strand.title}` : `Level ${level.rank}: ${level.title}`;
    const known = groups.get(title) ?? [];
    groups.set(title, [...known, { behaviour: behaviour.id, statement: behaviour.statement }]);
  }
  return [...groups].map(([title, behaviours]) => ({ title, behaviours }));
}

async function pickFrom(
  ask: Ask,
  message: string,
  behaviours: readonly SuggestedBehaviour[],
): Promise<string[] | null> {
  const choices = [...behaviours.map(choiceOf), { value: back, label: 'None of these' }];
  const chosen = await orBack(
    ask.question<'one'>({ kind: 'one', message, choices, leave: 'go back' }),
  );
  return chosen === null || chosen === back ? null : [chosen];
}

/** @param begun what was typed in the list already */
async function findByWords(ask: Ask, ladder: Ladder, begun: string): Promise<string[] | null> {
  const isFound = begun !== '' && wordsProblem(ladder, begun) === null;
  const words = isFound ? begun.trim() : await askForWords(ask, ladder, begun);
  if (words === '') return null;
  const ids = idsIn(ladder, words) ?? [];
  const others = searchBehaviours(ladder, words).filter(
    ({ behaviour }) => !ids.includes(behaviour),
  );
  // "present" may be the beginning of an id, and a word of other behaviours.
  const isClear = ids.length > 1 || others.length === 0 || ids.includes(words);
  if (ids.length > 0 && isClear) return ids;
  const meant = ids.map((id) => ({
    behaviour: id,
    statement: statementOf(ladder, id) ?? id,
  }));
  return await pickFrom(ask, 'Which one?', [...meant, ...others]);
}

/** Empty: back. Leaving this question is going back, too. */
async function askForWords(ask: Ask, ladder: Ladder, begun: string): Promise<string> {
  const question = ask.question<'text'>({
    kind: 'text',
    back: true,
    message: 'Words from the behaviour, or its id (Enter goes back)',
    search: true,
    ...(begun !== '' && { initial: begun, filled: true }),
    problem: (text) => wordsProblem(ladder, text),
  });
  return (await orBack(question))?.trim() ?? '';
}

/** The ids that a text lists, or how they start; null where it holds other words. */
function idsIn(ladder: Ladder, text: string): string[] | null {
  try {
    const ids = splitList([text]).map((word) => findBehaviourId(ladder, word));
    return ids.length === 0 ? null : [...new Set(ids)];
  } catch (error) {
    if (error instanceof CoachError) return null;
    throw error;
  }
}

function wordsProblem(ladder: Ladder, text: string): string | null {
  return text.trim() === '' ||
    idsIn(ladder, text) !== null ||
    searchBehaviours(ladder, text).length > 0
    ? null
    : 'No behaviour has these words: try others, or leave it empty to pick from a level';
}
