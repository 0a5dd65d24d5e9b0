import { isOwn } from '../../core/plan/suggestions.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Ask } from '../../prompts/ask.js';
import { ended } from '../../views/text/words.js';

/** Ids have no blank. */
const none = 'none of these';

const mostOffered = 3;

/**
 * Ties an action in the person's own words to the behaviour that it practises, so that it is asked about once the action
 * is done. null: it has one already, the words tell nothing, or the person says that none fits.
 */
export async function askPractised(
  ask: Ask,
  ladder: Ladder,
  {
    id,
    behaviour = null,
    title = '',
    act = '',
  }: Pick<KeptAction, 'id' | 'behaviour' | 'title' | 'act'>,
  why = "Once it's done, the next check-in asks you to rate that behaviour again.",
): Promise<string | null> {
  if (behaviour !== null || !isOwn(id)) return null;
  const { isStrongMatch, searchBehaviours, suggestBehaviours } = await import(
    '../../core/evidence/suggest-behaviours.js'
  );
  const text = act === '' ? title : act;
  const likely = suggestBehaviours(ladder, text);
  const found = likely.map((one) => one.behaviour);
  // Words of a statement tell more than those of its examples, however long the text is.
  const isStrong = ({ statement }: { readonly statement: string }) =>
    isStrongMatch(ladder, text, statement);
  const others = searchBehaviours(ladder, text).filter((one) => !found.includes(one.behaviour));
  const suggestions = [
    ...[...likely, ...others].filter(isStrong),
    ...likely.filter((one) => !isStrong(one)),
  ].slice(0, mostOffered);
  const [first] = suggestions;
  if (first === undefined) return null;
  const chosen = await ask.question({
    kind: 'one',
    message: `Which behaviour does this practise? ${ended(title)}`,
    about: [why],
    choices: [
      ...suggestions.map(({ behaviour: value, statement }) => ({ value, label: statement })),
      { value: none, label: 'None of these' },
    ],
    // A wrong tie asks for a rating of something else later, so Enter makes none on a few words.
    initial: isStrong(first) && found.includes(first.behaviour) ? first.behaviour : none,
  });
  return chosen === none ? null : chosen;
}
