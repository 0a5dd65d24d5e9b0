import { answersOverTime } from '../core/answers/counting-answers.js';
import { findBehaviourId } from '../core/ladder/find-id.js';
import { findBehaviour } from '../core/ladder/find-in-ladder.js';
import type { World } from '../world/world.js';
import type { Known } from './shared/journal-state.js';
import { readKnown, requireReport } from './shared/journal-state.js';
import type { Run } from './shared/run.js';

export const run: Run<'why'> = async ({ arguments: [id], options }, world) => {
  const known = await readKnown(world);
  const json = options.json ?? false;
  return id === undefined ? explain(known, json, world) : explainBehaviour(id, known, json, world);
};

/** What decided the stage, and what would change it. */
async function explain(known: Known, json: boolean, world: World): Promise<number> {
  const report = requireReport(known);
  if (json) {
    const { toJson } = await import('../views/json.js');
    const { date, stage, evidenced, uneven, why } = report;
    world.out.write(toJson({ schemaVersion: 1, date, stage, evidenced, uneven, why }));
  } else {
    const { renderWhy } = await import('../views/terminal/why.js');
    world.out.write(renderWhy(report, known.ladder, await world.style(world.out)));
  }
  return 0;
}

/** One behaviour: what counts, how it was answered, and what backs it. It needs no assessment. */
async function explainBehaviour(
  word: string,
  { ladder, state }: Known,
  json: boolean,
  world: World,
): Promise<number> {
  const id = findBehaviourId(ladder, word);
  const found = findBehaviour(ladder, id);
  if (found === null) throw new Error('a behaviour that was found is not in the ladder');
  const answers = answersOverTime(ladder, state, id);
  const evidence = state.evidence.filter(({ behaviours }) => behaviours.includes(id));
  if (json) {
    const { toJson } = await import('../views/json.js');
    const { statement, looksLike, doesNotCount } = found.behaviour;
    const behaviour = { id, statement, looksLike, doesNotCount };
    const lines = evidence.map(({ date, text }) => ({ date, text }));
    const dated = answers.map(({ day, answer }) => ({ date: day, answer }));
    world.out.write(toJson({ schemaVersion: 1, behaviour, answers: dated, evidence: lines }));
  } else {
    const { renderBehaviour } = await import('../views/terminal/why.js');
    const style = await world.style(world.out);
    world.out.write(renderBehaviour({ found, answers, evidence }, ladder, style));
  }
  return 0;
}
