import type { Answers } from './answers.js';
import type { ThemeSides } from './explain.js';
import { describeProfile } from './explain.js';
import { findGaps } from './gaps.js';
import type { Ladder } from './ladder.schema.js';
import type { Placement, PlacementModel } from './placement.js';
import { place, placementModel } from './placement.js';
import type { Gap } from './report.schema.js';

/** What follows from a set of answers by itself. */
export interface Findings {
  readonly model: PlacementModel;
  readonly placement: Placement;
  /** null: the sides of the work stand together. */
  readonly profile: ThemeSides | null;
  /** In the order in which they are worth working on. */
  readonly gaps: readonly Gap[];
}

/** Places the answers, and finds the gaps that go with the stage. */
export function findingsOf(ladder: Ladder, answers: Answers): Findings {
  const key = JSON.stringify([...answers]);
  const known = latest.get(ladder);
  if (known?.key === key) return known.findings;
  const findings = work(ladder, answers);
  latest.set(ladder, { key, findings });
  return findings;
}

/** The plan and the report of one command look at the same answers: they are placed once. */
const latest = new WeakMap<Ladder, { readonly key: string; readonly findings: Findings }>();

function work(ladder: Ladder, answers: Answers): Findings {
  const model = placementModel(ladder);
  const placement = place(model, answers);
  const profile = describeProfile(model, ladder, answers);
  const gaps = findGaps(ladder, placement.stage, answers, profile?.weakest ?? null);
  return { model, placement, profile, gaps };
}
