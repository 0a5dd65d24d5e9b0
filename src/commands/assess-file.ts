import { asIfKept } from '../core/as-if.js';
import type { Assessed } from '../core/assessment.js';
import { assessmentEvent, evidenceBeside, takeUnasked, whatIsMissing } from '../core/assessment.js';
import { addDays } from '../core/day.js';
import { CoachError } from '../core/errors.js';
import type { Particulars } from '../core/interview.js';
import { foldOn } from '../core/journal.js';
import { planNow } from '../core/plan-change.js';
import type { World } from '../world.js';
import type { Input } from './index.js';
import type { Known } from './state.js';
import { readAgain, readKnown, requireReport } from './state.js';

/** Prints an answers file for the ladder in use, with each statement beside its id. */
export async function printTemplate(world: World): Promise<number> {
  const ladder = await world.ladder();
  const { toJson } = await import('../views/json.js');
  const behaviours = [...ladder.levels, ...ladder.strands].flatMap((part) =>
    part.behaviours.map(({ id, statement }) => [id, { rating: null, statement }] as const),
  );
  world.out.write(
    toJson({
      ladder: ladder.id,
      ownGuess: null,
      mentor: null,
      framework: null,
      answers: Object.fromEntries(behaviours),
    }),
  );
  return 0;
}

/** An assessment from a file of answers: the same core as the questionnaire, and nobody is asked. */
export async function assessFile(
  file: string,
  { options }: Input<'assess'>,
  world: World,
): Promise<number> {
  const said = await world.readAnswers(file);
  const known = await readKnown(world);
  const missing = whatIsMissing(known.ladder, said.answers);
  if (missing !== null) {
    throw new CoachError(
      'invalid-input',
      `${file}: ${missing.sentence}, among them ${missing.behaviours.join(', ')}`,
      ['career-coach assess --template'],
    );
  }
  await keepAssessment({ ...said, doing: null, sitting: world.newId() }, known, options, world);
  await printResult(readAgain(known, world), options.json ?? false, world);
  return 0;
}

/** Keeps an assessment that nobody is asked any more about, and the plan that follows from it, as one. */
export async function keepAssessment(
  said: Assessed & Pick<Particulars, 'doing'>,
  { ladder, state }: Known,
  { plan = true }: Pick<Input<'assess'>['options'], 'plan'>,
  world: World,
): Promise<void> {
  const { rhythm } = await world.settings();
  const assessment = assessmentEvent(ladder, said);
  const assessed = foldOn(state, [asIfKept(assessment, world.today)], ladder.id);
  const now = planNow(ladder, assessed, world.today);
  const actions = plan ? takeUnasked(said.doing, now) : [];
  world.store.append([
    ...evidenceBeside(said, state.evidence, world.today),
    assessment,
    {
      type: 'plan',
      sitting: said.sitting,
      ladder: ladder.id,
      nextCheckin: addDays(world.today, rhythm),
      ...(actions.length > 0 && { actions }),
    },
  ]);
}

async function printResult(known: Known, json: boolean, world: World): Promise<void> {
  const report = requireReport(known);
  if (json) {
    const { renderJson } = await import('../views/json.js');
    world.out.write(renderJson(report));
  } else {
    const { renderResult } = await import('../views/terminal.js');
    world.out.write(renderResult(report, known.ladder, await world.style(world.out)));
  }
}
