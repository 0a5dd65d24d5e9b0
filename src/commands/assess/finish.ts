import { particularsOf } from '../../core/answers/particulars.js';
import { CoachError } from '../../core/base/errors.js';
import { assessmentEvent, whatIsMissing } from '../../core/checkin/assessment-event.js';
import type { Interview } from '../../core/interview/interview.js';
import { answersOf, examplesOf } from '../../core/interview/interview.js';
import type { Ask } from '../../prompts/ask.js';
import { leavingCodes } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';
import type { Known } from '../shared/journal-state.js';
import { readAgain, requireReport } from '../shared/journal-state.js';
import { choosePlan } from './choose-plan.js';

/** What an assessment ends with. */
export interface Finishing {
  readonly known: Known;
  readonly json: boolean;
  readonly plan: boolean;
}

/** Keeps the assessment, shows it, and lets the person choose what to do about it. */
export async function finishAssessment(
  ask: Ask,
  interview: Interview,
  sitting: string,
  { known, json, plan }: Finishing,
  world: World,
): Promise<number> {
  const answers = answersOf(interview);
  const missing = whatIsMissing(known.ladder, answers);
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
  const style = await world.style(world.out);
  if (!json) {
    world.out.write(views.renderAssessment(requireReport(assessed), known.ladder, style));
    // Where somebody looks, the questions about the plan stand apart from the result.
    world.notice('');
  }
  const how = plan ? await choosePlan(ask, assessed, { doing, sitting }, world) : 'finished';
  const after = readAgain(known, world);
  if (json) {
    const { renderJson } = await import('../../views/json.js');
    world.out.write(renderJson(requireReport(after)));
  } else {
    if (plan) world.notice('');
    world.out.write(views.renderNextSteps(requireReport(after), style));
  }
  return how === 'finished' ? 0 : leavingCodes[how];
}
