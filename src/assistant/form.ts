import { longestText } from '../core/schema/atoms.js';
import type { ProtocolCommand, ProtocolQuestion } from '../core/schema/protocol.schema.js';

/** A question of the interview as a form, for clients that can put one before the person. */

/** What can be chosen, in words, and the answer that it gives. */
type Choices = ReadonlyMap<string, ProtocolCommand>;

export function messageOf(question: ProtocolQuestion): string {
  if (question.kind !== 'rating') return question.message;
  const { statement, looksLike, period } = question;
  const example = looksLike[0] === undefined ? '' : ` For example: ${looksLike[0]}`;
  return `${statement}${example} Think of ${period}.`;
}

/** The one field of the form, as JSON Schema. Its choices are words, which every client can show. */
export function fieldOf(question: ProtocolQuestion) {
  const choices = choicesOf(question);
  return choices === null
    ? ({ type: 'string', title: 'In your words', maxLength: longestText } as const)
    : ({ type: 'string', title: 'What fits best?', enum: [...choices.keys()] } as const);
}

/** The answer that was chosen or typed; null for anything else. */
export function answerIn(question: ProtocolQuestion, value: string): ProtocolCommand | null {
  const choices = choicesOf(question);
  return choices === null ? { text: value.trim() } : (choices.get(value) ?? null);
}

/** null: the answer is free text. */
function choicesOf(question: ProtocolQuestion): Choices | null {
  if (question.kind === 'text') return null;
  const skip = ['Skip this question', { skip: true }] as const;
  if (question.kind === 'level') {
    return new Map<string, ProtocolCommand>([
      ...question.levels.map(({ rank, title }) => [`${rank} ${title}`, { level: rank }] as const),
      skip,
    ]);
  }
  return new Map<string, ProtocolCommand>([
    ...question.scale.map(
      ({ value, label, meaning }) =>
        [`${value} ${label}${meaning === '' ? '' : `: ${meaning}`}`, { rating: value }] as const,
    ),
    ['Not in this time, but I used to and still could', { earlier: true }],
    ['My work gives me no chance to', { noOpportunity: true }],
    skip,
  ]);
}
