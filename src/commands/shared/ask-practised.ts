import { onceEach } from '../../core/evidence/behaviours-to-offer.js';
import type { SuggestedBehaviour } from '../../core/evidence/suggest-behaviours.js';
import { findBehaviour } from '../../core/ladder/find-in-ladder.js';
import { isOwnAction } from '../../core/plan/own-action.js';
import type { ActionWords } from '../../core/plan/plan-change.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Ask, Choice } from '../../prompts/ask.js';
import { ended } from '../../views/text/words.js';
import type { JournalState } from './journal-state.js';

/** Ids have no blank. */
const none = 'none of these';
const all = 'another one';

const mostOffered = 3;
/** So many have a digit each, with the two choices after them. */
const mostListed = 7;

type Ladders = Pick<JournalState, 'ladder' | 'report'>;

/**
 * Ties an action in the person's own words to the behaviour that it practises, so that it is asked about once the action
 * is done. null: it has one already, the words tell nothing, or the person says that none fits.
 *
 * @param planned what the plan works on, for a new action, which is asked about whatever its words tell
 */
export async function askPractised(
  ask: Ask,
  { ladder, report }: Ladders,
  {
    id,
    behaviour = null,
    title = '',
    act = '',
  }: Pick<KeptAction, 'id' | 'behaviour' | 'title' | 'act'>,
  why = "Once it's done, the next check-in asks you to rate that behaviour again.",
  planned: readonly SuggestedBehaviour[] | null = null,
): Promise<string | null> {
  if (behaviour !== null || !isOwnAction(id)) return null;
  const { suggestions, initial } = await matchesOf(ladder, act === '' ? title : act);
  // What the words don't say seldom fits, so it is offered only where they say nothing.
  const others = planned === null ? [] : [...planned, ...leadingGaps(report)];
  const known = suggestions.length > 0 ? suggestions : others;
  if (known.length === 0) return null;
  const message = practisedQuestion(title);
  const choices = practisedChoices(known, initial);
  for (;;) {
    const chosen = await ask.question({
      kind: 'one',
      message,
      about: [why],
      choices,
      initial: initial ?? none,
    });
    if (chosen === none) return null;
    if (chosen !== all) return chosen;
    const { askOneBehaviour } = await import('./ask-behaviour.js');
    const picked = await askOneBehaviour(ask, ladder, message, []);
    if (picked !== null) return picked;
  }
}

/** Where none is sure to fit, that comes first. */
function practisedChoices(known: readonly SuggestedBehaviour[], initial: string | null): Choice[] {
  const noChoice = { value: none, label: 'None of these' };
  const found = [
    ...onceEach(known).slice(0, mostListed).map(choiceOf),
    { value: all, label: 'Pick from all behaviours' },
  ];
  return initial === null ? [noChoice, ...found] : [...found, noChoice];
}

/** The same for an action that exists already: all behaviours, with the most relevant first. */
export async function askOtherPractised(
  ask: Ask,
  { ladder, report }: Ladders,
  { behaviour = null, title = '', act = '' }: Pick<ActionWords, 'behaviour' | 'title' | 'act'>,
): Promise<string | null> {
  const { suggestions } = await matchesOf(ladder, act === '' ? title : act);
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

/** The behaviours that the words may mean, with the one that Enter may choose; null: none. */
async function matchesOf(ladder: Ladder, text: string) {
  const { isStrongMatch, searchBehaviours, suggestBehaviours } = await import(
    '../../core/evidence/suggest-behaviours.js'
  );
  const likely = suggestBehaviours(ladder, text);
  const found = likely.map((one) => one.behaviour);
  // Words of a statement tell more than those of its examples, however long the text is.
  const isStrong = ({ statement }: SuggestedBehaviour) => isStrongMatch(ladder, text, statement);
  const more = searchBehaviours(ladder, text).filter((one) => !found.includes(one.behaviour));
  const suggestions = [
    ...[...likely, ...more].filter(isStrong),
    ...likely.filter((one) => !isStrong(one)),
  ].slice(0, mostOffered);
  const [first] = suggestions;
  // A wrong tie asks for a rating of something else later, so Enter makes none on a few words.
  const isSure = first !== undefined && isStrong(first) && found.includes(first.behaviour);
  return { suggestions, initial: isSure ? first.behaviour : null };
}
