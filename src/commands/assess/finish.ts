import { particularsOf } from '../../core/answers/particulars.js';
import { CoachError } from '../../core/base/errors.js';
import { assessmentEvent, missingRatings } from '../../core/checkin/assessment-event.js';
import type { Interview } from '../../core/interview/interview.js';
import { answersOf, examplesOf } from '../../core/interview/interview.js';
import { withStatus } from '../../core/plan/action-status.js';
import { lastTimeOf } from '../../core/report/last-time.js';
import type { Ask, Leaving } from '../../prompts/ask.js';
import { Left, leavingCodes } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';
import type { JournalState } from '../shared/journal-state.js';
import { reloadJournal, requireReport } from '../shared/journal-state.js';
import type { Result } from '../shared/run.js';
import { showScreens } from '../shared/show-screens.js';
import { choosePlan } from './choose-plan.js';

/** Rows that follow a result: a blank one with the question about the plan, or questions about what is in it already. */
const following = { question: 2, more: 12 } as const;

/** Shows the result a screen at a time on a terminal, at once elsewhere. */
async function showResult(
  ask: Ask,
  assessed: JournalState,
  { sitting, plan }: { readonly sitting: string; readonly plan: boolean },
  world: World,
): Promise<'finished' | Leaving> {
  const { compareWithLast } = await import('../../views/pictures/last-time.js');
  const { resultScreens } = await import('../../views/terminal/result/result.js');
  const { terminal, height } = world.out.screen;
  const style = await world.style(world.out);
  const report = requireReport(assessed);
  const { ladder } = assessed;
  const lastTime = lastTimeOf(sitting, ladder, assessed, world.today);
  const last = compareWithLast(lastTime, report, ladder, style);
  // The last row is for the pause.
  const rows = terminal ? height - 1 : Number.POSITIVE_INFINITY;
  const screens = resultScreens(report, ladder, style, rows, last);
  const isShort = plan && withStatus(assessed.state.actions, 'active').length === 0;
  const next = isShort ? following.question : following.more;
  const goesOn = plan ? 'goes on to your plan' : 'ends';
  const how = await showScreens(terminal ? ask : null, screens, world, next, goesOn);
  // A blank line on the terminal, between the result and the questions about the plan.
  world.notice('');
  return how;
}

/** An Ask of somebody who has left. */
function leavingAsk(ask: Ask, how: Leaving): Ask {
  return {
    ...ask,
    question: () => {
      throw new Left(how);
    },
  };
}

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
    assessmentEvent(
      journalState.ladder,
      { ...particulars, answers, evidence: examplesOf(interview), sitting, oneByOne: true },
      { state: journalState.state, today: world.today },
    ),
  ]);
  const assessed = reloadJournal(journalState, world);
  const { renderNextSteps } = await import('../../views/terminal/result/result.js');
  const read = json ? 'finished' : await showResult(ask, assessed, { sitting, plan }, world);
  // Somebody who leaves while reading is asked nothing more, and keeps the proposed check-in date.
  const chooser = read === 'finished' ? ask : leavingAsk(ask, read);
  const how = plan ? await choosePlan(chooser, assessed, { doing, sitting }, world) : read;
  if (plan && !json) world.notice('');
  const report = requireReport(reloadJournal(journalState, world));
  return {
    json: report,
    page: (style) => renderNextSteps(report, journalState.ladder, style),
    code: how === 'finished' ? 0 : leavingCodes[how],
  };
}
