import type { Question, Sheet } from '../../../src/core/trial/people.js';
import { type LadderNumbers, ladderWith } from '../../core/models.js';

/** A ladder by its numbers; the themes alternate within each level. */
export interface Shape {
  readonly levels: number;
  /** Behaviours of each level. */
  readonly perLevel: number;
  /** K, the points of the scale. */
  readonly points: number;
  /** m, the lowest rating that counts as doing it. */
  readonly held: number;
}

/** The built-in ladder's shape. */
export const builtIn: Shape = { levels: 5, perLevel: 9, points: 5, held: 4 };

const themeAt = (index: number) => (index % 2 === 0 ? 'craft' : 'customer');

/** All behaviours of a shape, in the order of the file. */
export function questionsOf(shape: Shape): readonly Question[] {
  return Array.from({ length: shape.levels * shape.perLevel }, (_, index) => ({
    level: Math.floor(index / shape.perLevel) + 1,
    theme: themeAt(index % shape.perLevel),
  }));
}

export function sheetOf(shape: Shape): Sheet {
  return { ...shape, questions: questionsOf(shape) };
}

/** The ladder of a shape. */
export function ladderOf({ levels, perLevel, points, held }: Shape): LadderNumbers {
  const sizes = Array.from({ length: levels }, () => perLevel);
  return ladderWith({ sizes, points, held }, { theme: (_, index) => themeAt(index) });
}
