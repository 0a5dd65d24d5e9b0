import { examplesOn } from '../../core/answers/counting-answers.js';
import { earlierAnswers } from '../../core/answers/earlier-answers.js';
import type { Day } from '../../core/base/day.js';
import type { Interview } from '../../core/interview/interview.js';
import { resumeInterview, startInterview } from '../../core/interview/interview.js';
import type { InterviewStep } from '../../core/interview/steps.js';
import type { NewEvent } from '../../core/schema/events.schema.js';
import type { World } from '../../world/world.js';
import type { JournalState } from '../shared/journal-state.js';
import type { Input } from '../shared/run.js';

/** An interview that can go on, with whoever answers. */
export interface OpenInterview {
  readonly interview: Interview;
  /** All that is said in it belongs together. */
  readonly sitting: string;
  /** Keeps a step; it is on the disk when this returns. */
  keep(step: InterviewStep): void;
}

/** The interview that the draft holds, or a new one. Throws away the draft where that is asked for. */
export function openInterview(
  known: JournalState,
  { full = false, restart = false }: Pick<Input<'assess'>['options'], 'full' | 'restart'>,
  world: World,
): OpenInterview {
  const { ladder, journal, state } = known;
  if (restart && state.draft !== null) {
    const { sitting } = state.draft;
    journal.append([{ type: 'discarded', sitting, ladder: ladder.id }]);
  }
  const draft = restart ? null : state.draft;
  const options = {
    full,
    earlier: earlierAnswers(ladder, state, world.today),
    examples: examplesOn(ladder, state, world.today),
  };
  let sitting = draft?.sitting;
  const open: OpenInterview = {
    interview:
      draft === null
        ? startInterview(ladder, options)
        : resumeInterview(ladder, draft.answers, options),
    // There is none before there is something to keep.
    get sitting() {
      sitting ??= world.newId();
      return sitting;
    },
    keep: (step) => {
      const { today } = world;
      journal.append([eventOf(step, { sitting: open.sitting, ladder: ladder.id, today })]);
    },
  };
  return open;
}

/** The event that keeps one step of an interview. */
function eventOf(
  step: InterviewStep,
  { sitting, ladder, today }: { sitting: string; ladder: string; today: Day },
): NewEvent {
  switch (step.kind) {
    case 'answer': {
      const { question, interview } = step;
      const phase = interview.path.find((asked) => asked.question === question)?.phase;
      const answer = interview.answers.get(question) ?? null;
      return { type: 'answer', sitting, ladder, phase: phase ?? 'closing', question, answer };
    }
    case 'note': {
      const { text, question } = step;
      return { type: 'evidence', sitting, date: today, text, behaviours: [question] };
    }
    case 'placed':
      return { type: 'placed', sitting, ladder, level: step.level };
  }
}
