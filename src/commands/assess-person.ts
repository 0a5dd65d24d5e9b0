import { assessmentEvent, whatIsMissing } from '../core/assessment.js';
import { CoachError } from '../core/errors.js';
import type { Interview } from '../core/interview.js';
import { answersOf, examplesOf, progressOf } from '../core/interview.js';
import { particularsOf } from '../core/particulars.js';
import type { Ask, Leaving } from '../prompts/ask.js';
import { leavingCodes } from '../prompts/ask.js';
import type { World } from '../world.js';
import { choosePlan } from './choose-plan.js';
import type { Input } from './index.js';
import { openInterview } from './open-interview.js';
import type { Known } from './state.js';
import { readAgain, readKnown, requireReport } from './state.js';

/** The questionnaire with a person: asks, keeps every answer as it is given, and ends in a plan. */
export async function assessPerson({ options }: Input<'assess'>, world: World): Promise<number> {
  const ask = await world.ask([
    'career-coach assess --answers FILE',
    'career-coach assess --template',
  ]);
  const known = await readKnown(world);
  const { interview, sitting, keep } = openInterview(known, options, world);
  const json = options.json ?? false;

  const end = await ask.questionnaire(interview, keep);
  if (end.how !== 'finished') return leave(end.interview, end.how, json, world);
  return finish(ask, end.interview, sitting, { known, json, plan: options.plan ?? true }, world);
}

/** Tells what is kept, and how to go on. */
async function leave(
  interview: Interview,
  how: Leaving,
  json: boolean,
  world: World,
): Promise<number> {
  const progress = progressOf(interview);
  if (json) {
    const { toJson } = await import('../views/json.js');
    world.out.write(toJson({ draft: progress }));
  }
  const { answered, about } = progress;
  // Whoever tries it by `npm start` may not have the command on their path.
  const again = world.env.npm_lifecycle_event === 'start' ? 'npm start' : 'career-coach assess';
  world.notice(
    answered === 0
      ? `Nothing answered yet, nothing saved. Start again: ${again}`
      : `Saved ${answered} of about ${about}. Continue: ${again}`,
  );
  return leavingCodes[how];
}

interface Finishing {
  readonly known: Known;
  readonly json: boolean;
  readonly plan: boolean;
}

/** Keeps the assessment, shows it, and lets the person choose what to do about it. */
async function finish(
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
  const views = await import('../views/terminal.js');
  const style = await world.style(world.out);
  if (!json) {
    world.out.write(views.renderAssessment(requireReport(assessed), known.ladder, style));
    // Where somebody looks, the questions about the plan stand apart from the result.
    world.notice('');
  }
  const how = plan ? await choosePlan(ask, assessed, { doing, sitting }, world) : 'finished';
  const after = readAgain(known, world);
  if (json) {
    const { renderJson } = await import('../views/json.js');
    world.out.write(renderJson(requireReport(after)));
  } else {
    if (plan) world.notice('');
    world.out.write(views.renderNextSteps(requireReport(after), style));
  }
  return how === 'finished' ? 0 : leavingCodes[how];
}
