import type { Particulars } from '../../core/answers/particulars.js';
import { addDays } from '../../core/base/day.js';
import { CoachError } from '../../core/base/errors.js';
import type { AssessmentContent } from '../../core/checkin/assessment-event.js';
import {
  assessmentEvent,
  evidenceBeside,
  takeUnasked,
  whatIsMissing,
} from '../../core/checkin/assessment-event.js';
import type { State } from '../../core/journal/fold.js';
import { planEvent } from '../../core/plan/plan-event.js';
import { planAfter } from '../../core/plan/plan-now.js';
import type { NewEvent } from '../../core/schema/events.schema.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import type { World } from '../../world/world.js';
import { readAgain, readKnown, requireReport } from '../shared/journal-state.js';
import type { Input } from '../shared/run.js';

/** Prints an answers file for the ladder in use, with each statement beside its id. */
export async function printTemplate(world: World): Promise<number> {
  const ladder = await world.ladder();
  const { toJson } = await import('../../views/json.js');
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
  const assessed = { ...said, doing: null, sitting: world.newId() };
  known.journal.append(await eventsOf(assessed, known, options, world));
  await printResult(requireReport(readAgain(known, world)), options.json ?? false, world);
  return 0;
}

/** The events of an assessment that nobody is asked any more about, and of the plan that follows from it. */
export async function eventsOf(
  said: AssessmentContent & Pick<Particulars, 'doing'>,
  { ladder, state }: { readonly ladder: Ladder; readonly state: State },
  { plan = true }: Pick<Input<'assess'>['options'], 'plan'>,
  world: World,
): Promise<NewEvent[]> {
  const { rhythm } = await world.settings();
  const assessment = assessmentEvent(ladder, said);
  const actions = plan ? takeUnasked(said.doing, planAfter(ladder, state, said, world.today)) : [];
  return [
    ...evidenceBeside(said, state.evidence, world.today),
    assessment,
    planEvent(ladder, {
      sitting: said.sitting,
      nextCheckin: addDays(world.today, rhythm),
      ...(actions.length > 0 && { actions }),
    }),
  ];
}

async function printResult(report: Report, json: boolean, world: World): Promise<void> {
  if (json) {
    const { renderJson } = await import('../../views/json.js');
    world.out.write(renderJson(report));
  } else {
    const { renderResult } = await import('../../views/terminal/pages.js');
    world.out.write(renderResult(report, await world.ladder(), await world.style(world.out)));
  }
}
