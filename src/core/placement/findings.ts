import type { Answers } from '../ladder/answers.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Gap, Report } from '../schema/report.schema.js';
import { findGaps } from './gaps.js';
import type { PersonFit } from './person-fit.js';
import type { PlacementModel, Weighed } from './placement.js';
import { placementModel, weigh } from './placement.js';
import { type Profile, profileOf, type ThemeStage } from './profile.js';

/** What follows from a set of answers by itself. */
export interface Findings {
  readonly answers: Answers;
  readonly model: PlacementModel;
  readonly weighed: Weighed;
  /** null: the sides of the work stand together. */
  readonly profile: ThemeSides | null;
  readonly fit: PersonFit;
  /** The sides with enough ratings, each by itself. */
  readonly themes: readonly ThemeStage[];
  /** In the order in which they are worth working on. */
  readonly gaps: readonly Gap[];
}

/** Places the answers, and finds the gaps that go with the stage. */
export function findingsOf(ladder: Ladder, answers: Answers): Findings {
  const known = latest.get(ladder);
  if (known !== undefined && areSame(known.answers, answers)) return known;
  const findings = work(ladder, answers);
  latest.set(ladder, findings);
  return findings;
}

/** The check, the plan and the report of one command look at the same answers: they are placed once. */
const latest = new WeakMap<Ladder, Findings>();

function areSame(some: Answers, others: Answers): boolean {
  if (some.size !== others.size) return false;
  for (const behaviour of some.keys()) {
    if (some.get(behaviour) !== others.get(behaviour)) return false;
  }
  return true;
}

function work(ladder: Ladder, answers: Answers): Findings {
  const model = placementModel(ladder);
  const weighed = weigh(model, answers);
  const { placement } = weighed;
  const whole = profileOf(model, answers, placement);
  const profile = describeProfile(whole, ladder);
  const gaps = findGaps(ladder, placement.stage, answers, profile?.weakest ?? null);
  return { answers, model, weighed, profile, fit: whole.fit, themes: whole.themes, gaps };
}

/** The sides of an uneven profile, and the theme that lags behind. */
export interface ThemeSides {
  readonly uneven: NonNullable<Report['uneven']>;
  readonly weakest: string | null;
}

/** The sides of an uneven profile, the weakest theme among them; null where the sides stand together. */
export function describeProfile(profile: Profile, ladder: Ladder): ThemeSides | null {
  if (!profile.uneven) return null;
  const themes = profile.themes.map(({ theme, stage }) => ({
    theme,
    label: ladder.themes[theme]?.label ?? theme,
    level: stage,
  }));
  const { floor, weakest } = profile;
  return { uneven: { floor, themes, ...(weakest !== null && { behind: weakest }) }, weakest };
}
