import { onceEach } from '../../core/evidence/behaviours-to-offer.js';
import type { SuggestedBehaviour } from '../../core/evidence/suggest-behaviours.js';
import { findBehaviour } from '../../core/ladder/find-in-ladder.js';
import { isOwnAction } from '../../core/plan/own-action.js';
import type { ActionWords } from '../../core/plan/plan-change.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { type Ask, type Choice, Left } from '../../prompts/ask.js';
import { ended } from '../../views/text/words.js';
import type { JournalState } from './journal-state.js';

/** Ids have no blank. */
const none = 'none of these';
const all = 'another one';

const mostOffered = 3;

type Ladders = Pick<JournalState, 'ladder' | 'report'>;

/**
 * Ties an action in the person's own words to the behaviour that it practises, so that it is asked about once the action
 * is done. null: it has one already, the words tell nothing, or the person says that none fits.
 *
 * @param isNew whether all behaviours are offered where the words tell nothing
 */
export async function askPractised(
  ask: Ask,
  { ladder }: Pick<JournalState, 'ladder'>,
  {
    id,
    behaviour = null,
    title = '',
    act = '',
  }: Pick<KeptAction, 'id' | 'behaviour' | 'title' | 'act'>,
  why = "Once it's done, the next check-in asks you to rate that behaviour again.",
  isNew = false,
): Promise<string | null> {
  if (behaviour !== null || !isOwnAction(id)) return null;
  const text = act === '' ? title : act;
  const suggestions = await matchesOf(ladder, text);
  const message = practisedQuestion(title);
  const [first] = suggestions;
  if (first === undefined) return isNew ? askAmongAll(ask, ladder, message, text) : null;
  for (;;) {
    const chosen = await ask.question({
      kind: 'one',
      message,
      about: [why],
      choices: [
        ...suggestions.map(choiceOf),
        { value: all, label: 'Pick from all behaviours' },
        { value: none, label: 'None of these' },
      ],
      initial: first.behaviour,
    });
    if (chosen === none) return null;
    if (chosen !== all) return chosen;
    const { askOneBehaviour } = await import('./ask-behaviour.js');
    const picked = await askOneBehaviour(ask, ladder, message, []);
    if (picked !== null) return picked;
  }
}

/** Enter alone chooses none, since one shared word is a guess; typed words find one. */
async function askAmongAll(
  ask: Ask,
  ladder: Ladder,
  message: string,
  text: string,
): Promise<string | null> {
  const { askOneBehaviour } = await import('./ask-behaviour.js');
  const guesses = (await matchesOf(ladder, text, 1)).map(choiceOf);
  const first = [{ value: none, label: 'None' }, ...guesses];
  const picked = await askOneBehaviour(ask, ladder, message, first);
  if (picked === null) throw new Left('quit', undefined, true);
  return picked === none ? null : picked;
}

/** The same for an action that exists already: all behaviours, with the most relevant first. */
export async function askOtherPractised(
  ask: Ask,
  { ladder, report }: Ladders,
  { behaviour = null, title = '', act = '' }: Pick<ActionWords, 'behaviour' | 'title' | 'act'>,
): Promise<string | null> {
  const suggestions = await matchesOf(ladder, act === '' ? title : act);
  const first = onceEach([...suggestions, ...leadingGaps(report)]);
  const { askOneBehaviour } = await import('./ask-behaviour.js');
  const noChoice = { value: none, label: 'None' };
  const now = behaviour === null ? null : findBehaviour(ladder, behaviour);
  const chosen = await askOneBehaviour(ask, ladder, practisedQuestion(title), [
    // First, so that Enter alone changes nothing.
    now === null
      ? noChoice
      : { value: now.behaviour.id, label: `As before: ${now.behaviour.statement}` },
    ...first.filter((one) => one.behaviour !== behaviour).map(choiceOf),
    ...(now === null ? [] : [noChoice]),
  ]);
  if (chosen === null) return behaviour;
  return chosen === none ? null : chosen;
}

function practisedQuestion(title: string): string {
  return `Which behaviour does this practise? ${ended(title)}`;
}

function choiceOf({ behaviour, statement }: SuggestedBehaviour): Choice {
  return { value: behaviour, label: statement };
}

/** What decides the level, or the first gaps: the words of an action may match other behaviours. */
function leadingGaps(report: Ladders['report']): readonly SuggestedBehaviour[] {
  return report?.gaps.slice(0, mostOffered) ?? [];
}

/** The behaviours whose statements have the words, the likeliest first. */
async function matchesOf(ladder: Ladder, text: string, least?: number) {
  const { isStrongMatch, searchBehaviours } = await import(
    '../../core/evidence/suggest-behaviours.js'
  );
  return searchBehaviours(ladder, text)
    .filter(({ statement }) => isStrongMatch(ladder, text, statement, least))
    .slice(0, mostOffered);
}
