import type { Answer } from '../core/answers.js';
import { assessmentEvent, whatIsMissing } from '../core/assessment.js';
import type { NewEvent } from '../core/events.schema.js';
import type { Given, Interview } from '../core/interview.js';
import {
  answersOf,
  particularsOf,
  progressOf,
  resumeInterview,
  startInterview,
} from '../core/interview.js';
import type { Assessment, State } from '../core/journal.js';
import type { Ask, Leaving, QuestionnaireStep } from '../prompts/ask.js';
import type { World } from '../world.js';
import { choosePlan } from './choose-plan.js';
import type { Input } from './index.js';
import type { Known } from './state.js';
import { readAgain, readKnown, requireReport } from './state.js';

/** The exit code for each way to leave; what was said is kept in all of them. */
export const leavingCodes = { quit: 0, interrupt: 130, hangup: 129 } as const satisfies Record<
  Leaving,
  number
>;

/** The questionnaire with a person: asks, keeps every answer as it is given, and ends in a plan. */
export async function assessPerson({ options }: Input<'assess'>, world: World): Promise<number> {
  const ask = await world.ask([
    'career-coach assess --answers FILE',
    'career-coach assess --template',
  ]);
  const known = await readKnown(world);
  const draft = options.restart ? discardDraft(known.state, known, world) : known.state.draft;
  const earlier = earlierAnswers(known.state.assessments.at(-1));
  const settings = { full: options.full ?? false, earlier };
  const interview =
    draft === null
      ? startInterview(known.ladder, settings)
      : resumeInterview(known.ladder, draft.answers, settings);
  const sitting = draft?.sitting ?? world.newId();
  const json = options.json ?? false;

  const end = await ask.questionnaire(interview, (step) => {
    world.store.append([keepStep(step, sitting, known.ladder.id, world)]);
  });
  if (end.how !== 'finished') return leave(end.interview, end.how, json, world);
  return finish(ask, end.interview, sitting, { known, json, plan: options.plan ?? true }, world);
}

function discardDraft({ draft }: State, known: Known, world: World): null {
  if (draft !== null)
    world.store.append([{ type: 'discarded', sitting: draft.sitting, ladder: known.ladder.id }]);
  return null;
}

/** What the person said the last time, question by question. */
function earlierAnswers(assessment: Assessment | undefined): Map<string, Given> {
  if (assessment === undefined) return new Map();
  const { ownGuess, mentor, framework } = assessment;
  const answers = assessment.answers
    .filter(
      (entry): entry is typeof entry & { answer: Exclude<Answer, 'skip'> } =>
        entry.answer !== 'skip',
    )
    .map(({ behaviour, answer }) => [behaviour, answer] as const);
  return new Map<string, Given>([
    ...answers,
    ...(ownGuess === null ? [] : [['@own-guess', { level: ownGuess }] as const]),
    ...(mentor === null ? [] : [['@mentor', { text: mentor }] as const]),
    ...(framework === null ? [] : [['@framework', { text: framework }] as const]),
  ]);
}

/** The event that keeps one step of the questionnaire. */
function keepStep(
  step: QuestionnaireStep,
  sitting: string,
  ladder: string,
  world: World,
): NewEvent {
  switch (step.kind) {
    case 'answer': {
      const asked = step.interview.path.find(({ question }) => question === step.question);
      const answer = step.interview.given.get(step.question) ?? null;
      const phase = asked?.phase ?? 'closing';
      return { type: 'answer', sitting, ladder, phase, question: step.question, answer };
    }
    case 'note':
      return {
        type: 'evidence',
        sitting,
        date: world.today,
        text: step.text,
        behaviours: [step.question],
      };
    case 'placed':
      return { type: 'placed', sitting, ladder, level: step.level };
  }
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
  world.err.write(
    answered === 0
      ? 'Nothing answered yet, nothing saved. Start again: career-coach assess\n'
      : `Saved ${answered} of about ${about}. Continue: career-coach assess\n`,
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
    world.err.write(
      `No stage yet: ${missing.sentence}. Your answers are saved; answer a few more: career-coach assess\n`,
    );
    return 3;
  }
  const { doing, ...particulars } = particularsOf(interview);
  world.store.append([assessmentEvent(known.ladder, { ...particulars, answers, sitting })]);
  const assessed = readAgain(known, world);
  if (!json) await show('renderAssessment', assessed, world);
  const how = plan ? await choosePlan(ask, assessed, { doing, sitting }, world) : 'finished';
  const after = readAgain(known, world);
  if (json) {
    const { renderJson } = await import('../views/json.js');
    world.out.write(renderJson(requireReport(after)));
  } else {
    await show('renderNextSteps', after, world);
  }
  return how === 'finished' ? 0 : leavingCodes[how];
}

async function show(
  part: 'renderAssessment' | 'renderNextSteps',
  known: Known,
  world: World,
): Promise<void> {
  const views = await import('../views/terminal.js');
  world.out.write(views[part](requireReport(known), known.ladder, await world.style(world.out)));
}
