import { isLeap } from '../../core/checkin/agenda.js';
import type { Rateable } from '../../core/checkin/behaviours-to-rate.js';
import type { Answer } from '../../core/ladder/answers.js';
import { findBehaviour } from '../../core/ladder/find-in-ladder.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Ask, Choice } from '../../prompts/ask.js';

const askLater = 'later';

interface RatingQuestion {
  readonly message: string;
  readonly about?: readonly string[];
  /** Whether it's asked because something went well, so that a lower rating is more likely a slip. */
  readonly after?: 'success';
}

/** null if the person wants to be asked another time. */
export async function askRating(
  ask: Ask,
  ladder: Ladder,
  rateable: Rateable,
  question: RatingQuestion,
): Promise<Answer | null> {
  const { answer: last } = rateable;
  const answer = await askOnScale(ask, ladder, rateable, question);
  if (answer === null || last === null) return answer;
  const isFall = question.after === 'success' && answer < last;
  if (!isFall && !isLeap(last, answer)) return answer;
  const isMeant = await askWhetherMeant(ask, ladder, String(last), String(answer));
  return isMeant ? answer : await askRating(ask, ladder, rateable, question);
}

/** Proposes the last answer, but none that says less than what was just done. */
async function askOnScale(
  ask: Ask,
  ladder: Ladder,
  { behaviour, statement, answer: last }: Rateable,
  { message, about = [], after }: RatingQuestion,
): Promise<Answer | null> {
  const answers = answerChoices(ladder).map((answer) =>
    answer.value === String(last) ? { ...answer, label: `${answer.label} (last time)` } : answer,
  );
  // One point below held is what somebody does now and then.
  const least = after === 'success' ? ladder.scale.held - 1 : 1;
  const isProposed =
    typeof last === 'number' ? last >= least : last !== null && after !== 'success';
  const later = { value: askLater, label: 'Ask me another time', key: 's' };
  const choice = await ask.question<'one'>({
    kind: 'one',
    message: `${message} “${statement}”`,
    about,
    // On a small screen the scale must be in sight from where the pointer stands.
    choices: isProposed ? [...answers, later] : [later, ...answers],
    initial: isProposed ? String(last) : askLater,
    help: helpFor(ladder, behaviour),
  });
  if (choice === askLater) return null;
  return choice === 'earlier' || choice === 'no-opportunity' ? choice : Number(choice);
}

/** The scale, with the keys of the questionnaire. */
function answerChoices({ scale }: Pick<Ladder, 'scale'>): Choice[] {
  return [
    ...scale.points.map((point) => ({ ...point, value: `${point.value}`, key: `${point.value}` })),
    { ...scale.earlier, value: 'earlier', key: 'e' },
    { ...scale.noOpportunity, value: 'no-opportunity', key: '0' },
  ].map(({ meaning, ...choice }) => ({ ...choice, ...(meaning !== '' && { detail: meaning }) }));
}

function helpFor(ladder: Ladder, id: string): string[] {
  const behaviour = findBehaviour(ladder, id)?.behaviour;
  const { looksLike = [], doesNotCount = null } = behaviour ?? {};
  return [
    ...looksLike.map((text) => `Counts: ${text}`),
    ...(doesNotCount === null ? [] : [`Doesn't count: ${doesNotCount}`]),
    ...answerChoices(ladder).map(({ label, detail }) =>
      detail === undefined ? label : `${label}: ${detail}`,
    ),
  ];
}

/** A stray key rates as well as a person does: Enter shows the scale again, and no key of the scale answers here. */
async function askWhetherMeant(
  ask: Ask,
  ladder: Ladder,
  last: string,
  chosen: string,
): Promise<boolean> {
  const answers = answerChoices(ladder);
  const labelOf = (wanted: string) =>
    answers.find(({ value }) => value === wanted)?.label ?? wanted;
  const choice = await ask.question<'one'>({
    kind: 'one',
    message: `From “${labelOf(last)}” to “${labelOf(chosen)}”: is that right?`,
    choices: [
      { value: 'again', label: 'No, rate it again', key: 'n' },
      { value: 'new', label: `Yes, “${labelOf(chosen)}” from now on`, key: 'y' },
    ],
    initial: 'again',
  });
  return choice === 'new';
}
