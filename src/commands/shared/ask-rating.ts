import type { Rateable } from '../../core/checkin/agenda.js';
import type { Answer } from '../../core/ladder/answers.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Ask } from '../../prompts/ask.js';

const askLater = 'later';

/** null if the person wants to be asked another time. */
export async function askRating(
  ask: Ask,
  { scale }: Pick<Ladder, 'scale'>,
  { statement, proposed }: Rateable,
  message: string,
): Promise<Answer | null> {
  const choice = await ask.question({
    kind: 'one',
    message: `${message} ${statement}`,
    choices: [
      ...scale.points.map(({ value, label, meaning }) => ({
        value: String(value),
        label,
        ...(meaning !== '' && { detail: meaning }),
      })),
      { value: 'earlier', label: scale.earlier.label, detail: scale.earlier.meaning },
      {
        value: 'no-opportunity',
        label: scale.noOpportunity.label,
        detail: scale.noOpportunity.meaning,
      },
      { value: askLater, label: 'Ask me another time' },
    ],
    initial: String(proposed),
  });
  if (choice === askLater) return null;
  return choice === 'earlier' || choice === 'no-opportunity' ? choice : Number(choice);
}
