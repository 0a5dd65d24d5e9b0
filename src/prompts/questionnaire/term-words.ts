import type { Interview } from '../../core/interview/interview.js';
import type { QuestionOnScreen } from '../../core/interview/question-on-screen.js';
import { inWordsOf, replaceableTerm } from '../../core/ladder/fill-in-terms.js';
import { statementOf } from '../../core/ladder/find-in-ladder.js';

/** What the questionnaire says about the word for whom somebody works for. */

/** The key that puts in the person's own word, before the first question. */
export const ownWordKey = 'w';

/** So many questions say whom the ladder's own word means: then it is known. A word of the person's own is said once. */
const reminders = 3;

/** The word of the ladder that the person may replace by their own, before the first assessment; null: none. */
export function wordToReplace({ ladder, lastTime }: Interview): string | null {
  return lastTime === null ? replaceableTerm(ladder) : null;
}

/** Whom the questions mean, and `how` to replace the word, for screens that have room. */
export function termPoints(interview: Interview, how: (name: string) => string): string[] {
  const { ladder } = interview;
  const name = wordToReplace(interview);
  if (name === null) return [];
  const term = ladder.terms[name];
  const isReplaced = term?.one !== name;
  if (name !== 'customer') {
    return [`If another word than “${term?.one ?? name}” fits your work, ${how(name)}`];
  }
  return [
    isReplaced
      ? inWordsOf(
          ladder,
          `Questions read like this: “Asks {customers} what a request is for.” For another word, ${how(name)}`,
        )
      : `“Customer” means whoever you work for: a client, your users, another team. For your own word, ${how(name)}`,
  ];
}

/** Whom the word in the statement on the screen means, in the first questions that have it; null for the others. */
export function termReminder(interview: Interview, question: QuestionOnScreen): string | null {
  const { ladder, lastTime, path, at } = interview;
  const term = ladder.terms.customer;
  if (term === undefined || lastTime !== null || question.kind !== 'rating') return null;
  const words = [term.one, term.many].map(asWords);
  const has = (statement: string) => words.some((word) => asWords(statement).includes(word));
  const before = path
    .slice(0, at)
    .filter((asked) => has(statementOf(ladder, asked.question) ?? ''));
  const most = term.one === 'customer' ? reminders : 1;
  if (before.length >= most || !has(question.behaviour.statement)) return null;
  return inWordsOf(
    ladder,
    '“{Customers}” means whoever you work for, inside the company or outside.',
  );
}

/** A text as whole words between blanks, so that "team" isn't found in "teammates". */
function asWords(text: string): string {
  return ` ${text.toLowerCase()} `.replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
}
