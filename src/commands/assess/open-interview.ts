import { latestNotes } from '../../core/answers/counting-answers.js';
import { earlierAnswers } from '../../core/answers/earlier-answers.js';
import type { Day } from '../../core/base/day.js';
import { askedFirst } from '../../core/interview/asked-first.js';
import type { Interview } from '../../core/interview/interview.js';
import { resumeInterview, startInterview } from '../../core/interview/interview.js';
import type { InterviewStep } from '../../core/interview/steps.js';
import type { Draft } from '../../core/journal/state.js';
import type { NewEvent } from '../../core/schema/events.schema.js';
import type { World } from '../../world/world.js';
import type { JournalState } from '../shared/journal-state.js';
import type { Input } from '../shared/run.js';
import { besideQuestions } from './beside-questions.js';

/** An interview in progress, with a person or a program. */
export interface OpenInterview {
  readonly interview: Interview;
  readonly sitting: string;
  /** Whether another terminal has finished the same draft meanwhile: this one then goes on as a sitting of its own. */
  readonly wentOn: boolean;
  /** The step is on the disk when this returns. */
  save(step: InterviewStep): void;
}

/** Continues the draft, if there is one and `restart` does not discard it. */
export function openInterview(
  journalState: JournalState,
  {
    full = false,
    restart = false,
    lastTime = null,
  }: Pick<Input<'assess'>['options'], 'full' | 'restart'> & {
    /** For the first screen. */
    readonly lastTime?: string | null;
  },
  world: World,
): OpenInterview {
  const { ladder, journal, state } = journalState;
  if (restart && state.draft !== null) {
    const { sitting } = state.draft;
    journal.append([{ type: 'discarded', sitting, ladder: ladder.id }]);
  }
  const draft = restart ? null : state.draft;
  if (draft !== null) tellOfMisfits(draft, world);
  const noted = latestNotes(ladder, state, world.today);
  const options = {
    full,
    earlier: earlierAnswers(ladder, state, world.today),
    askedFirst: askedFirst(ladder, state, journalState.report?.review),
    ...besideQuestions(journalState),
    examples: new Set(noted.keys()),
    noted,
    lastTime,
  };
  let sitting = draft?.sitting;
  let wentOn = false;
  const interview =
    draft === null
      ? startInterview(ladder, options)
      : resumeInterview(ladder, draft.answers, options);
  let latest = interview;
  let placed = draft?.placed ?? null;
  /** The line of evidence that was noted last for a question. */
  const notes = new Map<string, string>();
  const about = (of: string) => ({ sitting: of, ladder: ladder.id, today: world.today });
  /** All that was answered here, under an id of its own: no answer is lost, and each can be undone by itself. */
  const goOnApart = () => {
    wentOn = true;
    const own = world.newId();
    const answered = latest.path.filter(({ question }) => latest.answers.has(question));
    const steps: InterviewStep[] = answered.map(({ question }) => {
      return { kind: 'answer', question, interview: latest };
    });
    if (placed !== null) steps.push({ kind: 'placed', level: placed });
    journal.append(steps.flatMap((step) => eventOf(step, about(own)) ?? []));
    return own;
  };
  const open: OpenInterview = {
    interview,
    // A new sitting gets its id with its first saved step.
    get sitting() {
      if (sitting === undefined) sitting = world.newId();
      else if (isClosed(sitting, journal)) sitting = goOnApart();
      return sitting;
    },
    get wentOn() {
      return wentOn;
    },
    save: (step) => {
      const event = amendmentOf(step, notes) ?? eventOf(step, about(open.sitting));
      if (event === null) return;
      if (step.kind === 'answer') latest = step.interview;
      if (step.kind === 'placed') placed = step.level;
      for (const { type, id } of journal.append([event])) {
        if (step.kind === 'note' && type === 'evidence') notes.set(step.question, id);
      }
    },
  };
  return open;
}

/** Other words for a note, or its end; null for anything else. */
function amendmentOf(step: InterviewStep, notes: ReadonlyMap<string, string>): NewEvent | null {
  if (step.kind !== 'note-removed' && (step.kind !== 'note' || !step.reworded)) return null;
  const evidence = notes.get(step.question);
  if (evidence === undefined) return null;
  return step.kind === 'note'
    ? { type: 'amendment', evidence, text: step.text }
    : { type: 'amendment', evidence, dropped: true };
}

/** The ladder may have been changed while the draft was waiting. */
function tellOfMisfits({ answers }: Draft, world: World): void {
  const { size } = new Set(answers.flatMap(({ question, misfit }) => (misfit ? question : [])));
  if (size === 0) return;
  world.notice(
    `The ladder was changed: ${size === 1 ? 'one of your answers no longer fits' : `${size} of your answers no longer fit`}, and will be asked again.`,
  );
}

function isClosed(sitting: string, journal: JournalState['journal']): boolean {
  return journal
    .read()
    .events.some(
      (event) =>
        (event.type === 'assessment' || event.type === 'discarded') && event.sitting === sitting,
    );
}

function eventOf(
  step: InterviewStep,
  { sitting, ladder, today }: { sitting: string; ladder: string; today: Day },
): NewEvent | null {
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
    case 'note-removed':
      return null;
    case 'placed':
      return { type: 'placed', sitting, ladder, level: step.level };
  }
}
