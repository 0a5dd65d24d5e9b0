import type { Rateable } from '../../core/checkin/agenda.js';
import type { Answer } from '../../core/ladder/answers.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Ask } from '../../prompts/ask.js';

const askLater = 'later';

/** Proposes the last answer. null if the person wants to be asked another time. */
export async function askRating(
  ask: Ask,
  { scale }: Pick<Ladder, 'scale'>,
  { statement, answer: last }: Rateable,
  { message, about = [] }: { readonly message: string; readonly about?: readonly string[] },
): Promise<Answer | null> {
  const answers = [
    ...scale.points.map((point) => ({ ...point, value: String(point.value) })),
    { ...scale.earlier, value: 'earlier' },
    { ...scale.noOpportunity, value: 'no-opportunity' },
  ];
  const choice = await ask.question({
    kind: 'one',
    message: `${message} “${statement}”`,
    about,
    choices: [
      ...answers.map(({ value, label, meaning }) => ({
        value,
        label: value === String(last) ? `${label} (last time)` : label,
        ...(meaning !== '' && { detail: meaning }),
      })),
      { value: askLater, label: 'Ask me another time' },
    ],
    initial: last === null || last === 'skip' ? askLater : String(last),
  });
  if (choice === askLater) return null;
  return choice === 'earlier' || choice === 'no-opportunity' ? choice : Number(choice);
}
