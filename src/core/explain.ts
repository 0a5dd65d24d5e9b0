import type { Answers } from './answers.js';
import type { Day } from './day.js';
import { isHeld } from './gaps.js';
import { findBehaviour } from './ladder.js';
import type { Ladder } from './ladder.schema.js';
import type { PlacementModel } from './placement.js';
import { carelessRun, placeEvidenced, profileOf } from './profile.js';
import type { Report } from './report.schema.js';
import type { Said } from './said.js';
import { periodStart } from './said.js';
import { whatWouldChange, why } from './why.js';

/** So many examples can be asked for at once without becoming a burden. */
const mostWanted = 5;

/** Which answers decided the stage, and what would change it; null where nothing competes with it. */
export function explainStage(
  model: PlacementModel,
  ladder: Ladder,
  answers: Answers,
): Report['why'] {
  const { rival, reasons } = why(model, answers);
  if (reasons.length === 0) return null;
  return {
    rival,
    answers: reasons.map(({ id, level, rating, weight }) => ({
      behaviour: id,
      statement: findBehaviour(ladder, id)?.behaviour.statement ?? '',
      level,
      rating,
      weight: Math.round(weight * 1000) / 1000,
    })),
    wouldChange: whatWouldChange(model, answers)?.behaviours.slice() ?? null,
  };
}

/** The sides of an uneven profile, and the theme that lags behind. */
export interface ThemeSides {
  readonly uneven: NonNullable<Report['uneven']>;
  readonly weakest: string | null;
}

/** The sides of an uneven profile, the weakest theme among them; null where the sides stand together. */
export function describeProfile(
  model: PlacementModel,
  ladder: Ladder,
  answers: Answers,
): ThemeSides | null {
  const profile = profileOf(model, answers);
  if (!profile.uneven) return null;
  const themes = profile.themes.map(({ theme, stage }) => ({
    theme,
    label: ladder.themes[theme]?.label ?? theme,
    level: stage,
  }));
  return { uneven: { floor: profile.floor, themes }, weakest: profile.weakest };
}

/** The stage when only ratings with an example from the period count; null where nobody gave any example. */
export function describeEvidenced(
  model: PlacementModel,
  ladder: Ladder,
  said: Said,
  today: Day,
): Report['evidenced'] {
  const start = periodStart(ladder, today);
  const examples = new Set(
    said.evidence.filter(({ date }) => date >= start).flatMap(({ behaviours }) => behaviours),
  );
  if (![...examples].some((id) => said.answers.has(id))) return null;
  const { stage, confidence } = placeEvidenced(model, said.answers, examples);
  return {
    level: stage,
    confidence: Math.round(confidence * 1e9) / 1e9,
    wants: wantedExamples(model, ladder, said.answers, examples),
  };
}

/** The held ratings that carry the stage most, and that have no example yet. */
export function wantedExamples(
  model: PlacementModel,
  ladder: Ladder,
  answers: Answers,
  examples: ReadonlySet<string>,
): string[] {
  return why(model, answers)
    .reasons.filter(({ id, weight }) => weight > 0 && isHeld(ladder, answers.get(id)))
    .filter(({ id }) => !examples.has(id))
    .slice(0, mostWanted)
    .map(({ id }) => id);
}

/** A rating that was given so often in a row that it may have been given without looking; null otherwise. */
export function describeCareless(answers: Answers): NonNullable<Report['careless']> | null {
  return carelessRun(answers.values());
}
