import { particularsOf } from '../../core/answers/particulars.js';
import { CoachError } from '../../core/base/errors.js';
import { assessmentEvent, missingRatings } from '../../core/checkin/assessment-event.js';
import type { Interview } from '../../core/interview/interview.js';
import { answersOf, examplesOf } from '../../core/interview/interview.js';
import type { Ask } from '../../prompts/ask.js';
import { leavingCodes } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';
import type { JournalState } from '../shared/journal-state.js';
import { readAgain, requireReport } from '../shared/journal-state.js';
import type { Result } from '../shared/run.js';
import { choosePlan } from './choose-plan.js';

/** What an assessment ends with. */
interface AssessmentEnd {
  readonly known: JournalState;
  readonly json: boolean;
  readonly plan: boolean;
}

/** Keeps the assessment, shows it, and lets the person choose what to do about it. */
export async function finishAssessment(
  ask: Ask,
  interview: Interview,
  sitting: string,
  { known, json, plan }: AssessmentEnd,
  world: World,
): Promise<Result<'assess'>> {
  const answers = answersOf(interview);
  const missing = missingRatings(known.ladder, answers);
  if (missing !== null) {
    throw new CoachError(
      'no-assessment',
      `No stage yet: ${missing.sentence}. Your answers are saved; answer a few more`,
      ['career-coach assess'],
    );
  }
  const { doing, ...particulars } = particularsOf(interview);
  known.journal.append([
    assessmentEvent(known.ladder, {
      ...particulars,
      answers,
      evidence: examplesOf(interview),
      sitting,
      oneByOne: true,
    }),
  ]);
  const assessed = readAgain(known, world);
  const views = await import('../../views/terminal/pages.js');
  if (!json) {
    const style = await world.style(world.out);
    world.out.write(views.renderAssessment(requireReport(assessed), known.ladder, style));
    // Where somebody looks, the questions about the plan stand apart from the result.
    world.notice('');
  }
  const how = plan ? await choosePlan(ask, assessed, { doing, sitting }, world) : 'finished';
  if (plan && !json) world.notice('');
  const report = requireReport(readAgain(known, world));
  return {
    json: report,
    page: (style) => views.renderNextSteps(report, style),
    code: how === 'finished' ? 0 : leavingCodes[how],
  };
}
