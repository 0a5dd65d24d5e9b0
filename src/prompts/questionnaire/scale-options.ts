import type { QuestionOnScreen } from '../../core/interview/question-on-screen.js';
import type { AnyAnswer } from '../../core/journal/draft.js';
import type { Answer } from '../../core/ladder/answers.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';

/** One answer that can be chosen by its number. */
export interface Option {
  /** The rating or the rank; `noOpportunityValue` and `earlierValue` for the answers beside the scale. */
  readonly value: number;
  /** The key that chooses it. */
  readonly key: string;
  readonly label: string;
  readonly meaning: string;
  /** Whose answer it is, in brackets; empty for nobody's. */
  readonly mark: string;
}

/** The answers that a question offers, in their order; none for a text. */
export function optionsOf(question: QuestionOnScreen, ladder: Ladder): readonly Option[] {
  const mark = (value: number) => {
    if (optionValue(question.given) === value) return '(your answer)';
    return optionValue(question.earlier) === value ? '(last time)' : '';
  };
  if (question.kind === 'rating') {
    return ratingOptions(ladder).map((option) => ({ ...option, mark: mark(option.value) }));
  }
  if (question.kind === 'level') {
    return ladder.levels.map(({ rank, title, short }) => ({
      value: rank,
      key: `${rank}`,
      label: title,
      meaning: short ?? '',
      mark: mark(rank),
    }));
  }
  return [];
}

/** The answers to every rating: the points of the scale, then those beside it. */
export function ratingOptions({ scale }: Pick<Ladder, 'scale'>): readonly Omit<Option, 'mark'>[] {
  return [
    ...scale.points.map((point) => ({ ...point, key: keyOf(point.value) })),
    { ...scale.earlier, value: earlierValue, key: keyOf(earlierValue) },
    { ...scale.noOpportunity, value: noOpportunityValue, key: keyOf(noOpportunityValue) },
  ];
}

/** The key that chooses a value. */
export function keyOf(value: number): string {
  return value === earlierValue ? 'e' : `${value}`;
}

/** Stands for "no opportunity" where an answer is a number. */
const noOpportunityValue = 0;

/** Stands for "earlier" where an answer is a number. */
export const earlierValue = -1;

/** The answer to a rating that a value stands for. */
export function ratingOf(value: number): Answer {
  if (value === earlierValue) return 'earlier';
  return value === noOpportunityValue ? 'no-opportunity' : value;
}

/** Which ratings count, for the line over the scale; the second is for narrow screens. */
export function periodLines({ scale }: Pick<Ladder, 'scale'>): readonly [string, string] {
  const counting = scale.points
    .filter(({ value }) => value >= scale.held)
    .map(({ value }) => value);
  const which = [counting.slice(0, -1).join(', '), counting.at(-1)].filter(Boolean).join(' and ');
  const count = counting.length === 1 ? 'counts' : 'count';
  return [
    `Was this you in ${scale.period}? (${which} ${count} as doing it)`,
    `Was this you? ${which} ${count}:`,
  ];
}

/** The number by which an answer is chosen; null for an answer that is not chosen. */
export function optionValue(given: AnyAnswer | undefined): number | null {
  if (typeof given === 'number') return given;
  if (given === 'earlier') return earlierValue;
  if (given === 'no-opportunity') return noOpportunityValue;
  return typeof given === 'object' && given !== null && 'level' in given ? given.level : null;
}

/** The answer of last time that another has taken the place of, in a word or two; null for none. */
export function earlierAnswer({ given, earlier }: QuestionOnScreen): string | null {
  const [now, before] = [optionValue(given), optionValue(earlier)];
  return now === null || before === null || now === before ? null : briefAnswer(earlier);
}

/** An answer in a word or two, for a list of answers. */
export function briefAnswer(given: AnyAnswer | undefined): string {
  if (given === undefined || given === null) return 'none';
  if (typeof given === 'number') return `${given}`;
  if (given === 'earlier') return 'earlier';
  if (given === 'no-opportunity') return 'no occasion';
  if (given === 'skip') return 'skipped';
  return 'level' in given ? `level ${given.level}` : given.text;
}
