import type { Day } from './day.js';
import { describeCareless, describeEvidenced, explainStage } from './explain.js';
import { findingsOf } from './findings.js';
import { findStrengths, scoreStrands } from './gaps.js';
import type { Evidence, KnownAction, State } from './journal.js';
import type { Ladder } from './ladder.schema.js';
import type { Placement } from './placement.js';
import { isOpen, suggestActions } from './plan.js';
import type { Action, ActionStatus, AnsweredBehaviour, Report } from './report.schema.js';
import type { Said } from './said.js';
import { whatWasSaid } from './said.js';

/**
 * The report for one day: what the latest assessment says, and the plan as it stands. A draft whose stage was
 * shown counts as an assessment. null when there is neither.
 */
export function buildReport(ladder: Ladder, state: State, today: Day): Report | null {
  const said = whatWasSaid(ladder, state, today);
  if (said === null) return null;
  const { answers } = said;
  const { model, placement, profile, gaps } = findingsOf(ladder, answers);
  const { stage } = placement;
  const careless = describeCareless(answers);
  const queue = suggestActions(ladder, gaps, state.actions, said.mentor).map(
    ({ action }) => action,
  );
  return {
    schemaVersion: 1,
    date: today,
    ladder: { id: ladder.id, version: ladder.version },
    stage: describeStage(ladder, placement, said.ownGuess),
    evidenced: describeEvidenced(model, ladder, said, today),
    uneven: profile?.uneven ?? null,
    why: explainStage(model, ladder, answers),
    answers: listAnswers(ladder, said),
    strands: scoreStrands(ladder, stage, answers),
    gaps: [...gaps],
    strengths: findStrengths(ladder, stage, answers),
    plan: {
      targetLevel: state.target ?? Math.min(stage + 1, ladder.levels.length),
      active: withStatus(state.actions, 'active'),
      queue: [...withStatus(state.actions, 'queued'), ...queue],
      done: withStatus(state.actions, 'done'),
      dropped: withStatus(state.actions, 'dropped'),
    },
    mentor: said.mentor,
    framework: said.framework,
    nextCheckin: state.nextCheckin,
    ...(careless !== null && { careless }),
    basis: {
      assessed: said.assessed,
      moved: [...said.moved],
      old: [...said.old],
      outdated: said.outdated,
    },
  };
}

function describeStage(
  ladder: Ladder,
  placement: Placement,
  ownGuess: number | null,
): Report['stage'] {
  const level = ladder.levels[placement.stage - 1];
  return {
    level: placement.stage,
    id: level?.id ?? '',
    title: level?.title ?? '',
    summary: level?.summary ?? '',
    confidence: rounded(placement.confidence, 9),
    posterior: placement.posterior.map((probability) => rounded(probability, 9)),
    likely: [...placement.likely],
    position: rounded(placement.position, 1),
    ownGuess,
    cappedBy: placement.cappedBy,
  };
}

function listAnswers(ladder: Ladder, said: Said): AnsweredBehaviour[] {
  const evidence = evidenceByBehaviour(said.evidence);
  const describe = (
    id: string,
    statement: string,
    place: { level: number } | { strand: string },
  ) => {
    const answer = said.answers.get(id);
    if (answer === undefined) return [];
    return {
      behaviour: id,
      statement,
      ...place,
      rating: typeof answer === 'number' ? answer : null,
      noOpportunity: answer === 'no-opportunity',
      evidence: evidence.get(id) ?? [],
    };
  };
  return [
    ...ladder.levels.flatMap(({ rank, behaviours }) =>
      behaviours.flatMap(({ id, statement }) => describe(id, statement, { level: rank })),
    ),
    ...ladder.strands.flatMap((strand) =>
      strand.behaviours.flatMap(({ id, statement }) =>
        describe(id, statement, { strand: strand.id }),
      ),
    ),
  ];
}

/** Each behaviour's lines, the newest first; the same words about the same behaviour count once. */
function evidenceByBehaviour(evidence: readonly Evidence[]) {
  const lines = new Map<string, Map<string, { date: Day; text: string }>>();
  for (const { date, text, behaviours } of evidence) {
    for (const behaviour of behaviours) {
      const known = lines.get(behaviour) ?? new Map<string, { date: Day; text: string }>();
      const before = known.get(text);
      if (before === undefined || date < before.date) known.set(text, { date, text });
      lines.set(behaviour, known);
    }
  }
  return new Map(
    [...lines].map(([behaviour, known]) => [
      behaviour,
      [...known.values()].sort((a, b) => (a.date < b.date ? 1 : -1)),
    ]),
  );
}

/** The actions with a status: open ones in the order of taking, finished ones the latest first. */
function withStatus(actions: readonly KnownAction[], status: ActionStatus): Action[] {
  const found = actions.filter((action) => action.status === status);
  const ordered = isOpen({ status })
    ? found
    : found.toSorted((a, b) => ((a.until ?? '') < (b.until ?? '') ? 1 : -1));
  return ordered.map(({ until, stuck, ...action }) => ({
    ...action,
    ...(until !== null && { until }),
    ...(stuck > 0 && { stuck }),
  }));
}

function rounded(value: number, decimals: number): number {
  const unit = 10 ** decimals;
  return Math.round(value * unit) / unit;
}
