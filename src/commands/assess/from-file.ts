import { CoachError } from '../../core/base/errors.js';
import { assessmentAndPlanEvents, missingRatings } from '../../core/checkin/assessment-event.js';
import { lastTimeOf } from '../../core/report/last-time.js';
import type { World } from '../../world/world.js';
import { readJournal, reloadJournal, requireReport } from '../shared/journal-state.js';
import type { Input, Result } from '../shared/run.js';

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

export async function assessFile(
  file: string,
  { options }: Input<'assess'>,
  world: World,
): Promise<Result<'assess'>> {
  const { by, ...checked } = await world.readAnswers(file, [
    'career-coach assess --template prints a file to fill in',
  ]);
  if (by !== null) {
    throw new CoachError('invalid-input', `${file} holds somebody else's answers about you`, [
      `career-coach review ${file}`,
    ]);
  }
  const journalState = await readJournal(world);
  const missing = missingRatings(journalState.ladder, checked.answers);
  if (missing !== null) {
    throw new CoachError(
      'invalid-input',
      missing.behaviours.length === 0
        ? `${file}: ${missing.sentence}`
        : `${file}: ${missing.sentence}; rate some of ${missing.behaviours.join(', ')}`,
      ['career-coach assess --template'],
    );
  }
  const last = journalState.state.assessments.at(-1);
  const assessment = {
    ...checked,
    mentor: (checked.mentor ?? last?.mentor) || null,
    framework: (checked.framework ?? last?.framework) || null,
    doing: null,
    sitting: world.newId(),
  };
  const { rhythm } = await world.settings();
  const { plan = true } = options;
  journalState.journal.append(
    assessmentAndPlanEvents(assessment, journalState, { plan, rhythm, today: world.today }),
  );
  const assessed = reloadJournal(journalState, world);
  const report = requireReport(assessed);
  return {
    json: report,
    page: async (style) => {
      const { compareWithLast } = await import('../../views/pictures/last-time.js');
      const { renderResult } = await import('../../views/terminal/result/result.js');
      const { ladder } = assessed;
      const lastTime = lastTimeOf(assessment.sitting, ladder, assessed, world.today);
      const last = compareWithLast(lastTime, report, ladder, style);
      return renderResult(report, ladder, style, { last });
    },
  };
}
