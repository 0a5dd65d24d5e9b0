import { assessmentEvent, suggestAfter, whatIsMissing } from '../core/assessment.js';
import { addDays } from '../core/day.js';
import { CoachError } from '../core/errors.js';
import { roomFor, takeAction } from '../core/plan.js';
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
  const { ladder, state } = known;
  const missing = whatIsMissing(ladder, said.answers);
  if (missing !== null) {
    throw new CoachError(
      'invalid-input',
      `${file}: ${missing.sentence}, among them ${missing.behaviours.join(', ')}`,
      ['career-coach assess --template'],
    );
  }
  const taken =
    options.plan === false
      ? []
      : suggestAfter(ladder, said, state.actions)
          .slice(0, roomFor(state.actions))
          .map((suggestion) => takeAction(suggestion, world.today));
  const { rhythm } = await world.settings();
  const sitting = world.newId();
  world.store.append([
    assessmentEvent(ladder, { ...said, sitting }),
    {
      type: 'plan',
      sitting,
      ladder: ladder.id,
      nextCheckin: addDays(world.today, rhythm),
      ...(taken.length > 0 && { actions: taken }),
    },
  ]);
  await printResult(readAgain(known, world), options.json ?? false, world);
  return 0;
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
