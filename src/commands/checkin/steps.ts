import { undoneIds } from '../../core/journal/fold.js';
import type { Ask, Question } from '../../prompts/ask.js';
import { Left, withBack } from '../../prompts/ask.js';
import { running } from '../../views/text/layout.js';
import { emptyMark } from '../shared/ask.js';
import type { OpenSitting } from './sitting.js';
import { currentState } from './sitting.js';

interface Given {
  readonly message: string;
  readonly answer: unknown;
}

interface Start extends Pick<Resumed, 'asked' | 'last'> {
  readonly step: number;
  /** How many answers there were. */
  readonly answered: number;
}

/** An answer that was given before the check-in was left, in the middle of the first step. */
export interface Resumed extends Given {
  /** What was asked before it. */
  readonly asked: readonly string[];
  /** The id of the last event before it. */
  readonly last: string;
}

/**
 * One after another. Escape goes back a question and takes back what was written since: its step starts again, with the
 * answers before it given for the person.
 */
export async function takeSteps(
  open: OpenSitting,
  steps: readonly ((open: OpenSitting) => Promise<unknown>)[],
  resumed: Resumed | null = null,
): Promise<void> {
  /** The answers since the start. */
  const given: Given[] = resumed === null ? [] : [resumed];
  const before: Before = { again: [], drafts: [] };
  const question = (async (asked) => {
    const answer = await answerTo(given.length > 0 ? withBack(open.ask) : open.ask, asked, before);
    given.push({ message: asked.message, answer });
    return answer;
  }) as Ask['question'];
  const starts: Start[] = resumed === null ? [] : [{ ...resumed, step: 0, answered: 0 }];
  const startOf = (step: number): Start => ({
    step,
    answered: given.length,
    asked: [...open.asked],
    last: currentState(open).events.at(-1)?.id ?? '',
  });
  for (let step = 0; step < steps.length; step += 1) {
    starts.push(startOf(step));
    try {
      await steps[step]?.({ ...open, ask: { ...open.ask, question } });
    } catch (error) {
      const start = starts.findLast(({ answered }) => answered < given.length);
      if (!(error instanceof Left && error.isEscape) || start === undefined) throw error;
      starts.length = starts.indexOf(start);
      before.again = given.splice(start.answered);
      before.drafts.push(...before.again.splice(-1));
      await sayTakenBack(open, before.drafts.at(-1)?.message ?? '');
      step = start.step - 1;
      open.asked.clear();
      for (const id of start.asked) open.asked.add(id);
      takeBackSince(open, start.last);
    }
  }
}

/** What was answered before Escape. */
interface Before {
  /** Answers that still hold, in their order. */
  again: Given[];
  /** Those that were taken back, the first of them last. */
  drafts: Given[];
}

async function answerTo(ask: Ask, question: Question, before: Before): Promise<unknown> {
  const known = before.again.shift();
  if (known?.message === question.message) return known.answer;
  before.again = [];
  if (before.drafts.at(-1)?.message !== question.message) before.drafts = [];
  const answer = await ask.question(withDraft(question, before.drafts.at(-1)?.answer));
  before.drafts.pop();
  return answer;
}

/** A text that was typed before is there to go on with. */
function withDraft(question: Question, draft: unknown): Question {
  if (question.kind !== 'text' || typeof draft !== 'string' || draft.trim() === '') return question;
  // Enter alone would keep it.
  const hint = /\(Enter (?:for|alone:) (\w+(?: \w+)*)\)/;
  const message = question.message.replace(hint, `(${emptyMark} for $1)`);
  return { ...question, message, initial: draft, filled: question.meaning === undefined };
}

/** Its answer still stands on the screen. */
async function sayTakenBack({ world }: OpenSitting, message: string): Promise<void> {
  const style = await world.style(world.err);
  const line = { text: `Taken back: ${message}`, paint: style.paint.dim };
  world.notice(running([line], style).join('\n'));
}

function takeBackSince(open: OpenSitting, last: string): void {
  const { initialState, sitting } = open;
  const { events } = currentState(open);
  const undone = undoneIds(events);
  const targets = events
    .filter((event) => event.id > last && event.type !== 'undo' && !undone.has(event.id))
    .filter((event) => 'sitting' in event && event.sitting === sitting)
    .map(({ id }) => id);
  if (targets.length > 0) initialState.journal.append([{ type: 'undo', sitting, targets }]);
}
