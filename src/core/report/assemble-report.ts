import type { CountingAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import { once } from '../base/once.js';
import { isOwn } from '../journal/own.js';
import type { Evidence, State } from '../journal/state.js';
import { behavioursById } from '../ladder/find-in-ladder.js';
import { targetOn } from '../placement/gaps.js';
import { toldPosition } from '../placement/placement.js';
import { headlineRanks, nextLevel, ranksThen, verySure } from '../placement/rival.js';
import { withStatus } from '../plan/action-status.js';
import { suggestNext } from '../plan/suggestions.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { AnsweredBehaviour, Report } from '../schema/report.schema.js';
import { describeLadderSince } from './ladder-since.js';
import type { ReportFindings } from './report-findings.js';

/** The report, from what was found and what is known otherwise. */
export function describeReport(
  ladder: Ladder,
  state: State,
  current: CountingAnswers,
  {
    stage,
    evidenced,
    uneven,
    fit,
    why,
    levels,
    sides,
    sidePositions,
    strands,
    gaps,
    decisive,
    inQuestion,
    weightiest,
    strengths,
    careless,
    review,
  }: ReportFindings,
  today: Day,
): Report {
  const target = targetOn(ladder, state.target);
  const since = describeLadderSince(ladder, stage.level, current);
  const found = { stage: stage.level, gaps, decisive, inQuestion, weightiest };
  const queue = suggestNext(ladder, state, found, current.mentor, today).map(
    ({ action }) => action,
  );
  return {
    schemaVersion: 1,
    date: today,
    ladder: { id: ladder.id, version: ladder.version },
    stage,
    evidenced,
    uneven,
    ...(fit !== undefined && { fit }),
    why,
    answers: listAnswers(ladder, current, state),
    ...(levels !== undefined && { levels }),
    ...(sides !== undefined && { sides }),
    ...(sidePositions !== undefined && { sidePositions }),
    strands,
    gaps,
    strengths,
    plan: {
      targetLevel: target ?? aimOf({ stage, why, levels, fit }, current, state, ladder),
      active: withStatus(state.actions, 'active'),
      queue: [...withStatus(state.actions, 'queued'), ...queue],
      done: withStatus(state.actions, 'done'),
      dropped: withStatus(state.actions, 'dropped'),
    },
    mentor: current.mentor,
    framework: current.framework,
    nextCheckin: state.nextCheckin,
    ...(careless !== undefined && { careless }),
    ...(review !== undefined && { review }),
    basis: {
      assessed: current.assessed,
      ...(current.unfinished && { unfinished: true as const }),
      moved: [...current.moved],
      ...sinceAssessment({ stage, why, levels, fit }, current, state),
      old: [...current.old],
      outdated: current.outdated,
      ...(current.leftOut.length > 0 && { leftOut: [...current.leftOut] }),
      ...(since !== null && { ladder: since }),
    },
  };
}

/**
 * The level that a plan aims at by itself. One rating can tip a headline, and another tip it back: so between assessments
 * the aim rises only where the level is very likely, and falls not at all.
 */
function aimOf(
  report: Pick<Report, 'stage' | 'why' | 'levels' | 'fit'>,
  { moved, unfinished }: CountingAnswers,
  { assessments }: State,
  { levels }: Ladder,
): number {
  const next = nextLevel(report, levels.length);
  const then = assessments.at(-1)?.result;
  const { stage, fit } = report;
  const isOpen = fit !== undefined || stage.cappedBy !== null;
  if (then === undefined || unfinished || moved.length === 0 || isOpen) return next;
  const wasUnsettled = Math.min(...ranksThen(then)) < then.level;
  const before = wasUnsettled ? then.level : Math.min(then.level + 1, levels.length);
  return stage.confidence >= verySure ? Math.max(next, before) : before;
}

/** What is the same as the latest assessment told; a draft that counts in its place told nothing. */
function sinceAssessment(
  report: Pick<Report, 'stage' | 'why' | 'levels' | 'fit'>,
  { unfinished }: CountingAnswers,
  { assessments }: State,
): Pick<NonNullable<Report['basis']>, 'asItWas' | 'sameLevel' | 'ranksThen'> {
  const result = assessments.at(-1)?.result;
  const { level, position } = report.stage;
  if (result === undefined || unfinished) return {};
  const [now, then] = [headlineRanks(report), ranksThen(result)];
  // A headline that names level 2 after one that named levels 1 and 2 has changed.
  if (result.level !== level || now.length !== then.length) return { ranksThen: [...then] };
  return toldPosition(result.position) === position ? { asItWas: true } : { sameLevel: true };
}

/** What was answered, and what has an example though it was never asked about. */
function listAnswers(
  ladder: Ladder,
  current: CountingAnswers,
  { actions }: Pick<State, 'actions'>,
): AnsweredBehaviour[] {
  const done = new Set(actions.flatMap(({ id, status }) => (status === 'done' ? id : [])));
  const own = current.evidence.filter(isOwn);
  const withEvidence = new Set(own.flatMap(({ behaviours }) => behaviours));
  // Of a long journal, few pages show more than how many there are.
  const evidence = once(() => evidenceByBehaviour(own, done));
  const said = evidenceByBehaviour(
    current.evidence.filter((line) => !isOwn(line)),
    done,
  );
  const list: AnsweredBehaviour[] = [];
  for (const [id, { behaviour, level, strand }] of behavioursById(ladder)) {
    const answer = current.answers.get(id);
    const asOf = current.carried.get(id);
    const others = said.get(id);
    if (answer === undefined && !withEvidence.has(id) && others === undefined) continue;
    list.push({
      behaviour: id,
      statement: behaviour.statement,
      ...(level === undefined ? { strand: strand.id } : { level: level.rank }),
      rating: typeof answer === 'number' ? answer : null,
      noOpportunity: answer === 'no-opportunity',
      ...(answer === 'earlier' && { earlier: true as const }),
      ...(asOf !== undefined && { asOf }),
      ...(answer === undefined && { unasked: true as const }),
      get evidence() {
        return evidence().get(id) ?? [];
      },
      ...(others !== undefined && { said: others }),
    });
  }
  return list;
}

type EvidenceLine = AnsweredBehaviour['evidence'][number];

/** Each behaviour's lines, the newest first; the same words about the same behaviour count once. */
function evidenceByBehaviour(evidence: readonly Evidence[], done: ReadonlySet<string>) {
  const lines = new Map<string, Map<string, EvidenceLine>>();
  for (const { date, text, behaviours, links, fromReview, source, actions } of evidence) {
    for (const behaviour of behaviours) {
      const known = lines.get(behaviour) ?? new Map<string, EvidenceLine>();
      const before = known.get(text);
      const line = {
        ...{ date, text },
        ...(links !== undefined && { links: [...links] }),
        ...(fromReview && { fromReview }),
        ...(source !== undefined && { imported: true as const }),
        ...(actions?.some((id) => done.has(id)) === false && { progress: true as const }),
      };
      if (before === undefined || date < before.date) known.set(text, { ...before, ...line });
      else if (before.links === undefined) known.set(text, { ...line, ...before });
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
