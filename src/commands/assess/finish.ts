import { particularsOf } from '../../core/answers/particulars.js';
import { CoachError } from '../../core/base/errors.js';
import { assessmentEvent, missingRatings } from '../../core/checkin/assessment-event.js';
import type { Interview } from '../../core/interview/interview.js';
import { answersOf, examplesOf } from '../../core/interview/interview.js';
import type { Ask } from '../../prompts/ask.js';
import { leavingCodes } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';
import type { JournalState } from '../shared/journal-state.js';
import { reloadJournal, requireReport } from '../shared/journal-state.js';
import type { Result } from '../shared/run.js';
import { choosePlan } from './choose-plan.js';

interface AssessmentEnd {
  readonly journalState: JournalState;
  readonly json: boolean;
  readonly plan: boolean;
}

export async function finishAssessment(
  ask: Ask,
  interview: Interview,
  sitting: string,
  { journalState, json, plan }: AssessmentEnd,
  world: World,
): Promise<Result<'assess'>> {
  const answers = answersOf(interview);
  const missing = missingRatings(journalState.ladder, answers);
  if (missing !== null) {
    throw new CoachError(
      'no-assessment',
      `No stage yet: ${missing.sentence}. Your answers are saved; answer a few more to get one`,
      ['career-coach assess'],
    );
  }
  const { doing, ...particulars } = particularsOf(interview);
  journalState.journal.append([
    assessmentEvent(journalState.ladder, {
      ...particulars,
      answers,
      evidence: examplesOf(interview),
      sitting,
      oneByOne: true,
    }),
  ]);
  const assessed = reloadJournal(journalState, world);
  const views = await import('../../views/terminal/pages.js');
  if (!json) {
    const style = await world.style(world.out);
    const last = journalState.state.assessments.at(-1);
    world.out.write(views.renderLastTime(last, requireReport(assessed), style));
    world.out.write(views.renderAssessment(requireReport(assessed), journalState.ladder, style));
    // A blank line on the terminal, between the result and the questions about the plan.
    world.notice('');
  }
  const how = plan ? await choosePlan(ask, assessed, { doing, sitting }, world) : 'finished';
  if (plan && !json) world.notice('');
  const report = requireReport(reloadJournal(journalState, world));
  return {
    json: report,
    page: (style) => views.renderNextSteps(report, style),
    code: how === 'finished' ? 0 : leavingCodes[how],
  };
}
