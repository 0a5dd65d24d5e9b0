import type { CountingAnswers } from '../answers/counting-answers.js';
import { once } from '../base/once.js';
import { isOwn } from '../journal/own.js';
import { withoutSteps } from '../journal/small-steps.js';
import type { Evidence, State } from '../journal/state.js';
import { behavioursById } from '../ladder/find-in-ladder.js';
import { isHeld } from '../placement/gaps.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { AnsweredBehaviour } from '../schema/report.schema.js';

/** What was answered, and what has an example though it was never asked about. */
export function listAnswers(
  ladder: Ladder,
  current: CountingAnswers,
  { actions }: Pick<State, 'actions'>,
): AnsweredBehaviour[] {
  // What came of a small step says little without the rest.
  const done = new Set(
    withoutSteps(actions).flatMap(({ id, status }) => (status === 'done' ? id : [])),
  );
  const own = current.evidence.filter(isOwn);
  const withEvidence = new Set(own.flatMap(({ behaviours }) => behaviours));
  // Of a long journal, few pages show more than how many there are.
  const evidence = once(() => evidenceByBehaviour(own, done, ladder));
  const said = evidenceByBehaviour(
    current.evidence.filter((line) => !isOwn(line)),
    done,
    ladder,
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

function evidenceLine(
  { date, text, links, fromReview, source, actions, rated }: Evidence,
  done: ReadonlySet<string>,
  ladder: Ladder,
): EvidenceLine {
  return {
    ...{ date, text },
    ...(links !== undefined && { links: [...links] }),
    ...(fromReview && { fromReview }),
    ...(source !== undefined && { imported: true as const }),
    ...(actions?.some((id) => done.has(id)) === false && { progress: true as const }),
    ...(rated !== undefined && !isHeld(ladder, rated) && { notHeld: true as const }),
  };
}

/** Each behaviour's lines, the newest first; the same words about the same behaviour count once. */
function evidenceByBehaviour(
  evidence: readonly Evidence[],
  done: ReadonlySet<string>,
  ladder: Ladder,
) {
  const lines = new Map<string, Map<string, EvidenceLine>>();
  for (const told of evidence) {
    const line = evidenceLine(told, done, ladder);
    const { date, text } = line;
    for (const behaviour of told.behaviours) {
      const known = lines.get(behaviour) ?? new Map<string, EvidenceLine>();
      const before = known.get(text);
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
