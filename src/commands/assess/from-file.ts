import { CoachError } from '../../core/base/errors.js';
import { assessmentAndPlanEvents, missingRatings } from '../../core/checkin/assessment-event.js';
import type { World } from '../../world/world.js';
import { readAgain, readJournal, requireReport } from '../shared/journal-state.js';
import type { Input, Result } from '../shared/run.js';

/** An answers file for the ladder in use, with each statement beside its id. */
export async function answersTemplate(world: World): Promise<Result<'assess'>> {
  const ladder = await world.ladder();
  const { toJson } = await import('../../views/json.js');
  const behaviours = [...ladder.levels, ...ladder.strands].flatMap((part) =>
    part.behaviours.map(({ id, statement }) => [id, { rating: null, statement }] as const),
  );
  const page = toJson({
    ladder: ladder.id,
    ownGuess: null,
    mentor: null,
    framework: null,
    answers: Object.fromEntries(behaviours),
  });
  return { page };
}

/** An assessment from a file of answers: the same core as the questionnaire, and nobody is asked. */
export async function assessFile(
  file: string,
  { options }: Input<'assess'>,
  world: World,
): Promise<Result<'assess'>> {
  const said = await world.readAnswers(file);
  const known = await readJournal(world);
  const missing = missingRatings(known.ladder, said.answers);
  if (missing !== null) {
    throw new CoachError(
      'invalid-input',
      `${file}: ${missing.sentence}, among them ${missing.behaviours.join(', ')}`,
      ['career-coach assess --template'],
    );
  }
  const assessed = { ...said, doing: null, sitting: world.newId() };
  const { rhythm } = await world.settings();
  const { plan = true } = options;
  known.journal.append(
    assessmentAndPlanEvents(assessed, known, { plan, rhythm, today: world.today }),
  );
  const report = requireReport(readAgain(known, world));
  return {
    json: report,
    page: async (style) =>
      (await import('../../views/terminal/pages.js')).renderResult(report, known.ladder, style),
  };
}
